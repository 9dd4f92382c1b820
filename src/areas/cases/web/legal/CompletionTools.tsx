import { lazy, Suspense, useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { useText } from '#ui/text.ts';
import type { CaseView } from '../../contract.ts';
import { reasonAgainst } from '../data/reason.ts';
import { askCompletionAction } from './actions.ts';
import { isPastAsking, waitedOf } from './completion.rules.ts';
import styles from './legal.module.css';

// They bring a calendar with them.
const AskCompletionDialog = lazy(async () => ({
  default: (await import('./AskCompletionDialog.tsx')).AskCompletionDialog,
}));
const CompleteDialog = lazy(async () => ({ default: (await import('./CompleteDialog.tsx')).CompleteDialog }));

/** Asking for what is missing, and saying that it is there: only a person says so, whatever the customer has written. */
export function CompletionTools({ it }: { it: CaseView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const [open, setOpen] = useState<'ask' | 'complete' | null>(null);
  const reason = reasonAgainst(t, it.can, 'reply');
  const action = useAction(askCompletionAction, {
    run: () => setOpen('ask'),
    when: it.completionFrom !== null,
    reason,
  });
  const waited = waitedOf(it);
  const late = isPastAsking(it);
  return (
    <>
      {late && (waited || it.completionFrom !== null) && <p className={styles.doubt}>{t('cases.completion.late')}</p>}
      {waited?.wroteAt && (
        <p className={styles.doubt}>{t('cases.completion.wrote', { date: formats.date(waited.wroteAt, now) })}</p>
      )}
      {it.completionFrom !== null && (
        <Button variant="quiet" reason={action.reason} onClick={action.run}>
          {action.label}
        </Button>
      )}
      {waited && (
        <Button variant="quiet" reason={reason} onClick={() => setOpen('complete')}>
          {t('cases.completion.received')}
        </Button>
      )}
      <Suspense>
        {open === 'ask' && it.completionFrom && (
          <AskCompletionDialog
            reference={it.reference}
            from={new Date(it.completionFrom)}
            late={late}
            onClose={() => setOpen(null)}
          />
        )}
        {open === 'complete' && waited && (
          <CompleteDialog reference={it.reference} {...waited} late={late} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </>
  );
}
