import { instantAt, localDateOf } from '#areas/clocks/index.ts';
import { personOf } from '#areas/identity/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import { invalid } from '#platform/errors/index.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { policyInForce } from '../versions/in-force.ts';
import type { surpriseApi, SurpriseInput } from './contract.ts';
import { insertSurprise, lockBudget, newestSurprises, spentSince } from './store.ts';

const EXAMPLES = 8;

/** One's own budget and what colleagues did with theirs: good examples, no ranking. */
export async function listSurprises(work: Work): Promise<CallOutput<typeof surpriseApi.listSurprises>> {
  const [budget, examples] = await Promise.all([budgetOf(work), newestSurprises(work.db, EXAMPLES)]);
  return {
    ...budget,
    examples: examples.map(({ id, personId, amountMinor, currency, why, at }) => ({
      id,
      personId,
      amountMinor,
      currency,
      why,
      at: at.toISOString(),
    })),
  };
}

/**
 * Gives a customer a small surprise out of one's own budget of the year; says what is left of it. The case was found and locked by the caller.
 * @throws {DomainError} surprise.too_much for one, surprise.budget_spent for the year
 */
export async function giveSurprise(
  work: Work,
  subject: { caseId: string; customerId: string | null },
  { amountMinor, why }: SurpriseInput,
): Promise<number> {
  const { id: personId } = personOf(work);
  await lockBudget(work.db, personId);
  const { each, left, currency } = await budgetOf(work);
  if (amountMinor > left) throw invalid('surprise.budget_spent', { left });
  if (amountMinor > each) throw invalid('surprise.too_much', { each });
  const id = newId();
  await insertSurprise(work.db, { id, personId, ...subject, amountMinor, currency, why, at: work.now });
  record(work, ['case', subject.caseId], 'surprise.given', { surprise: id, amount: amountMinor, currency });
  return left - amountMinor;
}

/** The year is the calendar's, in the company's own time. */
async function budgetOf(work: Work): Promise<{ currency: string; yearly: number; each: number; left: number }> {
  const [{ currency, surprise }, { calendar }] = await Promise.all([
    policyInForce(work.db, work.now),
    calendarFor(work.db, null),
  ]);
  const [year] = localDateOf(calendar, work.now).split('-');
  const since = instantAt(calendar, `${year}-01-01`, '00:00');
  const spent = await spentSince(work.db, personOf(work).id, currency, since);
  return { currency, ...surprise, left: Math.max(0, surprise.yearly - spent) };
}
