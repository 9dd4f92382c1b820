import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { FieldRow, Form } from '#ui/fields/Form.tsx';
import { TextArea, TextField } from '#ui/fields/TextField.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { intakeApi, type IntakeView } from '../contract.ts';
import { intakeKey } from './queries.ts';

/** A person reads what the machine could not and makes its case; the original hangs on it whole. */
export function CaseByHandDialog({ row, onClose }: { row: IntakeView; onClose(): void }) {
  const t = useText();
  const navigate = useNavigate();
  const [values, setValues] = useState({
    subject: row.subject ?? '',
    text: '',
    name: '',
    email: row.from ?? '',
    phone: '',
  });
  const [asked, setAsked] = useState(false);
  const make = useChange(
    async () => {
      const { subject, text, name, email, phone } = values;
      const customer = {
        name: name.trim(),
        ...(email.trim() ? { email: email.trim() } : {}),
        ...(phone.trim() ? { phone: phone.trim() } : {}),
      };
      return call(intakeApi.makeCase, { params: { id: row.id }, body: { subject, text, customer } });
    },
    {
      reads: [intakeKey],
      inForm: true,
      onDone: ({ caseReference }) => {
        onClose();
        if (caseReference) void navigate({ to: '/bandeja/$reference', params: { reference: caseReference } });
      },
    },
  );
  const missing = asked && values.subject.trim() === '' ? t('intake.byHand.subjectMissing') : undefined;
  const submit = (): void => {
    setAsked(true);
    if (values.subject.trim() !== '') make.run(undefined);
  };
  const field = (key: keyof typeof values) => ({
    value: values[key],
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [key]: event.currentTarget.value }),
  });
  return (
    <Dialog
      open
      onClose={onClose}
      size="medium"
      title={t('intake.byHand.title')}
      actions={
        <>
          <Button onClick={onClose}>{t('intake.cancel')}</Button>
          <Button variant="primary" busy={make.busy} onClick={submit}>
            {t('intake.byHand.action')}
          </Button>
        </>
      }
    >
      <Form onSubmit={submit} refusal={make.refusal}>
        <TextField
          data-autofocus
          label={t('intake.byHand.subject')}
          {...field('subject')}
          error={missing ?? make.wrong('subject')}
        />
        <TextArea label={t('intake.byHand.text')} hint={t('intake.byHand.textHint')} optional {...field('text')} />
        <TextField label={t('intake.byHand.name')} optional {...field('name')} error={make.wrong('customer.name')} />
        <FieldRow>
          <TextField
            label={t('intake.byHand.email')}
            type="email"
            optional
            {...field('email')}
            error={make.wrong('customer.email')}
          />
          <TextField
            label={t('intake.byHand.phone')}
            type="tel"
            optional
            {...field('phone')}
            error={make.wrong('customer.phone')}
          />
        </FieldRow>
        <input type="submit" hidden />
      </Form>
    </Dialog>
  );
}
