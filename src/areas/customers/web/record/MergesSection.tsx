import { useState } from 'react';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { Time } from '#ui/format/Time.tsx';
import { useText } from '#ui/text.ts';
import { customersApi, type CustomerView } from '../../contract.ts';
import { reasonAgainst } from '../reason.ts';
import { useCustomerChange } from '../use-customer-change.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import styles from './record.module.css';

/** The records that became part of this one, each with its way back. */
export function MergesSection({ customer }: { customer: CustomerView }) {
  const t = useText();
  if (customer.merges.length === 0) return null;
  return (
    <FoldSection id="customers.merges" title={t('customers.merges')} aside={customer.merges.length}>
      <ul className={styles.rows}>
        {customer.merges.map((merge) => (
          <MergeRow key={merge.id} customer={customer} merge={merge} />
        ))}
      </ul>
    </FoldSection>
  );
}

function MergeRow({ customer, merge }: { customer: CustomerView; merge: CustomerView['merges'][number] }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const undo = useCustomerChange(
    async () => call(customersApi.undoMerge, { params: { id: customer.id, mergeId: merge.id } }),
    { said: t('customers.merges.said.undone', { name: merge.name }), onDone: () => setAsking(false) },
  );
  const goesOn = customer.mergedInto ? t('customers.merges.goesOn') : undefined;
  return (
    <li className={styles.rowText}>
      <span className={styles.value}>{merge.name}</span>
      <span className={styles.quiet}>
        {t.rich('customers.merges.by', { by: merge.by, when: <Time key="at" at={new Date(merge.at)} /> })}
      </span>
      <div className={styles.tools}>
        <Button
          variant="quiet"
          reason={reasonAgainst(t, customer.can, 'merge') ?? goesOn}
          onClick={() => setAsking(true)}
        >
          {t('customers.merges.undo')}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('customers.merges.undo')}
          action={t('customers.merges.undo')}
          busy={undo.busy}
          onConfirm={() => undo.run(undefined)}
          onClose={() => setAsking(false)}
        >
          {t('customers.merges.undo.text', { name: merge.name, kept: customer.name })}
        </ConfirmDialog>
      )}
    </li>
  );
}
