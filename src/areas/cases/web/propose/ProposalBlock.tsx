import { useState } from 'react';
import { OTHER_FAMILY, type ProposalView } from '#areas/authority/contract.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import type { CourseRow } from '#ui/course/course.rules.ts';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block } from '#ui/thread/Block.tsx';
import { useDesk } from '../case/desk.ts';
import { Moment, momentWords } from '../thread/Moment.tsx';
import { lineOffered } from './propose.rules.ts';
import { ruleWords, usualWords, whyWords } from './words/policy-words.ts';
import { proposalWords } from './words/proposal-words.ts';
import styles from './propose.module.css';
import { useProposing, useSolutions } from './use-propose.ts';

interface ProposalBlockProps {
  proposal: ProposalView;
  part: 'made' | 'decided';
  course: CourseRow;
  position: { index: number; of: number };
}

/** A proposal, or what became of it. Only ours: the customer never sees either. */
export function ProposalBlock({ proposal, part, course, position }: ProposalBlockProps) {
  const t = useText();
  const formats = useFormats();
  const { nameOf } = useSolutions();
  const made = part === 'made';
  const what = proposalWords(formats, proposal, nameOf);
  return (
    <Block
      id={`p-${proposal.id}-${part}`}
      kind="decision"
      level={proposal.level === 0 ? 1 : proposal.level}
      course={course}
      position={position}
      title={made ? madeTitle(t, proposal, what) : decidedTitle(t, formats, proposal)}
      meta={
        <>
          <Moment at={made ? proposal.madeAt : (proposal.decidedAt ?? proposal.closedAt ?? proposal.madeAt)} /> ·{' '}
          {t('cases.note.unseen')}
        </>
      }
    >
      {made ? <Made proposal={proposal} /> : <Decided proposal={proposal} />}
    </Block>
  );
}

type T = ReturnType<typeof useText>;
type F = ReturnType<typeof useFormats>;

function madeTitle(t: T, proposal: ProposalView, what: string): string {
  const name = proposal.madeBy.name;
  if (proposal.byDirector) return t('cases.proposal.byDirector', { what, name });
  if (proposal.level <= 1) return t('cases.proposal.own', { what, name });
  return t(proposal.level === 2 ? 'cases.proposal.consulted' : 'cases.proposal.asked', { what, name });
}

function decidedTitle(t: T, formats: F, proposal: ProposalView): string {
  const decided = proposal.authorisations.findLast(({ decidedBy }) => decidedBy !== null);
  const name = decided?.decidedBy?.name ?? '';
  const time = formats.duration(
    Math.max(
      0,
      (new Date(proposal.decidedAt ?? proposal.madeAt).getTime() - new Date(proposal.madeAt).getTime()) / 60_000,
    ),
  );
  if (proposal.byDirector) return t('cases.proposal.decidedByDirector');
  if (proposal.state === 'expired') return t('cases.proposal.expired');
  if (proposal.level === 2)
    return proposal.answer
      ? t(proposal.state === 'refused' ? 'cases.proposal.areaRefused' : 'cases.proposal.areaAnswered', {
          time,
          answer: proposal.answer.words,
        })
      : t('cases.circuit.state.withdrawn');
  const key = decided?.state === 'refused' ? 'refused' : decided?.state === 'changed' ? 'changed' : 'approved';
  return t(`cases.proposal.${key}`, { name, time, amount: formats.money(proposal.totalMinor, proposal.currency) });
}

