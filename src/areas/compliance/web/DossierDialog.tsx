import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { casesApi } from '#areas/cases/contract.ts';
import { addressOf, call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { complianceApi } from '../contract.ts';

/** Any case's expediente, by its number. It is looked up first, so that a mistyped one is said here. */
export function DossierDialog({ onClose }: { onClose(): void }) {
  const t = useText();
  const [written, setWritten] = useState('');
  const [asked, setAsked] = useState(false);
  const reference = written.trim().toUpperCase();
  const valid = /^[A-Z]{1,5}-\d{1,10}$/.test(reference);
  const fetchIt = useChange(async () => call(casesApi.getCase, { params: { reference } }), {
    reads: [],
    inForm: true,
    onDone: () => {
      window.location.assign(addressOf(complianceApi.dossier, { params: { reference } }));
      onClose();
    },
  });
  const submit = (): void => {
    setAsked(true);
    if (valid) fetchIt.run(undefined);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title={t('compliance.dossier.action')}
      actions={
        <>
          <Button onClick={onClose}>{t('compliance.cancel')}</Button>
          <Button variant="primary" busy={fetchIt.busy} onClick={submit}>
            {t('compliance.dossier.download')}
          </Button>
        </>
      }
    >
      <Form onSubmit={submit} refusal={fetchIt.refusal}>
        <TextField
          data-autofocus
          label={t('compliance.dossier.reference')}
          hint={t('compliance.dossier.hint')}
          value={written}
          onChange={(event) => setWritten(event.currentTarget.value)}
          error={asked && !valid ? t('compliance.dossier.invalid') : undefined}
        />
        <input type="submit" hidden />
      </Form>
    </Dialog>
  );
}
