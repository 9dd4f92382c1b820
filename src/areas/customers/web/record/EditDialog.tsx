import { useState } from 'react';
import { ApiProblem, call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { customersApi, type CustomerView } from '../../contract.ts';
import { useCustomerChange } from '../use-customer-change.ts';
import type { Edited } from './edited.ts';
import { EditFields } from './EditFields.tsx';

/** The record's own facts in one form; what is not touched is not sent. */
export function EditDialog({ customer, onClose }: { customer: CustomerView; onClose(): void }) {
  const t = useText();
  const [start] = useState(() => editedOf(customer));
  const [values, setValues] = useState(start);
  const [asked, setAsked] = useState(false);
  const save = useCustomerChange(
    async (body: Partial<Omit<Edited, 'companyName'>>) =>
      call(customersApi.updateCustomer, { params: { id: customer.id }, body }),
    { inForm: true, said: t('customers.edit.said'), onDone: onClose },
  );
  const problem = save.error instanceof ApiProblem ? save.error : undefined;
  const companyWrong = problem?.code === 'customer.company_not_found' ? problem.detail : undefined;
  const wrong = (field: string): string | undefined =>
    field === 'name' && asked && values.name.trim() === ''
      ? t('customers.nameMissing')
      : field === 'companyId'
        ? companyWrong
        : save.wrong(field);
  const submit = (): void => {
    setAsked(true);
    if (values.name.trim() === '' || save.busy) return;
    const change = changesOf(start, values);
    if (Object.keys(change).length === 0) onClose();
    else save.run(change);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="medium"
      title={t('customers.edit.title', { name: customer.name })}
      actions={
        <>
          <Button onClick={onClose}>{t('customers.cancel')}</Button>
          <Button variant="primary" busy={save.busy} onClick={submit}>
            {t('customers.edit.save')}
          </Button>
        </>
      }
    >
      <Form onSubmit={submit} refusal={companyWrong ? undefined : save.refusal}>
        <EditFields
          id={customer.id}
          values={values}
          onChange={(change) => setValues({ ...values, ...change })}
          wrong={wrong}
        />
        <input type="submit" hidden />
      </Form>
    </Dialog>
  );
}

function editedOf(customer: CustomerView): Edited {
  const {
    kind,
    name,
    companyId,
    companyName,
    externalRef,
    language,
    preferredChannel,
    preferredFormat,
    communicationNeeds,
    region,
    vulnerable,
    vulnerableBecause,
    tagIds,
  } = customer;
  return {
    kind,
    name,
    companyId,
    companyName,
    externalRef,
    language,
    preferredChannel,
    preferredFormat,
    communicationNeeds,
    region,
    vulnerable,
    vulnerableBecause,
    tagIds,
  };
}

function changesOf(before: Edited, { companyName: _shown, ...after }: Edited): Partial<Omit<Edited, 'companyName'>> {
  const clean = {
    ...after,
    name: after.name.trim(),
    externalRef: after.externalRef?.trim() || null,
    companyId: after.kind === 'company' ? null : after.companyId,
  };
  return Object.fromEntries(
    Object.entries(clean).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof Edited]),
    ),
  );
}
