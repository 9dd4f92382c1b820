import { Button } from '#ui/controls/Button.tsx';
import { useText } from '#ui/text.ts';
import { useDesk } from '../../case/desk.ts';
import styles from '../compose.module.css';
import { useDraft } from '../drafts.ts';

/** What happened to this draft elsewhere, until whoever writes says they have read it. */
export function DraftNotice() {
  const t = useText();
  const { it } = useDesk();
  const { draft, change, latest } = useDraft(it.reference);
  const { mode } = draft;
  const { notice } = draft.kept[mode];
  if (!notice) return null;
  const read = (): void => {
    const now = latest();
    change({ ...now, kept: { ...now.kept, [mode]: { ...now.kept[mode], notice: null } } });
  };
  return (
    <div role="status" className={styles.moved}>
      <p>
        {t(`cases.draft.${notice}`)}{' '}
        <Button variant="quiet" onClick={read}>
          {t('cases.draft.read')}
        </Button>
      </p>
    </div>
  );
}
