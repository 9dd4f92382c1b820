import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import styles from '../compose.module.css';
import type { Draft } from '../draft.rules.ts';
import { useIsAway } from '../drafts.ts';

/** «Guardado a las 10:11», and whether only here. */
export function SavedAt({ draft: { savedAt, kept, mode } }: { draft: Draft }) {
  const t = useText();
  const formats = useFormats();
  const away = useIsAway();
  const here = away && kept[mode].touched;
  return (
    <span className={styles.saved}>
      {savedAt &&
        t(here ? 'cases.compose.savedHere' : 'cases.compose.saved', { time: formats.time(new Date(savedAt)) })}
    </span>
  );
}
