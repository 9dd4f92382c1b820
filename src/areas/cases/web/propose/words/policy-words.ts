import type { PolicyAnswer } from '#areas/authority/contract.ts';
import type { Formats } from '#ui/format/formats.rules.ts';
import type { MessageId, Text } from '#ui/text.ts';

/** Why it is not one's own, as `cases.policy.why.<code>`; what has no sentence of its own is said in general. */
const SAID = new Set([
  'over_amount',
  'over_share',
  'over_customer_amount',
  'over_agent_amount',
  'customer_count',
  'agent_count',
  'too_late',
  'amount_unknown',
  'purchase_unknown',
  'order_unknown',
  'margin_unknown',
  'margin',
  'other_currency',
  'family',
  'family_unknown',
  'segment',
  'channel',
  'reason',
  'reason_unknown',
  'no_rule',
  'right_total_unknown',
  'right_above_paid',
]);

export function whyWords(
  t: Text,
  formats: Formats,
  { code, params }: PolicyAnswer['reason'],
  currency: string,
  whose: 'own' | 'other' = 'own',
): string {
  if (!SAID.has(code)) return t('cases.policy.why.rule');
  const money = (name: string): string => {
    const value = params[name];
    return typeof value === 'number' ? formats.money(value, String(params['currency'] ?? currency)) : '';
  };
  const plain = (name: string): string => String(params[name] ?? '');
  return t(`cases.policy.why.${code}` as MessageId, {
    whose,
    by: money('by'),
    limit: code.startsWith('over_') ? money('limit') : plain('limit'),
    times: plain('times'),
    days: plain('days'),
    currency: plain('currency'),
    article: plain('article'),
  });
}

/** «AB-03, v. 7». */
export function ruleWords(t: Text, { ruleId, policyNumber }: { ruleId: string | null; policyNumber: number }): string {
  return ruleId
    ? t('cases.policy.rule', { rule: ruleId, version: policyNumber })
    : t('cases.policy.noRule', { version: policyNumber });
}

export function usualWords(t: Text, formats: Formats, usual: { minutes: number; n: number } | null): string {
  return usual
    ? t('cases.policy.usual', { time: formats.duration(usual.minutes), n: usual.n })
    : t('cases.policy.usualNone');
}
