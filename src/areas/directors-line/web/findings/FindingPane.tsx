import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { refusalOf } from '#areas/identity/web/index.ts';
import { KeyValues } from '#ui/data/KeyValues.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Pane, ThingHead } from '#ui/panes/Pane.tsx';
import { Card, Heading, Quiet, Quote, Words } from '#ui/screen/Said.tsx';
import { Sheet } from '#ui/screen/Screen.tsx';
import { Stack } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import type { FindingView } from '../../findings/contract.ts';
import { AnswerFinding } from './AnswerFinding.tsx';
import { findingQuery } from './queries.ts';
import { useCostText } from './use-cost-text.ts';

interface Given {
  id: string;
  areas: readonly { id: string; name: string }[];
  /** It went to another area. */
  onPassed(): void;
}

/** One finding: what happens, the customer's words, what it has cost, and what its areas said. Nobody is named. */
export function FindingPane({ id, areas, onPassed }: Given) {
  const t = useText();
  const { data, error } = useQuery(findingQuery(id));
  if (!data)
    return (
      <Pane name="thread" label={t('findings.one')} ground="surface">
        {error ? <ErrorState text={refusalOf(t, error)} /> : <Skeleton as="lines" count={6} />}
      </Pane>
    );
  return (
    <Pane name="thread" label={t('findings.one')} ground="surface">
      <ThingHead title={t(`findings.fault.${data.fault}`)}>
        <span>{data.area.name}</span>
        {data.behind && <Link to={`/bandeja/${data.behind.reference}` as string}>{data.behind.reference}</Link>}
      </ThingHead>
      <Sheet>
        <Words>{data.summary}</Words>
        {data.quote && (
          <figure>
            <Heading as="figcaption">{t('findings.quote')}</Heading>
            <Quote>{data.quote}</Quote>
          </figure>
        )}
        <Facts finding={data} />
        <Passes finding={data} />
        <Answer finding={data} />
        {data.can['answer'] === true && <AnswerFinding finding={data} areas={areas} onPassed={onPassed} />}
      </Sheet>
    </Pane>
  );
}

function Facts({ finding }: { finding: FindingView }) {
  const t = useText();
  const said = useSaid();
  const cost = useCostText();
  return (
    <KeyValues
      entries={[
        { label: t('findings.cost'), value: cost(finding.cost) },
        { label: t('findings.made'), value: said(finding.madeAt) },
        ...(finding.behind ? [{ label: t('findings.madeBy'), value: finding.behind.madeBy }] : []),
      ]}
    />
  );
}

function Passes({ finding: { passes } }: { finding: FindingView }) {
  const t = useText();
  const said = useSaid();
  if (passes.length === 0) return null;
  return (
    <section aria-labelledby="finding-passes">
      <Heading id="finding-passes">{t('findings.passes')}</Heading>
      <Stack as="ul" close>
        {passes.map((pass) => (
          <li key={pass.id}>
            <span>{t('findings.passed', { from: pass.from, to: pass.to })}</span>{' '}
            <Quiet>
              <time>{said(pass.at)}</time>
            </Quiet>
            <Words>{pass.word}</Words>
          </li>
        ))}
      </Stack>
    </section>
  );
}

function Answer({ finding: { state, answer, answeredAt, area } }: { finding: FindingView }) {
  const t = useText();
  const said = useSaid();
  if (state === 'open') return null;
  return (
    <Card labelledBy="finding-answer">
      <Heading id="finding-answer">{t(`findings.answered.${state}`, { area: area.name })}</Heading>
      {answer && <Words>{answer}</Words>}
      {answeredAt && (
        <Quiet>
          <time>{said(answeredAt)}</time>
        </Quiet>
      )}
    </Card>
  );
}

function useSaid(): (at: string) => string {
  const { date, time } = useFormats();
  const now = useNow();
  return (at) => `${date(new Date(at), now)}, ${time(new Date(at))}`;
}
