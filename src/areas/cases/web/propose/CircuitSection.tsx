import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { authorisationsApi, type ProposalView } from '#areas/authority/contract.ts';
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

/** What was granted and is not confirmed yet. */
function Executions({ it, proposals }: { it: CaseView; proposals: readonly ProposalView[] }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const queries = useQueryClient();
  const { nameOf } = useSolutions();
  const { mutate, isPending } = useMutation({
    mutationFn: async (id: string) => call(authorisationsApi.confirmExecution, { params: { id }, body: {} }),
    onSuccess: () => {
      toast(t('cases.execution.done'));
      void queries.invalidateQueries({ queryKey: proposalsQuery(it.reference, it.id).queryKey });
    },
    onError: (error) => toast(error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown')),
  });
  const open = proposals.flatMap(({ executions }) => executions.filter(({ state }) => state === 'open'));
  if (open.length === 0) return null;
  return (
    <>
      <p className={styles.legend}>{t('cases.execution.title')}</p>
      <ul className={styles.lines}>
        {open.map((task) => (
          <li key={task.id} className={styles.task}>
            <span>
              {[nameOf(task.solution), task.amountMinor === null ? '' : formats.money(task.amountMinor, task.currency)]
                .filter(Boolean)
                .join(', ')}{' '}
              <span className={styles.quiet}>
                {t('cases.execution.due', {
                  name: task.assignee?.name ?? t('cases.execution.area'),
                  when: momentWords(t, formats, new Date(task.dueAt), now),
                })}
              </span>
            </span>
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
