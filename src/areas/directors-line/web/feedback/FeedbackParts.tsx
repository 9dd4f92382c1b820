import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { refusalOf, useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { Card, Heading, Quiet, Words } from '#ui/screen/Said.tsx';
import { Buttons, Stack } from '#ui/screen/Stack.tsx';
import { Chip } from '#ui/status/Chip.tsx';
import { useText } from '#ui/text.ts';
import { reviewsApi, type FeedbackView } from '../../reviews/contract.ts';
import { DecisionFacts } from '../decisions/DecisionPane.tsx';
import { feedbackQuery } from '../decisions/queries.ts';
import { useSaid } from '../use-said.ts';

/** The parts of *Mi día* that come from the Director: what is said of one's own decisions, what is celebrated, what was learnt. */
export function FeedbackParts() {
  const t = useText();
  const said = useSaid();
  const { data, error, isPending } = useQuery(feedbackQuery);
  if (error) return <ErrorState text={refusalOf(t, error)} />;
  if (isPending) return <Skeleton as="lines" count={6} />;
  const { items, praise, learnt } = data;
  if (items.length + praise.length + learnt.length === 0) return null;
  return (
    <>
      {items.length > 0 && (
        <Stack as="section" label={t('feedback.title')}>
          <Heading as="h2">{t('feedback.title')}</Heading>
          {items.map((one) => (
            <Feedback key={one.review.id} one={one} />
          ))}
        </Stack>
      )}
      {praise.length > 0 && (
        <Stack as="section" label={t('feedback.praise')}>
          <Heading as="h2">{t('feedback.praise')}</Heading>
          {praise.map(({ id, person, what, word, at }) => (
            <Card key={id}>
              <Heading>{person}</Heading>
              <Words>{word}</Words>
              <Quiet as="p">{[what, said(at)].filter(Boolean).join(' · ')}</Quiet>
            </Card>
          ))}
        </Stack>
      )}
      {learnt.length > 0 && (
        <Stack as="section" label={t('feedback.learnt')}>
          <Heading as="h2">{t('feedback.learnt')}</Heading>
          <Stack as="ul">
            {learnt.map(({ id, reference, text, at }) => (
              <li key={id}>
                <Words>{text}</Words>
                <Quiet>
                  {reference && <Link to={`/bandeja/${reference}` as string}>{reference}</Link>}
                  {reference && ' · '}
                  {said(at)}
                </Quiet>
              </li>
            ))}
          </Stack>
        </Stack>
      )}
    </>
  );
}

const READS = { reads: [manyKey('feedback')] };

function Feedback({ one: { decision, review } }: { one: FeedbackView }) {
  const t = useText();
  const said = useSaid();
  const read = useChange(async () => call(reviewsApi.readFeedback, { params: { id: review.id }, body: {} }), READS);
  return (
    <Card>
      <Buttons>
        <Chip>{t(`decisions.verdict.${review.verdict}`)}</Chip>
        {!review.read && <Chip>{t('feedback.new')}</Chip>}
      </Buttons>
      <Words>{review.word}</Words>
      <Quiet as="p">
        {review.by.name} · {said(review.at)} ·{' '}
        <Link to={`/bandeja/${decision.reference}` as string}>{decision.reference}</Link> {decision.subject}
      </Quiet>
      <DecisionFacts decision={decision} />
      {review.answer ? (
        <>
          <Heading as="p">{t('feedback.yours')}</Heading>
          <Words>{review.answer}</Words>
        </>
      ) : (
        <Answer id={review.id} />
      )}
      {!review.read && (
        <Button busy={read.busy} onClick={() => read.run(undefined)}>
          {t('feedback.read')}
        </Button>
      )}
    </Card>
  );
}

function Answer({ id }: { id: string }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const answer = useChange(async () => call(reviewsApi.answerFeedback, { params: { id }, body: { text } }), {
    ...READS,
    said: t('feedback.sent'),
    inForm: true,
  });
  const submit = (): void => {
    if (text.trim()) answer.run(undefined);
  };
  if (!open) return <Button onClick={() => setOpen(true)}>{t('feedback.answer')}</Button>;
  return (
    <Form onSubmit={submit} refusal={answer.refusal}>
      <TextArea
        label={t('feedback.answerText')}
        hint={t('feedback.answerHint')}
        minRows={2}
        autoFocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Buttons>
        <Button variant="primary" busy={answer.busy} onClick={submit}>
          {t('feedback.send')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('line.cancel')}</Button>
      </Buttons>
    </Form>
  );
}
