import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { DateField } from '#ui/fields/DateField.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { dayIn } from '#ui/format/wall.rules.ts';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { casesApi } from '../../contract.ts';
import { problemText, useVerb } from '../data/use-verb.ts';
import type { Waited } from './completion.rules.ts';

interface CompleteDialogProps extends Waited {
  reference: string;
  /** The company's term had gone by when they were asked for: it does not count anew. */
  late: boolean;
  onClose(): void;
}

/** What was missing is there: since which day, so that the company's term counts from it. */
export function CompleteDialog({ reference, askedAt, wroteAt, late, onClose }: CompleteDialogProps) {
  const t = useText();
  const now = useNow();
  const { timeZone, fullDate } = useFormats();
  const { run, busy } = useVerb(casesApi.receiveCompletion);
  const usual = dayIn(wroteAt ?? now, timeZone);
  const [day, setDay] = useState<string | null>(usual);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<string>();
  const wrong = !day || day < dayIn(askedAt, timeZone) || day > dayIn(now, timeZone);
  const save = (): void => {
    setTried(true);
    if (wrong) return;
    // The day of their message goes without being said, so that the minute of its arrival isn't lost on the way.
    const body = day === usual && wroteAt ? {} : { arrivedOn: day };
    run(
      { params: { reference }, body },
      {
        onDone: () => {
          toast(t(late ? 'cases.completion.notedLate' : 'cases.completion.noted'));
          onClose();
        },
        onRefused: (problem) => {
          setRefused(problemText(t, problem));
          return true;
        },
      },
    );
  };
  // On the button, not on the day: there the calendar would open over it.
  const actions = (
    <>
      <Button onClick={onClose}>{t('cases.cancel')}</Button>
      <Button data-autofocus variant="primary" busy={busy} onClick={save}>
        {t('cases.completion.received')}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t('cases.completion.received')} actions={actions}>
      <Form onSubmit={save} refusal={refused}>
        <DateField
          label={t('cases.completion.when')}
          hint={late ? undefined : t('cases.completion.whenHint')}
          error={tried && wrong ? t('cases.completion.badDay', { from: fullDate(askedAt) }) : undefined}
          value={day}
          onChange={setDay}
        />
        <input type="submit" hidden />
      </Form>
    </Dialog>
  );
}
