import { useState } from 'react';
import { call, ApiProblem } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { FieldRow, Form } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { CUSTOMER_LANGUAGES, customersApi } from '../../contract.ts';
import type { CustomerKind } from '../address.rules.ts';
import { useCustomerChange } from '../use-customer-change.ts';
import { addressTakenBy, wrongAddress } from '../address-refusal.ts';

interface NewCustomerDialogProps {
  /** What was being searched: it starts the field it looks like. */
  typed: string;
  onClose(): void;
  onOpen(id: string): void;
}

/** The few facts a record starts with; the rest is written on it. */
export function NewCustomerDialog({ typed, onClose, onOpen }: NewCustomerDialogProps) {
  const t = useText();
  const { locale } = useFormats();
  const [values, setValues] = useState(() => startFrom(typed, locale));
  const [asked, setAsked] = useState(false);
  const set = (change: Partial<typeof values>): void => setValues({ ...values, ...change });
  const make = useCustomerChange(
    async () => {
      const { kind, name, language, email, phone } = values;
      const addresses = [
        { kind: 'email' as const, value: email.trim() },
        { kind: 'phone' as const, value: phone.trim() },
      ].filter(({ value }) => value !== '');
      return call(customersApi.createCustomer, { body: { kind, name: name.trim(), language, addresses } });
    },
    { inForm: true, said: t('customers.new.said'), onDone: ({ id }) => (onClose(), onOpen(id)) },
  );
  const missing = asked && values.name.trim() === '' ? t('customers.nameMissing') : undefined;
  const submit = (): void => {
    setAsked(true);
    if (values.name.trim() !== '' && !make.busy) make.run(undefined);
  };
  const problem = make.error instanceof ApiProblem ? make.error : undefined;
  const taken = addressTakenBy(problem);
  const refusal = taken ? (
    <>
      {make.refusal} <Button onClick={() => (onClose(), onOpen(taken))}>{t('customers.taken.open')}</Button>
    </>
  ) : (
    make.refusal
  );
  const wrong = wrongAddress(problem);
  return (
    <Dialog
      open
      onClose={onClose}
      size="medium"
      title={t('customers.new.title')}
      actions={
        <>
          <Button onClick={onClose}>{t('customers.cancel')}</Button>
          <Button variant="primary" busy={make.busy} onClick={submit}>
            {t('customers.new.create')}
          </Button>
        </>
      }
    >
      <Form onSubmit={submit} refusal={wrong ? undefined : refusal}>
        <RadioField<CustomerKind>
          label={t('customers.field.kind')}
          value={values.kind}
          options={(['person', 'company'] as const).map((value) => ({ value, label: t(`customers.kind.${value}`) }))}
          onChange={(kind) => set({ kind })}
        />
        <TextField
          data-autofocus
          label={t(`customers.field.name.${values.kind}`)}
          value={values.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={missing ?? make.wrong('name')}
        />
        <FieldRow>
          <TextField
            label={t('customers.field.email')}
            type="email"
            optional
            value={values.email}
            onChange={(event) => set({ email: event.currentTarget.value })}
            error={taken ? true : wrong?.kind === 'email' && wrong.text}
          />
          <TextField
            label={t('customers.field.phone')}
            type="tel"
            optional
            value={values.phone}
            onChange={(event) => set({ phone: event.currentTarget.value })}
            error={wrong?.kind === 'phone' && wrong.text}
          />
        </FieldRow>
        <SelectField
          label={t('customers.field.language')}
          data={CUSTOMER_LANGUAGES.map((value) => ({ value, label: t(`customers.language.${value}`) }))}
          value={values.language}
          onChange={(language) =>
            set({ language: CUSTOMER_LANGUAGES.find((one) => one === language) ?? values.language })
          }
        />
        {/* ↵ in any field sends the form. */}
        <input type="submit" hidden />
      </Form>
    </Dialog>
  );
}

type Language = (typeof CUSTOMER_LANGUAGES)[number];

function startFrom(typed: string, language: Language) {
  const isEmail = typed.includes('@');
  const isPhone = !isEmail && /^[\d\s+().-]{5,}$/.test(typed);
  return {
    kind: 'person' as CustomerKind,
    name: isEmail || isPhone ? '' : typed,
    email: isEmail ? typed : '',
    phone: isPhone ? typed : '',
    language,
  };
}
