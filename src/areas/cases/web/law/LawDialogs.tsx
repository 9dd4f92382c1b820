import { type ReactNode, useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextArea, TextField } from '#ui/fields/TextField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { type CaseLaw, HOLD_KINDS, lawApi } from '../../law/law.contract.ts';
import { momentWords } from '../thread/Moment.tsx';
import styles from './law.module.css';
import { useLaw } from './use-law.ts';

interface DialogProps {
  reference: string;
  onClose(): void;
}

/** Put through now when somebody supervises, otherwise a promise to call within the law's own term. */
export function SupervisorDialog({
  reference,
  law,
  phone: known,
  onClose,
}: DialogProps & { law: CaseLaw; phone: string }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { onDuty, callBy } = law.supervision;
  const [how, setHow] = useState<'now' | 'call_back'>(onDuty ? 'now' : 'call_back');
  const [phone, setPhone] = useState(known);
  const [said, setSaid] = useState('');
  const { run, busy, problem } = useLaw(lawApi.askSupervisor, reference, () => {
    toast(t('cases.law.supervisor.done'));
    onClose();
  });
  const options = [
    { value: 'now' as const, label: t('cases.law.supervisor.now', { name: onDuty?.name ?? '' }) },
    {
      value: 'call_back' as const,
      label: t('cases.law.supervisor.callBack', { until: momentWords(t, formats, new Date(callBy), now) }),
    },
  ];
  return (
    <Asking
      title={t('cases.law.supervisor')}
      confirm={t('cases.law.supervisor.confirm')}
      problem={problem}
      busy={busy}
      onClose={onClose}
      onSubmit={() => run({ params: { reference }, body: { how, phone: phone.trim(), said: said.trim() } })}
    >
      <RadioField<'now' | 'call_back'>
        label={t('cases.law.supervisor.how')}
        hint={onDuty ? undefined : t('cases.law.supervisor.nobody')}
        options={onDuty ? options : options.slice(1)}
        value={how}
        onChange={setHow}
      />
      {how === 'call_back' && (
        <TextField
          type="tel"
          label={t('cases.context.phone')}
          maxLength={40}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
      )}
      <TextArea
        label={t('cases.law.supervisor.said')}
        optional
        minRows={2}
        maxLength={2000}
        value={said}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
    </Asking>
  );
}

/** They were spoken to: what came of it. */
export function AttendDialog({ reference, id, onClose }: DialogProps & { id: string }) {
  const t = useText();
  const [outcome, setOutcome] = useState('');
  const [tried, setTried] = useState(false);
  const { run, busy, problem } = useLaw(lawApi.attendRequest, reference, onClose);
  return (
    <Asking
      title={t('cases.law.attend')}
      confirm={t('cases.law.attend.confirm')}
      problem={problem}
      busy={busy}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (outcome.trim()) run({ params: { reference, id }, body: { outcome: outcome.trim() } });
      }}
    >
      <TextArea
        label={t('cases.law.attend.outcome')}
        error={tried && !outcome.trim() ? t('cases.law.attend.missing') : undefined}
        data-autofocus
        minRows={2}
        maxLength={2000}
        value={outcome}
        onChange={(event) => setOutcome(event.currentTarget.value)}
      />
    </Asking>
  );
}

/** What must not be cut or collected while the case is open, and on what ground. */
export function HoldDialog({ reference, onClose }: DialogProps) {
  const t = useText();
  const [kind, setKind] = useState<(typeof HOLD_KINDS)[number]>('service');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { run, busy, problem } = useLaw(lawApi.placeHold, reference, onClose);
  return (
    <Asking
      title={t('cases.law.place')}
      confirm={t('cases.law.place.confirm')}
      problem={problem}
      busy={busy}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (reason.trim()) run({ params: { reference }, body: { kind, reason: reason.trim() } });
      }}
    >
      <RadioField<(typeof HOLD_KINDS)[number]>
        label={t('cases.law.place.what')}
        options={HOLD_KINDS.map((value) => ({ value, label: t(`cases.law.place.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
      <TextField
        label={t('cases.law.place.why')}
        error={tried && !reason.trim() ? t('cases.law.reasonMissing') : undefined}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Asking>
  );
}

/** Before the customer is notified the reason is not optional. */
export function LiftDialog({ reference, id, notified, onClose }: DialogProps & { id: string; notified: boolean }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { run, busy, problem } = useLaw(lawApi.liftHold, reference, onClose);
  const lacking = !notified && !reason.trim();
  return (
    <Asking
      title={t('cases.law.lift')}
      confirm={t('cases.law.lift')}
      problem={problem}
      busy={busy}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (!lacking) run({ params: { reference, id }, body: { reason: reason.trim() } });
      }}
    >
      {!notified && <p>{t('cases.law.lift.early')}</p>}
      <TextField
        label={t('cases.law.lift.why')}
        optional={notified}
        error={tried && lacking ? t('cases.law.reasonMissing') : undefined}
        data-autofocus
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Asking>
  );
}

/** Only a clear yes lets a call be recorded as proof. */
export function ConsentDialog({ reference, onClose }: DialogProps) {
  const t = useText();
  const [given, setGiven] = useState<'yes' | 'no'>('no');
  const [place, setPlace] = useState('');
  const { run, busy, problem } = useLaw(lawApi.recordConsent, reference, onClose);
  return (
    <Asking
      title={t('cases.law.consent')}
      confirm={t('cases.law.consent.confirm')}
      problem={problem}
      busy={busy}
      onClose={onClose}
      onSubmit={() =>
        run({ params: { reference }, body: { given: given === 'yes', place: given === 'yes' ? place.trim() : '' } })
      }
    >
      <RadioField<'yes' | 'no'>
        label={t('cases.law.consent.question')}
        hint={t('cases.law.consent.hint')}
        options={[
          { value: 'no', label: t('cases.law.consent.no') },
          { value: 'yes', label: t('cases.law.consent.yes') },
        ]}
        value={given}
        onChange={setGiven}
      />
      {given === 'yes' && (
        <TextField
          label={t('cases.law.consent.place')}
          optional
          maxLength={300}
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
      )}
    </Asking>
  );
}

interface AskingProps {
  title: string;
  confirm: string;
  problem: string | undefined;
  busy: boolean;
  onClose(): void;
  onSubmit(): void;
  children: ReactNode;
}

export function Asking({ title, confirm, problem, busy, onClose, onSubmit, children }: AskingProps) {
  const t = useText();
  const actions = (
    <>
      <Button onClick={onClose}>{t('cases.cancel')}</Button>
      <Button variant="primary" busy={busy} onClick={onSubmit}>
        {confirm}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={title} actions={actions}>
      <Form onSubmit={onSubmit} refusal={problem}>
        <div className={styles.fields}>{children}</div>
        <input type="submit" hidden />
      </Form>
    </Dialog>
  );
}
