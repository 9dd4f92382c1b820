import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { casesApi } from '../../contract.ts';
import { useVerb } from '../data/use-verb.ts';

/** Opens a resolved case again; the reason helps whoever reads it later. */
export function ReopenDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useText();
  const { it } = useDesk();
  const { run, busy } = useVerb(casesApi.reopen);
  const [why, setWhy] = useState('');
  const reopen = (): void => {
    run(
      { params: { reference: it.reference }, body: { why } },
      { onDone: () => toast(t('cases.reopen.done', { reference: it.reference })) },
    );
    setWhy('');
    onClose();
  };
  const actions = (
    <>
      <Button onClick={onClose}>{t('cases.cancel')}</Button>
      <Button variant="primary" busy={busy} onClick={reopen}>
        {t('cases.reopen.action')}
      </Button>
    </>
  );
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('cases.reopen.title', { reference: it.reference })}
      actions={actions}
    >
      <TextArea
        label={t('cases.reopen.why')}
        optional
        minRows={2}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </Dialog>
  );
}
