import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { DateField } from '#ui/fields/DateField.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { dayIn, instantOf } from '#ui/format/wall.rules.ts';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { casesApi } from '../../contract.ts';
import { reasonsOf, type ReplyReasons } from '../compose/draft.rules.ts';
import { problemText, useVerb } from '../data/use-verb.ts';
import { WarningsOf } from '../law/ReplyWarnings.tsx';
import styles from './legal.module.css';

interface AskCompletionProps {
  reference: string;
  /** The soonest end the law allows. */
  from: Date;
  /** The company's term has gone by: it waits for nothing. */
  late: boolean;
  onClose(): void;
}

/** What is missing and until when it may come; the sentence the law wants is added by itself. */
export function AskCompletionDialog({ reference, from, late, onClose }: AskCompletionProps) {
  const t = useText();
  const { fullDate, timeZone } = useFormats();
  const soonest = dayIn(from, timeZone);
  const { run, busy } = useVerb(casesApi.askCompletion);
  const [text, setText] = useState('');
  const [reasons, setReasons] = useState<ReplyReasons>({});
  const [day, setDay] = useState<string | null>(soonest);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<string>();
  const tooSoon = !day || day < soonest;
  const send = (): void => {
    setTried(true);
    if (!text.trim() || tooSoon) return;
    // The law's own date goes without being said, so that its last millisecond isn't lost on the way.
    const until = day === soonest ? {} : { until: instantOf(new Date(`${day}T23:59:59.999`), timeZone).toISOString() };
    run(
      { params: { reference }, body: { text, ...until, ...reasonsOf({ reasons }) } },
      {
        onDone: () => {
          toast(t(late ? 'cases.completion.doneLate' : 'cases.completion.done'));
          onClose();
        },
        onRefused: (problem) => {
          setRefused(problemText(t, problem));
          return true;
        },
      },
    );
  };
  const actions = (
    <>
      <Button onClick={onClose}>{t('cases.cancel')}</Button>
      <Button variant="primary" busy={busy} onClick={send}>
        {t('cases.completion.send')}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t('cases.completion.action')} actions={actions}>
      <Form onSubmit={send} refusal={refused}>
        <div className={styles.fields}>
          <TextArea
            label={t('cases.completion.what')}
            hint={t('cases.completion.whatHint')}
            error={tried && !text.trim() ? t('cases.completion.whatMissing') : undefined}
            data-autofocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <WarningsOf
            reference={reference}
            text={text}
            reasons={reasons}
            onReason={(kind, reason) => setReasons({ ...reasons, [kind]: reason })}
          />
          <DateField
            label={t('cases.completion.until')}
            hint={t('cases.completion.untilHint', { date: fullDate(from) })}
            error={tried && tooSoon ? t('cases.completion.tooSoon', { date: fullDate(from) }) : undefined}
            value={day}
            onChange={setDay}
          />
        </div>
        <input type="submit" hidden />
      </Form>
    </Dialog>
  );
}
