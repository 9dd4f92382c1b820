import type { PolicyAdvice } from '#areas/authority/contract.ts';
import { moneyRange } from './simulation-words.ts';
import type { Names } from './use-names.ts';

/** An advice in three lines: what was found, how sure that is, and what would follow. */
export function adviceWords(
  names: Names,
  advice: PolicyAdvice,
  currency: string,
): { finding: string; doubt: string; effect: string | null } {
  const { t, formats } = names;
  const { kind, n, k, interval, limitMinor, times, simulation } = advice;
  const values = {
    solution: names.solution(advice.solution),
    who: advice.approverId ? names.person(advice.approverId) : t('policy.advice.whoever'),
    segment: advice.segment ? names.segment(advice.segment).toLocaleLowerCase() : t('policy.advice.everybody'),
    rule: advice.ruleId ?? '',
    limit: limitMinor === null ? '' : formats.money(limitMinor, currency),
    times: times ?? 0,
    n,
    k,
  };
  const doubt = t('policy.advice.doubt', {
    share: formats.percent(k / n),
    low: formats.percent(interval.low),
    high: formats.percent(interval.high),
    n,
  });
  return {
    finding: t(`policy.advice.${kind}`, values),
    doubt,
    effect: simulation && effectOf(names, advice, currency),
  };
}

function effectOf(names: Names, { kind, simulation }: PolicyAdvice, currency: string): string | null {
  const { t, formats } = names;
  if (!simulation) return null;
  if (kind !== 'widen') return t('policy.advice.narrowed', { n: simulation.changed });
  const { saved, exposure } = simulation;
  return t('policy.advice.widened', {
    n: saved.n,
    total: formats.duration(Math.round(saved.totalMinutes)),
    median: formats.duration(Math.round(saved.medianMinutes)),
    base: formats.money(exposure.base, currency),
    range: moneyRange(names, exposure, currency),
  });
}

/** What its draft is called. */
export function adviceName(
  names: Names,
  { kind, solution, ruleId, limitMinor, times }: PolicyAdvice,
  currency: string,
): string {
  const { t, formats } = names;
  if (kind === 'limit_times') return t('policy.advice.nameTimes', { rule: ruleId ?? '', n: times ?? 0 });
  return t('policy.advice.nameLimit', {
    solution: names.solution(solution),
    limit: formats.money(limitMinor ?? 0, currency),
  });
}
