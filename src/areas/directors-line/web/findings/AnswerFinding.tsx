import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { Buttons, Stack } from '#ui/screen/Stack.tsx';
import { Tabs } from '#ui/tabs/Tabs.tsx';
import { useText } from '#ui/text.ts';
import { findingsApi, type FindingView } from '../../findings/contract.ts';

const WAYS = ['accepted', 'explained', 'passed'] as const;
type Way = (typeof WAYS)[number];
const PANEL = 'finding-answer-form';

interface Given {
  finding: FindingView;
  areas: readonly { id: string; name: string }[];
  onPassed(): void;
}

/** The area accepts it, explains why it is so, or passes it on with a word: what makes it possible, never who. */
export function AnswerFinding({ finding, areas, onPassed }: Given) {
  const t = useText();
  const [way, setWay] = useState<Way>('accepted');
  return (
    <Stack as="section" label={t('findings.answerLabel')}>
      <Tabs
        label={t('findings.answerLabel')}
        tabs={WAYS.map((id) => ({ id, label: t(`findings.way.${id}`) }))}
        value={way}
        onChange={(next) => setWay(next as Way)}
        panelId={PANEL}
      />
      <div role="tabpanel" id={PANEL} aria-labelledby={`${PANEL}-${way}`}>
        {way === 'passed' ? (
          <PassForm finding={finding} areas={areas} onPassed={onPassed} />
        ) : (
          <WordForm key={way} id={finding.id} state={way} />
        )}
      </div>
    </Stack>
  );
}

const readsOf = (id: string) => [oneKey('finding', id), manyKey('finding')];

function WordForm({ id, state }: { id: string; state: 'accepted' | 'explained' }) {
  const t = useText();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = state === 'explained' && !text.trim();
  const answer = useChange(
    async () => call(findingsApi.answerFinding, { params: { id }, body: { state, answer: text } }),
    { reads: readsOf(id), said: t('findings.saved'), inForm: true },
  );
  const submit = (): void => {
    setAsked(true);
    if (!missing) answer.run(undefined);
  };
  return (
    <Form onSubmit={submit} refusal={answer.refusal}>
      <TextArea
        label={t(`findings.word.${state}`)}
        hint={t('findings.blameless')}
        optional={state === 'accepted'}
        minRows={3}
        maxLength={2000}
        value={text}
        error={asked && missing ? t('findings.wordMissing') : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Buttons>
        <Button variant="primary" busy={answer.busy} onClick={submit}>
          {t(`findings.do.${state}`)}
        </Button>
      </Buttons>
    </Form>
  );
}

function PassForm({ finding, areas, onPassed }: Given) {
  const t = useText();
  const [areaId, setAreaId] = useState<string | null>(null);
  const [word, setWord] = useState('');
  const [asked, setAsked] = useState(false);
  const pass = useChange(
    async () =>
      call(findingsApi.passFinding, { params: { id: finding.id }, body: { areaId: areaId ?? '', word: word.trim() } }),
    { reads: [manyKey('finding')], said: t('findings.passedOn'), inForm: true, onDone: onPassed },
  );
  const submit = (): void => {
    setAsked(true);
    if (areaId && word.trim()) pass.run(undefined);
  };
  return (
    <Form onSubmit={submit} refusal={pass.refusal}>
      <SelectField
        label={t('findings.passTo')}
        data={areas.filter(({ id }) => id !== finding.area.id).map(({ id, name }) => ({ value: id, label: name }))}
        value={areaId}
        error={asked && !areaId ? t('findings.areaMissing') : undefined}
        onChange={setAreaId}
      />
      <TextArea
        label={t('findings.passWord')}
        hint={t('findings.blameless')}
        minRows={2}
        maxLength={2000}
        value={word}
        error={asked && !word.trim() ? t('findings.passMissing') : undefined}
        onChange={(event) => setWord(event.currentTarget.value)}
      />
      <Buttons>
        <Button variant="primary" busy={pass.busy} onClick={submit}>
          {t('findings.do.passed')}
        </Button>
      </Buttons>
    </Form>
  );
}
