import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { KeyValues } from '#ui/data/KeyValues.tsx';
import { RadioField, SwitchField } from '#ui/fields/ChoiceField.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Pane, ThingHead } from '#ui/panes/Pane.tsx';
import { Card, Heading, Quiet, Words } from '#ui/screen/Said.tsx';
import { Sheet } from '#ui/screen/Screen.tsx';
import { Buttons } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { reviewsApi, type DecisionView, type ReviewView, type Verdict, VERDICTS } from '../../reviews/contract.ts';
import { useSaid } from '../use-said.ts';

/** One decision: what was given or denied, why, and what the Director says of it. */
export function DecisionPane({ decision }: { decision: DecisionView }) {
  const t = useText();
  const { person, reference, kind, review } = decision;
  return (
    <Pane name="thread" label={t('decisions.one')} ground="surface">
      <ThingHead title={`${t(`decisions.kind.${kind}`)} · ${person.name}`}>
        <Link to={`/bandeja/${reference}` as string}>{reference}</Link>
        <span>{decision.subject}</span>
      </ThingHead>
      <Sheet>
        <DecisionFacts decision={decision} />
        {review && <Said review={review} name={person.name} />}
        {!review?.answer && <MarkForm key={review?.id ?? ''} decision={decision} />}
      </Sheet>
    </Pane>
  );
}

export function DecisionFacts({
  decision: { at, customer, level, inPlace, what, why, amount },
}: {
  decision: DecisionView;
}) {
  const t = useText();
  const said = useSaid();
  const formats = useFormats();
  return (
    <KeyValues
      entries={[
        { label: t('decisions.at'), value: said(at) },
        ...(customer ? [{ label: t('decisions.customer'), value: customer }] : []),
        ...(what ? [{ label: t('decisions.what'), value: what }] : []),
        ...(amount ? [{ label: t('decisions.amount'), value: formats.money(amount.minor, amount.currency) }] : []),
        ...(level === null
          ? []
          : [
              {
                label: t('decisions.level'),
                value: inPlace ? t('decisions.inPlace') : t('decisions.levelOf', { level }),
              },
            ]),
        ...(why ? [{ label: t('decisions.why'), value: why }] : []),
      ]}
    />
  );
}

function Said({ review, name }: { review: ReviewView; name: string }) {
  const t = useText();
  const said = useSaid();
  const show = useChange(
    async (shown: boolean) => call(reviewsApi.showPraise, { params: { id: review.id }, body: { shown } }),
    { reads: [manyKey('feedback')], said: t('decisions.saved') },
  );
  return (
    <Card>
      <Heading>{t(`decisions.verdict.${review.verdict}`)}</Heading>
      <Words>{review.word}</Words>
      <Quiet as="p">{t(review.read ? 'decisions.read' : 'decisions.unread', { name, when: said(review.at) })}</Quiet>
      {review.answer && (
        <>
          <Heading as="p">{t('decisions.answers', { name })}</Heading>
          <Words>{review.answer}</Words>
        </>
      )}
      {review.verdict === 'praised' && (
        <SwitchField
          label={t('decisions.show')}
          hint={t('decisions.showHint', { name })}
          checked={review.shown}
          disabled={show.busy}
          onChange={(event) => show.run(event.currentTarget.checked)}
        />
      )}
    </Card>
  );
}

function MarkForm({ decision: { source, id, review } }: { decision: DecisionView }) {
  const t = useText();
  const [verdict, setVerdict] = useState<Verdict | undefined>(review?.verdict);
  const [word, setWord] = useState(review?.word ?? '');
  const [asked, setAsked] = useState(false);
  const mark = useChange(
    async () => call(reviewsApi.reviewDecision, { params: { source, id }, body: { verdict: verdict ?? 'apt', word } }),
    { reads: [manyKey('feedback')], said: t('decisions.saved'), inForm: true },
  );
  const submit = (): void => {
    setAsked(true);
    if (verdict && word.trim()) mark.run(undefined);
  };
  return (
    <Form onSubmit={submit} refusal={mark.refusal}>
      <RadioField
        label={t('decisions.verdict')}
        value={verdict}
        error={asked && !verdict ? t('decisions.verdictMissing') : undefined}
        options={VERDICTS.map((value) => ({ value, label: t(`decisions.verdict.${value}`) }))}
        onChange={(value) => setVerdict(value)}
      />
      <TextField
        label={t('decisions.word')}
        hint={t('decisions.wordHint')}
        maxLength={500}
        value={word}
        error={asked && !word.trim() ? t('decisions.wordMissing') : undefined}
        onChange={(event) => setWord(event.currentTarget.value)}
      />
      <Buttons>
        <Button variant="primary" busy={mark.busy} onClick={submit}>
          {t(review ? 'decisions.again' : 'decisions.mark')}
        </Button>
      </Buttons>
    </Form>
  );
}
