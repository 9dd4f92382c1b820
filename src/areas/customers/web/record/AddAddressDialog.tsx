import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem, call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { CheckField, RadioField } from '#ui/fields/ChoiceField.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { customersApi, type CustomerView } from '../../contract.ts';
import { addressTakenBy, wrongAddress } from '../address-refusal.ts';
import { useCustomerChange } from '../use-customer-change.ts';

/** One more e-mail or phone. */
export function AddAddressDialog({ customer, onClose }: { customer: CustomerView; onClose(): void }) {
  const t = useText();
  const navigate = useNavigate();
  const [values, setValues] = useState({ kind: 'email' as 'email' | 'phone', value: '', label: '', primary: false });
  const [asked, setAsked] = useState(false);
  const set = (change: Partial<typeof values>): void => setValues({ ...values, ...change });
  const add = useCustomerChange(
    async () =>
      call(customersApi.addAddress, {
        params: { id: customer.id },
        body: { ...values, value: values.value.trim(), label: values.label.trim() },
      }),
    { inForm: true, said: t('customers.addresses.said.added'), onDone: onClose },
  );
  const missing = asked && values.value.trim().length < 3 ? t(`customers.addresses.missing.${values.kind}`) : undefined;
  const submit = (): void => {
    setAsked(true);
    if (values.value.trim().length >= 3 && !add.busy) add.run(undefined);
  };
  const problem = add.error instanceof ApiProblem ? add.error : undefined;
  const taken = addressTakenBy(problem);
  const wrong = wrongAddress(problem);
  const refusal = taken ? (
    <>
      {add.refusal}{' '}
      <Button onClick={() => (onClose(), void navigate({ to: '/clientes/$id', params: { id: taken } }))}>
        {t('customers.taken.open')}
      </Button>
    </>
  ) : (
    add.refusal
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('customers.addresses.add')}
      actions={
        <>
          <Button onClick={onClose}>{t('customers.cancel')}</Button>
          <Button variant="primary" busy={add.busy} onClick={submit}>
            {t('customers.addresses.add.action')}
          </Button>
        </>
      }
    >
      <Form onSubmit={submit} refusal={wrong ? undefined : refusal}>
        <RadioField
          label={t('customers.addresses.kind')}
          value={values.kind}
          options={(['email', 'phone'] as const).map((value) => ({ value, label: t(`customers.field.${value}`) }))}
          onChange={(kind) => set({ kind })}
        />
        <TextField
          data-autofocus
          label={t(`customers.field.${values.kind}`)}
          type={values.kind === 'email' ? 'email' : 'tel'}
          value={values.value}
          onChange={(event) => set({ value: event.currentTarget.value })}
          error={missing ?? wrong?.text ?? Boolean(taken)}
        />
        <TextField
          label={t('customers.addresses.label')}
          hint={t('customers.addresses.label.hint')}
          optional
          maxLength={40}
          value={values.label}
          onChange={(event) => set({ label: event.currentTarget.value })}
        />
        <CheckField
          label={t(`customers.addresses.primary.use.${values.kind}`)}
          checked={values.primary}
          onChange={(event) => set({ primary: event.currentTarget.checked })}
        />
        <input type="submit" hidden />
      </Form>
    </Dialog>
  );
}
