import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Card, Heading, Quiet, Words } from '#ui/screen/Said.tsx';
import { Buttons, Stack } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { workloadApi as api, type ReliefView } from '../../contract.ts';
import { CHANGES, requestsQuery } from '../queries.ts';
import { ReliefItems } from './ReliefItems.tsx';

/** Who asks for a hand, for whoever leads: yes to all, to some or to none; and what was answered these days. */
export function Requests() {
  const t = useText();
  const { data } = useQuery(requestsQuery);
  if (!data || data.open.length + data.answered.length === 0) return null;
  return (
    <Stack as="section" label={t('relief.requests')}>
      <Heading as="h2">{t('relief.requests')}</Heading>
      {data.open.map((one) => (
        <Request key={one.id} relief={one} />
      ))}
      {data.answered.map((one) => (
        <Answered key={one.id} relief={one} />
      ))}
    </Stack>
  );
}

function Request({ relief }: { relief: ReliefView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { id, person, word, askedAt, items } = relief;
  const [moves, setMoves] = useState<ReadonlySet<string>>(() => new Set(items.map(({ reference }) => reference)));
  const [line, setLine] = useState('');
  const answer = useChange(
    async (given: string[]) => call(api.answerRelief, { params: { id }, body: { moves: given, word: line.trim() } }),
    { reads: CHANGES, said: t('relief.answered'), inForm: true },
  );
  const toggle = (reference: string, on: boolean): void => {
    const next = new Set(moves);
    if (on) next.add(reference);
    else next.delete(reference);
    setMoves(next);
  };
  const given = items.map(({ reference }) => reference).filter((reference) => moves.has(reference));
  return (
    <Card labelledBy={`relief-${id}`}>
      <Heading id={`relief-${id}`}>{t('relief.of', { person: person.name, n: items.length })}</Heading>
      {word && <Words>{word}</Words>}
      <Quiet as="p">{formats.relative(new Date(askedAt), now)}</Quiet>
      <Form onSubmit={() => given.length > 0 && answer.run(given)} refusal={answer.refusal}>
        <Stack close>
          {items.map(({ reference, customer, subject, to }) => (
            <CheckField
              key={reference}
              label={`${reference} · ${[customer, subject].filter(Boolean).join(' · ')}`}
              hint={t('relief.goesTo', { to: to.name })}
              checked={moves.has(reference)}
              onChange={(event) => toggle(reference, event.currentTarget.checked)}
            />
          ))}
          <TextArea
            label={t('relief.line')}
            hint={t('relief.lineHint')}
            minRows={1}
            maxLength={500}
            value={line}
            onChange={(event) => setLine(event.currentTarget.value)}
          />
          <Buttons>
            <Button
              variant="primary"
              busy={answer.busy}
              reason={given.length === 0 ? t('relief.nothing') : undefined}
              onClick={() => answer.run(given)}
            >
              {t('relief.move', { n: given.length })}
            </Button>
            <Button
              busy={answer.busy}
              reason={line.trim() === '' ? t('relief.noNeedsLine') : undefined}
              onClick={() => answer.run([])}
            >
              {t('relief.moveNone')}
            </Button>
          </Buttons>
        </Stack>
      </Form>
    </Card>
  );
}

function Answered({ relief }: { relief: ReliefView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { id, person, word, answeredBy, answeredAt, answer, items, state, can } = relief;
  const undo = useChange(async () => call(api.undoRelief, { params: { id }, body: {} }), {
    reads: CHANGES,
    said: t('relief.undone'),
  });
  const when = answeredAt ? formats.relative(new Date(answeredAt), now) : '';
  return (
    <Card labelledBy={`relief-${id}`}>
      <Heading id={`relief-${id}`}>{t('relief.of', { person: person.name, n: items.length })}</Heading>
      {word && <Words>{word}</Words>}
      <Quiet as="p">
        {t(`relief.was.${state === 'undone' ? 'undone' : 'answered'}`, { by: answeredBy?.name ?? '', when })}
      </Quiet>
      {answer && <Words>{answer}</Words>}
      <ReliefItems items={items} />
      {can['undo'] === true && (
        <Button busy={undo.busy} onClick={() => undo.run(undefined)}>
          {t('relief.undo')}
        </Button>
      )}
    </Card>
  );
}
