import { useState } from 'react';
import { casesApi } from '#areas/cases/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { addressOf, call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import { complianceApi, type TermView } from '../contract.ts';
import styles from './compliance.module.css';

/** The copy to print, of the sheet where there is one, and that it was handed over. */
export function HandReceipt({ row }: { row: TermView }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const { reference, receipt } = row;
  if (!receipt) return null;
  const href = receipt.sheetId
    ? addressOf(complianceApi.sheetFile, { params: { id: receipt.sheetId } })
    : addressOf(casesApi.casePdf, { params: { reference }, query: {} });
  return (
    <div className={styles.receipt}>
      <a
        href={href}
        className={styles.link}
        target="_blank"
        rel="noreferrer"
        aria-label={t('compliance.receipt.printOf', { reference })}
      >
        {t('compliance.receipt.print')}
      </a>
      <Button
        variant="quiet"
        aria-label={t('compliance.receipt.handedOf', { reference })}
        reason={receipt.hand === true ? undefined : t(`ability.${receipt.hand}` as MessageId)}
        onClick={() => setAsking(true)}
      >
        {t('compliance.receipt.handed')}
      </Button>
      {asking && <Handing row={row} onClose={() => setAsking(false)} />}
    </div>
  );
}

function Handing({ row: { reference, customer }, onClose }: { row: TermView; onClose(): void }) {
  const t = useText();
  const save = useChange(async () => call(casesApi.handReceipt, { params: { reference }, body: {} }), {
    reads: [manyKey('case', 'terms')],
    said: t('compliance.receipt.done', { reference }),
    inForm: true,
    onDone: onClose,
  });
  const submit = (): void => save.run(undefined);
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title={t('compliance.receipt.title', { reference })}
      actions={
        <>
          <Button onClick={onClose}>{t('compliance.cancel')}</Button>
          <Button variant="primary" busy={save.busy} onClick={submit}>
            {t('compliance.receipt.handed')}
          </Button>
        </>
      }
    >
      <Form onSubmit={submit} refusal={save.refusal}>
        <p>{t('compliance.receipt.ask', { customer: customer ?? t('compliance.noCustomer') })}</p>
      </Form>
    </Dialog>
  );
}
