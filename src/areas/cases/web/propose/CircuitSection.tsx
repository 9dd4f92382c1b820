import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { authorisationsApi, type ExecutionView, type ProposalView } from '#areas/authority/contract.ts';
import { ApiProblem, call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { LevelMark } from '#ui/course/LevelMark.tsx';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import type { CaseView } from '../../contract.ts';
import { problemText } from '../data/use-verb.ts';
import { momentWords } from '../thread/Moment.tsx';
import { usualWords } from './words/policy-words.ts';
import { proposalWords } from './words/proposal-words.ts';
import styles from './propose.module.css';
import { proposalsQuery } from './queries.ts';
import { useSolutions } from './use-propose.ts';

/** The course of the case's decisions: what was one's own, who was asked and how long it took, and what is to be carried out. */
export function CircuitSection({ it }: { it: CaseView }) {
  const t = useText();
  const { data } = useQuery(proposalsQuery(it.reference, it.id));
  if (!data || data.proposals.length === 0) return null;
  return (
    <FoldSection id="cases.circuit" title={t('cases.circuit')}>
      {data.proposals.map((proposal) => (
        <Line key={proposal.id} proposal={proposal} />
      ))}
      <Executions it={it} proposals={data.proposals} />
    </FoldSection>
  );
}

function Line({ proposal }: { proposal: ProposalView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { nameOf } = useSolutions();
  const level = proposal.level === 0 ? 1 : proposal.level;
  const pending = proposal.authorisations.find(({ state }) => state === 'pending');
  const said = pending
    ? [
        t('cases.circuit.waits', {
          name: pending.approver.name,
          since: formats.relative(new Date(pending.askedAt), now),
        }),
        usualWords(t, formats, proposal.usual),
      ].join(' · ')
    : t(`cases.circuit.state.${stateOf(proposal)}`);
  return (
    <p className={styles.said}>
      <LevelMark level={level}>{t(`cases.level.${level}`)}</LevelMark> {proposalWords(formats, proposal, nameOf)}
      <br />
      <span className={styles.quiet}>{said}</span>
    </p>
  );
}

function stateOf({ state, level, byDirector }: ProposalView) {
  if (byDirector && state === 'approved') return 'director';
  if (byDirector && state === 'applied') return 'directorApplied';
  return level === 2 && state === 'approved' ? 'answered' : state;
}

/** What was granted and is to be carried out, and what was, with its proof. */
function Executions({ it, proposals }: { it: CaseView; proposals: readonly ProposalView[] }) {
  const t = useText();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: async (id: string) => call(authorisationsApi.confirmExecution, { params: { id }, body: {} }),
    onSuccess: () => {
      toast(t('cases.execution.done'));
      void queries.invalidateQueries({ queryKey: proposalsQuery(it.reference, it.id).queryKey });
    },
    onError: (error) => toast(error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown')),
  });
  const tasks = proposals.flatMap(({ executions }) => executions.filter(({ state }) => state !== 'cancelled'));
  if (tasks.length === 0) return null;
  return (
    <>
      <p className={styles.legend}>
        {t(tasks.some(({ state }) => state === 'open') ? 'cases.execution.title' : 'cases.execution.titleDone')}
      </p>
      <ul className={styles.lines}>
        {tasks
          .toSorted((one, other) => Number(one.state === 'done') - Number(other.state === 'done'))
          .map((task) => (
            <li key={task.id} className={styles.task}>
              <Task task={task} />
              {task.confirmable && (
                <Button variant="quiet" busy={isPending} onClick={() => mutate(task.id)}>
                  {t('cases.execution.confirm')}
                </Button>
              )}
            </li>
          ))}
      </ul>
    </>
  );
}

function Task({ task }: { task: ExecutionView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { nameOf } = useSolutions();
  const { solution, amountMinor, currency, assignee, dueAt, doneBy, doneAt, proof } = task;
  const moment = (at: string): string => momentWords(t, formats, new Date(at), now);
  const whose = doneAt
    ? t('cases.execution.doneBy', { name: doneBy?.name ?? '', when: moment(doneAt) })
    : t('cases.execution.due', { name: assignee?.name ?? t('cases.execution.area'), when: moment(dueAt) });
  return (
    <span>
      {[nameOf(solution), amountMinor === null ? '' : formats.money(amountMinor, currency)].filter(Boolean).join(', ')}{' '}
      <span className={styles.quiet}>{[whose, proof].filter(Boolean).join(' · ')}</span>
    </span>
  );
}
