import { openInside } from '#areas/authority/index.ts';
import { instantAt, type LocalDate } from '#areas/clocks/index.ts';
import { addMs, HOUR, MINUTE } from '#platform/clock/index.ts';
import { missing } from '#platform/errors/index.ts';
import { record, type LogEvent, type Reader } from '#platform/log/index.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import { teamCalendar } from '../../course/calendars.ts';
import { lockCase } from '../../course/case.store.ts';
import { begin } from '../../course/lock.ts';
import { informCustomer, tellEnd } from './inform.ts';
import {
  hasPromise,
  insertPromise,
  openPromises,
  promisesEnding,
  promisesOf,
  saidSince,
  writtenAt,
} from './promise.store.ts';

/** Long enough before the promised moment for the notice to arrive before it. */
const BEFORE = 30 * MINUTE;
/** What those inside still take, when nobody inside is awaited any more and we have not answered. */
const OURS_TO_ANSWER = 4 * HOUR;
const MOST = 200;

/** Before each promised moment passes the customer hears of it, with a new one; what could not be said in time is broken. */
export async function sweepPromises(house: House): Promise<number> {
  const ending = await promisesEnding(house.database.db, addMs(house.clock.now(), BEFORE), MOST);
  for (const { id, caseId } of ending) {
    try {
      await transact(house, system('promises'), (work) => renew(work, caseId, id));
    } catch (error) {
      house.log.error({ part: 'promises', err: error }, 'one promise could not be renewed; the others were');
    }
  }
  return ending.length;
}

async function renew(work: Work, caseId: string, promise: string): Promise<void> {
  const state = await lockCase(work, { id: caseId });
  const standing = (await openPromises(work.db, caseId, 'answer')).find(({ id }) => id === promise);
  if (!standing) return;
  if (state.resolvedAt) return tellEnd(work, caseId, promise, 'withdrawn');
  if (state.ball === 'customer') {
    const said = await saidSince(work.db, caseId, standing.madeAt);
    return tellEnd(work, caseId, promise, said ? 'kept' : 'withdrawn');
  }
  const awaited = await openInside(work.db, caseId);
  const told = await informCustomer(work, state, {
    circuit: awaited?.circuit ?? null,
    insideDueAt: later(awaited?.dueAt ?? null, addMs(work.now, OURS_TO_ANSWER)),
    kind: 'still',
  });
  if (told !== 'told' && standing.promisedAt <= work.now) await tellEnd(work, caseId, promise, 'broken');
}

function later(a: Date | null, b: Date): Date {
  return a && a > b ? a : b;
}

/** An order's delivery date becomes a promise of the case; an answer that left keeps or breaks what was promised. */
export const reader: Reader = {
  name: 'promises',
  types: ['consultation.answered', 'case.reply_sent', 'case.resolved', 'case.discarded'],
  async handle(work, event) {
    const caseId = event.stream.slice(event.stream.indexOf(':') + 1);
    if (event.type === 'consultation.answered') return keepDelivery(work, caseId, event);
    // Written to somebody else.
    if (event.data.aside === true) return;
    const since = (event.type === 'case.reply_sent' && (await writtenAt(work.db, event))) || event.at;
    for (const { id, promisedAt, madeAt } of await openPromises(work.db, caseId, 'answer')) {
      // What was said before it was promised answers nothing of it, however late it leaves or is read.
      if (madeAt > since) continue;
      const kept = event.at <= promisedAt ? 'kept' : 'broken';
      await tellEnd(work, caseId, id, event.type === 'case.discarded' ? 'withdrawn' : kept);
    }
  },
};

async function keepDelivery(work: Work, caseId: string, event: LogEvent): Promise<void> {
  const { consultation, promisedOn } = event.data;
  if (typeof consultation !== 'string' || typeof promisedOn !== 'string') return;
  if (await hasPromise(work.db, consultation)) return;
  const { teamId } = await lockCase(work, { id: caseId });
  const { calendar } = await teamCalendar(work.db, teamId);
  const promisedAt = instantAt(calendar, promisedOn as LocalDate, '23:59');
  const promise = await insertPromise(work, { caseId, kind: 'delivery', consultationId: consultation, promisedAt });
  record(work, ['case', caseId], 'promise.made', {
    promise,
    kind: 'delivery',
    promised: promisedAt.toISOString(),
    consultation,
  });
}

/** Whether a promised delivery came true, as the agent learned. */
export async function closePromise(work: Work, reference: string, id: string, kept: boolean): Promise<void> {
  const state = await begin(work, reference, 'consult');
  const promise = (await promisesOf(work.db, state.id)).find((one) => one.id === id && one.state === 'open');
  if (!promise) throw missing('promise.not_found');
  await tellEnd(work, state.id, id, kept ? 'kept' : 'broken');
}
