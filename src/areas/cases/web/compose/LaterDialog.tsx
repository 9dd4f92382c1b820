import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { dayIn, instantOf } from '#ui/format/wall.rules.ts';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { momentAt, MORNING } from '../pick/moment.rules.ts';
import { MomentField } from '../pick/MomentField.tsx';
import { useWorkingDay } from '../pick/use-working-day.ts';

interface LaterDialogProps {
  onClose(): void;
  onChoose(at: Date): void;
}

/** Writes now, leaves then. Until it leaves it can be taken back from its own message. */
export function LaterDialog({ onClose, onChoose }: LaterDialogProps) {
  const t = useText();
  const now = useNow();
  const { timeZone } = useFormats();
  const { it } = useDesk();
  const workingDay = useWorkingDay(it.teamId);
  // The morning most letters wait for; the day and the time can be another.
  const morningOf = (day: Date): Date | undefined => {
    const wall = momentAt(dayIn(day, timeZone), MORNING);
    return wall && instantOf(wall, timeZone);
  };
  const [start] = useState(() => morningOf(workingDay(now, 1)));
  const [at, setAt] = useState(start);
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
      <Form onSubmit={choose}>
        <MomentField
          id="send-later"
          label={t('cases.send.laterWhen')}
          hint={t('cases.send.laterHint')}
          start={start}
          onChange={setAt}
          error={error}
        />
        <input type="submit" hidden />
      </Form>
    </Dialog>
  );
}
