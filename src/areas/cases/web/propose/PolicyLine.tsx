import type { PolicyAnswer } from '#areas/authority/contract.ts';
import { Button } from '#ui/controls/Button.tsx';
import { LevelMark } from '#ui/course/LevelMark.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { momentWords } from '../thread/Moment.tsx';
import { lineOffered } from './propose.rules.ts';
import { ruleWords, usualWords, whyWords } from './words/policy-words.ts';
import styles from './propose.module.css';

interface PolicyLineProps {
  answer: PolicyAnswer;
  currency: string;
  solutionName(code: string): string;
  /** Takes the alternative that can be granted at once. */
  onAlternative(alternative: NonNullable<PolicyAnswer['alternative']>): void;
}

/** What the policy answers, in one sentence with its rule, and what can be granted at once instead. */
export function PolicyLine({ answer, currency, solutionName, onAlternative }: PolicyLineProps) {
  const t = useText();
  const formats = useFormats();
  const { level, alternative } = answer;
  const offered =
    alternative &&
    lineOffered(answer.lines) !== null &&
    ('amountMinor' in alternative
      ? t('cases.policy.alternative', { amount: formats.money(alternative.amountMinor, currency) })
      : t('cases.policy.alternativeSolution', { solution: inSentence(solutionName(alternative.solution)) }));
  return (
    <div role="status" className={styles.policy}>
      <p>
        <LevelMark level={level === 0 ? 1 : level}>{t(`cases.level.${level}`)}</LevelMark>{' '}
        <Sentence answer={answer} currency={currency} />
      </p>
      <p className={styles.quiet}>
        {ruleWords(t, answer)}
        {answer.asks && <Asked asks={answer.asks} />}
      </p>
      {answer.declared && <p className={styles.quiet}>{t('cases.policy.declared')}</p>}
      {level > 1 && alternative && offered && <Button onClick={() => onAlternative(alternative)}>{offered}</Button>}
    </div>
  );
}

function Sentence({ answer, currency }: { answer: PolicyAnswer; currency: string }) {
  const t = useText();
  const formats = useFormats();
  const { level, remaining, article, consult, asks } = answer;
  const why = whyWords(t, formats, answer.reason, currency);
  if (level === 0)
    return t(
      answer.reason.params.from === 'purchase' ? 'cases.policy.statutoryFromPurchase' : 'cases.policy.statutory',
      {
        article: article ?? '',
      },
    );
  if (level === 1)
    return remaining
      ? t('cases.policy.own', { limit: formats.money(remaining.minor, remaining.currency) })
      : t('cases.policy.ownAny');
  if (level === 2)
    return t(consult?.handOver ? 'cases.policy.handOver' : 'cases.policy.consult', { area: consult?.name ?? '', why });
  return asks ? t('cases.policy.authorise', { name: asks.approver.name, why }) : t('cases.policy.nobody', { why });
}

/** A name that stands alone elsewhere, within a sentence. */
function inSentence(name: string): string {
  return name.charAt(0).toLocaleLowerCase() + name.slice(1);
}

function Asked({ asks }: { asks: NonNullable<PolicyAnswer['asks']> }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { deputy, deputyMinutes, usual, legalDueAt, dueAt, fourEyes } = asks;
  const said = [
    deputy && t('cases.policy.deputy', { name: deputy.name, time: formats.duration(deputyMinutes) }),
    usualWords(t, formats, usual),
    fourEyes && t('cases.policy.fourEyes'),
    legalDueAt
      ? t('cases.policy.fits', { when: momentWords(t, formats, new Date(dueAt), now) })
      : t('cases.policy.dueBy', { when: momentWords(t, formats, new Date(dueAt), now) }),
  ];
  return said
    .filter(Boolean)
    .map((text) => ` · ${text}`)
    .join('');
}
