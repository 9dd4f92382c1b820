import { useEffect, useEffectEvent, useRef } from 'react';
import { announce } from '#ui/feedback/announce.ts';
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
  const words = savedAt
    ? t(here ? 'cases.compose.savedHere' : 'cases.compose.saved', { time: formats.time(new Date(savedAt)) })
    : '';
  useHeardOnce(words, words && (here ? 'here' : 'kept'));
  return <span className={styles.saved}>{words}</span>;
}

/** Said when it begins to be kept, or to be kept elsewhere: each second would be noise. */
function useHeardOnce(words: string, kind: string): void {
  const before = useRef(kind);
  const say = useEffectEvent(() => announce(words));
  useEffect(() => {
    if (kind && kind !== before.current) say();
    before.current = kind;
  }, [kind]);
}
