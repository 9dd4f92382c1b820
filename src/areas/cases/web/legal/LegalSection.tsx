import { FoldSection } from '#ui/data/FoldSection.tsx';
import { Progress } from '#ui/data/Progress.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import type { DueTone } from '#ui/status/due.rules.ts';
import { type MessageId, useText } from '#ui/text.ts';
import type { CaseView, LegalView } from '../../contract.ts';
import { CompletionTools } from './CompletionTools.tsx';
import { OfferTools } from './OfferTools.tsx';
import styles from './legal.module.css';

/** The terms the law sets on this case: how far along, why, with which article, and every date they have had. */
export function LegalSection({ it }: { it: CaseView }) {
  const t = useText();
  const shown = it.legal.filter(({ state }) => state !== 'cancelled');
  const years = [
    ...new Set(shown.flatMap(({ state, unconfirmedYears }) => (state === 'running' ? unconfirmedYears : []))),
  ];
  if (shown.length === 0 && it.completionFrom === null) return null;
  return (
    <FoldSection id="cases.legal" title={t('cases.legalTerms')}>
      <ul className={styles.terms}>
        {shown.map((term) => (
          <Term key={`${term.of ?? ''}${term.clock}${term.round}`} term={term} />
        ))}
      </ul>
      {years.length > 0 && (
        <p className={styles.doubt}>{t('cases.legalTerms.unconfirmed', { years: years.join(', ') })}</p>
      )}
      {shown.some(({ reviewed }) => !reviewed) && <p className={styles.doubt}>{t('cases.legalTerms.unreviewed')}</p>}
      <div className={styles.tools}>
        <CompletionTools it={it} />
        <OfferTools it={it} />
      </div>
    </FoldSection>
  );
}

const TONE: Record<LegalView['level'], DueTone> = {
  normal: 'normal',
  attention: 'attention',
  critical: 'critical',
  overdue: 'overdue',
  paused: 'paused',
  met: 'met',
  late: 'overdue',
  cancelled: 'paused',
};

function Term({ term }: { term: LegalView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { name, explanation, moves, level, whose, of } = term;
  return (
    <li className={styles.term}>
      <p className={styles.name}>
        {name}
        {of && ` · ${of}`}
      </p>
      {whose === 'company' && (
        <Progress share={shareOf(term, now)} tone={TONE[level]} words={t(`cases.legalTerms.${stateOf(level)}`)} />
      )}
      <p>{explanation}.</p>
      {moves.length > 0 && (
        <ul className={styles.moves}>
          {moves.map((move) => (
            <li key={`${move.at}${move.after}`}>
              {t('cases.legalTerms.moved', {
                before: formats.date(new Date(move.before), now),
                after: formats.date(new Date(move.after), now),
                why: t(`cases.legalTerms.why.${move.why}` as MessageId),
              })}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** By days where the law counts days, by the clock otherwise. */
function shareOf({ day, length, startedAt, dueAt, metAt }: LegalView, now: Date): number {
  if (day !== null && length > 0) return day / length;
  const [from, to] = [new Date(startedAt).getTime(), new Date(dueAt).getTime()];
  return ((metAt ? new Date(metAt) : now).getTime() - from) / Math.max(1, to - from);
}

function stateOf(level: LegalView['level']): 'inTime' | 'near' | 'overdue' | 'paused' | 'met' | 'late' {
  if (level === 'normal') return 'inTime';
  if (level === 'attention' || level === 'critical') return 'near';
  return level === 'cancelled' ? 'paused' : level;
}
