import { useState } from 'react';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { type CustomerRow, customersApi, type CustomerView } from '../../contract.ts';
import { CustomerFinder } from '../find/CustomerFinder.tsx';
import { useCustomerChange } from '../use-customer-change.ts';
import { phoneWords } from '../words.rules.ts';
import styles from './record.module.css';

/** Which record is the same customer, then what becomes of the two; nothing happens before its button. */
export function MergeDialog({ customer, onClose }: { customer: CustomerView; onClose(): void }) {
  const t = useText();
  const [other, setOther] = useState<CustomerRow | undefined>(undefined);
  const merge = useCustomerChange(
    async (otherId: string) => call(customersApi.mergeCustomers, { params: { id: customer.id }, body: { otherId } }),
    { inForm: true, said: t('customers.merge.said'), onDone: onClose },
  );
  const actions = other && (
    <>
      <Button onClick={() => (merge.reset(), setOther(undefined))}>{t('customers.merge.another')}</Button>
      <Button data-autofocus variant="primary" busy={merge.busy} onClick={() => merge.run(other.id)}>
        {t('customers.merge.do')}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      size="medium"
      title={t('customers.merge.title', { name: customer.name })}
      actions={actions}
    >
      {other ? (
        <div className={styles.merging}>
          {merge.refusal && <ErrorState compact text={merge.refusal} />}
          <p className={styles.value}>{other.name}</p>
          <p className={styles.quiet}>
            {[
              other.company,
              other.email,
              other.phone && phoneWords(other.phone),
              t('customers.casesCount', { total: other.totalCases, open: other.openCases }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p>{t('customers.merge.what', { n: other.totalCases })}</p>
          <p>{t('customers.merge.undoable')}</p>
        </div>
      ) : (
        <CustomerFinder label={t('customers.merge.find')} kind={customer.kind} except={customer.id} onPick={setOther} />
      )}
    </Dialog>
  );
}
