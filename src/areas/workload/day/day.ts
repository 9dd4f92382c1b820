import { instantAt, localDateOf } from '#areas/clocks/index.ts';
import { caseRows, endOfDay } from '#areas/cases/index.ts';
import { wilson } from '#areas/authority/index.ts';
import { personOf } from '#areas/identity/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import { addMs } from '#platform/clock/index.ts';
import type { CallOutput, HandlerInput } from '#platform/http/contract.ts';
import type { Work } from '#platform/work/index.ts';
import { CONTRIBUTIONS } from '../contributions/contribution.rules.ts';
import { casesBehind, figuresOf } from '../contributions/contribution.store.ts';
import { mondayOf } from '../load/hours.rules.ts';
import { loadsOf } from '../load/load.ts';
import { workersByIds } from '../load/worker.store.ts';
import type { dayApi, WeekView } from './day.contract.ts';
import {
  backToday,
  cameBack,
  dueFirst,
  ownCalls,
  ownTasks,
  promisedToday,
  type MatterRow,
  type Some,
} from './day.store.ts';

/** Below this a share says nothing (design.md §6). */
const ENOUGH = 30;

/** *Mi día*, of whoever asks: nobody sees another's. */
export async function myDay(work: Work): Promise<CallOutput<typeof dayApi.myDay>> {
  const { db, now } = work;
  const me = personOf(work);
  const endOfToday = await endOfDay(work);
  const returned = await cameBack(db, me);
  const due = await dueFirst(db, me, { now, endOfToday, told: returned.items.map(({ caseId }) => caseId) });
  const back = await backToday(db, me, endOfToday);
  const [worker] = await workersByIds(db, [me.id], now);
  return {
    dueToday: due.dueToday,
    overdue: due.overdue,
    nextDueAt: due.nextDueAt?.toISOString() ?? null,
    first: { total: due.total, cases: await caseRows(work, due.ids) },
    returned: {
      total: returned.total,
      items: returned.items.map(({ caseId: _, ...row }) => ({ ...row, at: row.at.toISOString() })),
    },
    snoozed: { total: back.total, cases: await caseRows(work, back.ids) },
    promises: told(await promisedToday(db, me, endOfToday)),
    tasks: told(await ownTasks(db, me.id, me.language)),
    calls: told(await ownCalls(db, me.id)),
    week: worker ? await weekOf(work, me.id) : null,
    load: worker ? await ownLoad(work, worker) : null,
  };
}

export async function myContributions(
  work: Work,
  { query: { kind } }: HandlerInput<typeof dayApi.myContributions>,
): Promise<CallOutput<typeof dayApi.myContributions>> {
  const ids = await casesBehind(work.db, personOf(work), { kind: kind ?? null, ...(await thisWeek(work)) });
  return { cases: await caseRows(work, ids) };
}

function told<What extends string>({ total, items }: Some<MatterRow<What>>) {
  return { total, items: items.map((row) => ({ ...row, at: row.at.toISOString() })) };
}

/** Monday, where the company is, up to what was done just now. */
async function thisWeek({ db, now }: Work): Promise<{ from: Date; to: Date }> {
  const { calendar } = await calendarFor(db, null);
  return { from: instantAt(calendar, mondayOf(localDateOf(calendar, now)), '00:00'), to: addMs(now, 1) };
}

async function weekOf(work: Work, personId: string): Promise<WeekView> {
  const { from, to } = await thisWeek(work);
  const { cases, resolved, own, byKind } = await figuresOf(work.db, personId, from, to);
  return {
    from: from.toISOString(),
    to: work.now.toISOString(),
    cases,
    resolved,
    own: resolved < ENOUGH ? null : { share: own / resolved, ...wilson(own, resolved) },
    contributions: CONTRIBUTIONS.map((kind) => ({ kind, n: byKind[kind] ?? 0 })),
  };
}

async function ownLoad({ db, now }: Work, worker: Parameters<typeof loadsOf>[1][number]) {
  const { efforts, of } = await loadsOf(db, [worker], now);
  const load = of.get(worker.id);
  if (!load) return null;
  const used = load.open.map(({ type }) => type);
  return {
    ...load,
    open: [...load.open],
    efforts: [...efforts.values()].filter(({ type }) => used.includes(type)),
  };
}
