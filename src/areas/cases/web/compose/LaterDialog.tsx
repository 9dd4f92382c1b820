import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { useNow } from '#ui/format/FormatsProvider.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { MomentField } from '../pick/MomentField.tsx';

interface LaterDialogProps {
  onClose(): void;
  onChoose(at: Date): void;
}

/** Writes now, leaves then. Until it leaves it can be taken back from its own message. */
export function LaterDialog({ onClose, onChoose }: LaterDialogProps) {
  const t = useText();
  const now = useNow();
  const [at, setAt] = useState<Date | undefined>(undefined);
  const [tried, setTried] = useState(false);
  const error = tried && !(at && at > now) ? t('cases.send.laterPast') : undefined;
  const choose = (): void => {
    setTried(true);
    if (at && at > now) onChoose(at);
  };
  const actions = (
    <>
      <Button onClick={onClose}>{t('cases.cancel')}</Button>
      <Button variant="primary" onClick={choose}>
        {t('cases.send.laterConfirm')}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t('cases.send.laterTitle')} actions={actions}>
      <MomentField
        id="send-later"
        label={t('cases.send.laterWhen')}
        hint={t('cases.send.laterHint')}
        start={undefined}
        onChange={setAt}
        error={error}
      />
    </Dialog>
  );
}
