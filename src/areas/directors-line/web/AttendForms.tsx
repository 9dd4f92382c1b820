import { useState } from 'react';
import { ReplyWarnings } from '#areas/cases/web/index.ts';
import { phoneWords } from '#areas/customers/web/index.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextArea, TextField } from '#ui/fields/TextField.tsx';
import { useNow } from '#ui/format/FormatsProvider.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { Buttons, Stack } from '#ui/screen/Stack.tsx';
import { Tabs } from '#ui/tabs/Tabs.tsx';
import { useText } from '#ui/text.ts';
import { attendingApi, type ContactView } from '../attending/contract.ts';

type Way = 'call' | 'answer' | 'return' | 'close';
const PANEL = 'line-attend';

/** Call, answer in writing, and close with what the team learns. */
export function AttendForms({ contact }: { contact: ContactView }) {
  const t = useText();
  const ways: Way[] = (['call', 'answer', 'return', 'close'] as const).filter((one) => contact.can[one] === true);
  const [way, setWay] = useState<Way>(
    contact.state !== 'waiting' ? 'close' : contact.kind === 'call' ? 'call' : 'answer',
  );
  const shown = ways.includes(way) ? way : 'call';
  return (
    <Stack as="section" label={t('line.attend')}>
      <Tabs
        label={t('line.attend')}
        tabs={ways.map((id) => ({ id, label: t(`line.way.${id}`) }))}
        value={shown}
        onChange={(next) => setWay(next as Way)}
        panelId={PANEL}
      />
      <div role="tabpanel" id={PANEL} aria-labelledby={`${PANEL}-${shown}`}>
        {shown === 'call' && <CallForm contact={contact} />}
        {shown === 'answer' && <AnswerForm contact={contact} />}
        {shown === 'return' && <ReturnForm contact={contact} />}
        {shown === 'close' && <CloseForm contact={contact} />}
      </div>
    </Stack>
  );
}

const readsOf = (id: string) => [oneKey('direct', id), manyKey('direct')];
const LATER = ['30', '60', '120', '1440'] as const;

function CallForm({ contact }: { contact: ContactView }) {
  const t = useText();
  const now = useNow();
  const [notes, setNotes] = useState('');
  const [later, setLater] = useState<string>('60');
  const mayCallBack = contact.can.callBack === true;
  const log = useChange(
    async (outcome: ContactView['calls'][number]['outcome']) =>
      call(attendingApi.logCall, {
        params: { id: contact.id },
        body: {
          outcome,
          notes,
          callBackAt: outcome === 'call_back' ? new Date(now.getTime() + Number(later) * 60_000).toISOString() : null,
        },
      }),
    { reads: readsOf(contact.id), said: t('line.logged'), inForm: true, onDone: () => setNotes('') },
  );
  return (
    <Form onSubmit={() => log.run('spoken')} refusal={log.refusal}>
      {contact.phone && (
        <p>
          <a href={`tel:${contact.phone}`}>{t('line.dial', { phone: phoneWords(contact.phone) })}</a>
        </p>
      )}
      {contact.can.answer === 'direct.phone_only' && <Quiet>{t('line.phoneOnly')}</Quiet>}
      <TextArea
        label={t('line.notes')}
        optional
        minRows={3}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
      />
      {mayCallBack && (
        <SelectField
          label={t('line.later')}
          data={LATER.map((value) => ({ value, label: t(`line.later.${value}`) }))}
          value={later}
          onChange={(value) => setLater(value ?? '60')}
        />
      )}
      <Buttons>
        <Button variant="primary" busy={log.busy} onClick={() => log.run('spoken')}>
          {t('line.outcome.spoken')}
        </Button>
        <Button busy={log.busy} onClick={() => log.run('no_answer')}>
          {t('line.outcome.no_answer')}
        </Button>
        <Button busy={log.busy} onClick={() => log.run('left_message')}>
          {t('line.outcome.left_message')}
        </Button>
        {mayCallBack && (
          <Button busy={log.busy} onClick={() => log.run('call_back')}>
            {t('line.outcome.call_back')}
          </Button>
        )}
      </Buttons>
    </Form>
  );
}

