import type { PolicyRule, SpendingWindow } from '../contract.ts';
import type { Box, Side } from './boxes.rules.ts';

/** What a row covers: one side for each of its conditions. */
export function boxOf({ who, when, solutions }: PolicyRule, currency: string): Box {
  const sides: Record<string, Side> = {};
  const among = (name: string, values: readonly string[]): void => {
    if (values.length > 0) sides[name] = { kind: 'set', except: false, values: new Set(values) };
  };
  const atMost = (name: string, bound: number | null | undefined): void => {
    if (typeof bound === 'number') sides[name] = { kind: 'range', over: Number.NEGATIVE_INFINITY, upTo: bound };
  };
  const atLeast = (name: string, bound: number | null): void => {
    if (bound !== null) sides[name] = { kind: 'range', over: bound - 1, upTo: Number.POSITIVE_INFINITY };
  };
  const window = (name: string, asked: SpendingWindow | null): void => {
    atMost(`${name}:${asked?.days}:amount`, asked?.maxAmount);
    atMost(`${name}:${asked?.days}:count`, asked?.maxCount);
  };
  among('role', who.roles);
  among('team', who.teamIds);
  among('person', who.personIds);
  atLeast('joined', who.minDays);
  among('solution', solutions);
  const money = [when.maxAmount, when.perCustomer?.maxAmount, when.perAgent?.maxAmount].some(
    (bound) => typeof bound === 'number',
  );
  if (when.currency !== null || money) among('currency', [when.currency ?? currency]);
  atMost('amount', when.maxAmount);
  atMost('share', when.maxShare);
  atLeast('margin', when.minMargin);
  atMost('days', when.maxDays);
  among('family', when.families);
  among('segment', when.segments);
  among('channel', when.channels);
  among('reason', when.reasons);
  window('customer', when.perCustomer);
  window('agent', when.perAgent);
  return sides;
}
