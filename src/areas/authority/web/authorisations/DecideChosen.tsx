import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalOf } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { Form } from '#ui/fields/Form.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { authorisationsApi, type AuthorisationListRow } from '../../authorisations/contract.ts';
import styles from './authorisations.module.css';

interface DecideChosenProps {
  rows: readonly AuthorisationListRow[];
  outcome: 'approve' | 'refuse';
  onClose(): void;
  /** With those that are still chosen: what could not be decided. */
  onDone(left: readonly string[]): void;
}

/** The same yes or no to several requests, each of them its own decision: what could not be decided stays, with why. */
export function DecideChosen({ rows, outcome, onClose, onDone }: DecideChosenProps) {
  const t = useText();
  const queries = useQueryClient();
  // As they were when it opened: deciding takes them out of the list.
  const [asked] = useState(rows);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map());
  const isReasonMissing = outcome === 'refuse' && reason.trim() === '';
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const failed = new Map<string, string>();
      for (const { id } of asked)
        await call(authorisationsApi.decide, { params: { id }, body: { outcome, reason: reason.trim() } }).catch(
          (error: unknown) => failed.set(id, refusalOf(t, error) ?? ''),
        );
      return failed;
    },
    onSuccess: (failed) => {
      void queries.invalidateQueries({ queryKey: manyKey('authorisation') });
      const n = asked.length - failed.size;
      if (n > 0) toast(t(`authorisations.chosen.done.${outcome}`, { n }));
      setRefusals(failed);
      onDone([...failed.keys()]);
      if (failed.size === 0) onClose();
    },
  });
  const over = refusals.size > 0;
  const submit = (): void => {
    setTried(true);
    if (!isReasonMissing && !isPending && !over) mutate();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(over ? 'authorisations.chosen.left' : `authorisations.chosen.${outcome}`, {
        n: over ? refusals.size : asked.length,
      })}
      actions={
        over ? (
          <Button variant="primary" onClick={onClose}>
            {t('ui.close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('authorisations.cancel')}</Button>
            <Button variant="primary" busy={isPending} onClick={submit}>
              {t(`authorisations.chosen.${outcome}`, { n: asked.length })}
            </Button>
          </>
        )
      }
    >
      <Form onSubmit={submit}>
        <ul className={styles.chosen}>
          {asked
            .filter(({ id }) => !over || refusals.has(id))
            .map(({ id, customer, reference, what }) => (
              <li key={id}>
                <strong>{customer || reference}</strong>
                {customer && <span className={styles.reference}> · {reference}</span>} · {what}
                {refusals.has(id) && <p className={styles.refusal}>{refusals.get(id)}</p>}
              </li>
            ))}
        </ul>
        {outcome === 'refuse' && !over && (
          <TextArea
            data-autofocus
            label={t('authorisations.refuse.reason')}
            hint={t('authorisations.chosen.reasonHint')}
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={tried && isReasonMissing ? t('authorisations.chosen.reasonMissing') : undefined}
          />
        )}
      </Form>
    </Dialog>
  );
}