/** As any answer: another language or another way than theirs needs its reason. */
function AnswerForm({ contact: { id, kind, reference } }: { contact: ContactView }) {
  const t = useText();
  const [text, setText] = useState('');
  const [reasons, setReasons] = useState<{ language?: string; channel?: string }>({});
  const written = Object.fromEntries(Object.entries(reasons).filter(([, reason]) => reason.trim()));
  const body = { text, ...(Object.keys(written).length > 0 ? { reasons: written } : {}) };
  const answer = useChange(async () => call(attendingApi.answerContact, { params: { id }, body }), {
    reads: [...readsOf(id), manyKey('case')],
    said: t('line.sent'),
    inForm: true,
    onDone: () => (setText(''), setReasons({})),
  });
  const submit = (): void => {
    if (text.trim()) answer.run(undefined);
  };
  return (
    <Form onSubmit={submit} refusal={answer.refusal}>
      <TextArea
        label={t('line.answerText')}
        hint={t(kind === 'call' ? 'line.answerCall' : 'line.answerHint')}
        minRows={5}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ReplyWarnings
        reference={reference}
        text={text}
        reasons={reasons}
        onReason={(kind, reason) => setReasons({ ...reasons, [kind]: reason })}
      />
      <Buttons>
        <Button variant="primary" busy={answer.busy} onClick={submit}>
          {t('line.send')}
        </Button>
      </Buttons>
    </Form>
  );
}

function CloseForm({ contact: { id, state, putAway } }: { contact: ContactView }) {
  const t = useText();
  const [learnt, setLearnt] = useState('');
  const [asked, setAsked] = useState(false);
  const close = useChange(async () => call(attendingApi.closeContact, { params: { id }, body: { learnt } }), {
    reads: readsOf(id),
    said: t('line.closed'),
    inForm: true,
  });
  const submit = (): void => {
    setAsked(true);
    if (learnt.trim()) close.run(undefined);
  };
  return (
    <Form onSubmit={submit} refusal={close.refusal}>
      {state === 'waiting' && <Quiet>{t(putAway ? 'line.closePutAway' : 'line.closeUnreached')}</Quiet>}
      <TextField
        label={t('line.learntLabel')}
        hint={t('line.learntHint')}
        maxLength={500}
        value={learnt}
        error={asked && !learnt.trim() ? t('line.learntMissing') : undefined}
        onChange={(event) => setLearnt(event.currentTarget.value)}
      />
      <Buttons>
        <Button variant="primary" busy={close.busy} onClick={submit}>
          {t('line.close')}
        </Button>
      </Buttons>
    </Form>
  );
}

function ReturnForm({ contact: { id, owner } }: { contact: ContactView }) {
  const t = useText();
  const [instruction, setInstruction] = useState('');
  const [asked, setAsked] = useState(false);
  const giveBack = useChange(async () => call(attendingApi.returnContact, { params: { id }, body: { instruction } }), {
    reads: [...readsOf(id), manyKey('case')],
    said: t('line.returned'),
    inForm: true,
    onDone: () => setInstruction(''),
  });
  const submit = (): void => {
    setAsked(true);
    if (instruction.trim()) giveBack.run(undefined);
  };
  return (
    <Form onSubmit={submit} refusal={giveBack.refusal}>
      <TextArea
        label={t('line.instruction', { name: owner?.name ?? '' })}
        hint={t('line.instructionHint')}
        minRows={3}
        maxLength={2_000}
        value={instruction}
        error={asked && !instruction.trim() ? t('line.instructionMissing') : undefined}
        onChange={(event) => setInstruction(event.currentTarget.value)}
      />
      <Buttons>
        <Button variant="primary" busy={giveBack.busy} onClick={submit}>
          {t('line.return')}
        </Button>
      </Buttons>
    </Form>
  );
}