function Made({ proposal }: { proposal: ProposalView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const me = useMe();
  const { it, propose } = useDesk();
  const { remind, withdraw, busy } = useProposing(it);
  const pending = proposal.authorisations.filter(({ state }) => state === 'pending');
  const waits = proposal.state === 'waiting' && pending.length > 0;
  return (
    <>
      <p className={styles.quiet}>
        {[
          whyWords(t, formats, proposal.why, proposal.currency, me.id === proposal.madeBy.id ? 'own' : 'other'),
          ruleWords(t, proposal),
        ].join(' ')}
        {proposal.version > 1 && ` · ${t('cases.proposal.version', { n: proposal.version })}`}
      </p>
      {proposal.declared && (
        <p className={styles.quiet}>{t('cases.policy.declaredBy', { name: proposal.madeBy.name })}</p>
      )}
      <About proposal={proposal} />
      {proposal.reason && <p className={styles.said}>{proposal.reason}</p>}
      {pending.map((one) => (
        <p key={one.id} className={styles.said}>
          {t('cases.proposal.waits', {
            name: one.approver.name,
            since: formats.relative(new Date(one.askedAt), now),
            due: momentWords(t, formats, new Date(one.dueAt), now),
          })}{' '}
          · {usualWords(t, formats, proposal.usual)}
        </p>
      ))}
      {proposal.endedBecause && <p className={styles.quiet}>{t(`cases.proposal.ended.${proposal.endedBecause}`)}</p>}
      <Talk proposal={proposal} />
      {waits && it.can['propose'] === true && (
        <div className={styles.tools}>
          <Button busy={busy} onClick={() => remind(proposal.id)}>
            {t('cases.proposal.remind')}
          </Button>
          {me.id === proposal.madeBy.id && (
            <Button onClick={() => propose({ kind: 'change', id: proposal.id })}>{t('cases.proposal.change')}</Button>
          )}
          <Button busy={busy} onClick={() => withdraw(proposal.id)}>
            {t('cases.proposal.withdraw')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Of which order, and what each line is about. */
function About({ proposal }: { proposal: ProposalView }) {
  const t = useText();
  const { nameOf } = useSolutions();
  const { orderRef, lines } = proposal;
  const said = [
    orderRef && t('cases.proposal.order', { order: orderRef }),
    ...lines
      .map(({ family, detail, solution }) => ({
        about: [family === OTHER_FAMILY ? '' : family, detail].filter(Boolean).join(', '),
        solution,
      }))
      .filter(({ about }) => about !== '')
      .map(({ about, solution }) => (lines.length === 1 ? about : `${nameOf(solution)}: ${about}`)),
  ].filter(Boolean);
  return said.length > 0 && <p className={styles.said}>{said.join(' · ')}</p>;
}

/** What whoever authorises asked and what was answered; the answer is written here. */
function Talk({ proposal }: { proposal: ProposalView }) {
  const t = useText();
  const { it } = useDesk();
  const { answer, busy } = useProposing(it);
  const [text, setText] = useState('');
  const messages = proposal.authorisations.flatMap((one) =>
    one.messages.map((message) => ({ ...message, of: one.id })),
  );
  const last = messages.at(-1);
  const open = proposal.authorisations.find(({ id, state }) => id === last?.of && state === 'pending');
  const unanswered = open && last?.author?.id !== proposal.madeBy.id;
  return (
    <>
      {messages.map(({ id, author, text: said, at }) => (
        <p key={id} className={styles.said}>
          <strong>{author?.name ?? t('cases.proposal.byMail')}</strong> · <Moment at={at} />: {said}
        </p>
      ))}
      {unanswered && it.can['propose'] === true && (
        <>
          <TextArea
            id={`answer-${open.id}`}
            label={t('cases.proposal.answer')}
            minRows={2}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div className={styles.tools}>
            <Button
              busy={busy}
              reason={text.trim() === '' ? t('cases.proposal.answerEmpty') : undefined}
              onClick={() => {
                answer(open.id, text.trim());
                setText('');
              }}
            >
              {t('cases.proposal.answerButton')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

function Decided({ proposal }: { proposal: ProposalView }) {
  const t = useText();
  const formats = useFormats();
  const { it, propose } = useDesk();
  const { withdraw, busy } = useProposing(it);
  const decided = proposal.authorisations.findLast(({ decidedBy }) => decidedBy !== null);
  const ready = proposal.state === 'approved' || proposal.state === 'changed';
  const { alternative } = proposal;
  const open = lineOffered(proposal.lines.filter(({ appliedAt }) => appliedAt === null));
  const counter = open !== null && alternative && 'amountMinor' in alternative ? alternative.amountMinor : undefined;
  const lost = proposal.state === 'refused' || proposal.state === 'expired';
  if (it.can['propose'] !== true) return decided?.reason ? <p className={styles.said}>{decided.reason}</p> : null;
  return (
    <>
      {decided?.reason && <p className={styles.said}>{decided.reason}</p>}
      {proposal.state === 'applied' && <p className={styles.quiet}>{t('cases.proposal.applied')}</p>}
      {ready && (
        <div className={styles.tools}>
          <Button variant="primary" onClick={() => propose({ kind: 'apply', id: proposal.id })}>
            {t('cases.propose.apply')}
          </Button>
          <Button busy={busy} onClick={() => withdraw(proposal.id)}>
            {t('cases.proposal.withdraw')}
          </Button>
        </div>
      )}
      {lost && (
        <div className={styles.tools}>
          <Button
            onClick={() =>
              propose({ kind: 'again', id: proposal.id, ...(counter === undefined ? {} : { amountMinor: counter }) })
            }
          >
            {counter === undefined
              ? t('cases.proposal.again')
              : t('cases.policy.alternative', { amount: formats.money(counter, proposal.currency) })}
          </Button>
        </div>
      )}
    </>
  );
}
