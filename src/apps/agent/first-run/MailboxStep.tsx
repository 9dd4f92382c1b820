import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { problemAt, problemsOf, refusalOf, useEnter } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form, FormActions } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { correspondenceApi } from '#areas/correspondence/contract.ts';

/** The address customers write to, now or later. */
export function MailboxStep() {
  const t = useText();
  const enter = useEnter();
  const [address, setAddress] = useState('');
  const make = useMutation({
    mutationFn: () =>
      call(correspondenceApi.createMailbox, { body: { address: address.trim(), name: address.trim() } }),
    onSuccess: enter,
  });
  const problems = problemsOf(make.error);
  return (
    <Form
      onSubmit={() => make.mutate()}
      problems={problems}
      named={false}
      refusal={problems.length === 0 ? refusalOf(t, make.error) : undefined}
    >
      <p>{t('app.first.mailboxLead')}</p>
      <TextField
        id="address"
        type="email"
        autoFocus
        label={t('app.first.address')}
        hint={t('app.first.addressHint')}
        error={problemAt(make.error, 'address')}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <FormActions>
        <Button type="submit" variant="primary" large busy={make.isPending}>
          {t('app.first.makeMailbox')}
        </Button>
        <Button large onClick={enter}>
          {t('app.first.later')}
        </Button>
      </FormActions>
    </Form>
  );
}
