import { holderOf } from '#areas/directors-line/index.ts';
import { personOf } from '#areas/identity/index.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import type { Work } from '#platform/work/index.ts';
import { loadsOf, type Load } from '../load/load.ts';
import { minutesOf } from '../load/load.rules.ts';
import { workersWith, type Worker } from '../load/worker.store.ts';
import type { reliefApi } from './relief.contract.ts';
import { lastRelief, offeredBy } from './relief.store.ts';
import { spread, type Helper } from './spread.rules.ts';
import { reliefView } from './view.ts';

/** «No puedo con todo»: what could go to whom, for whoever has too much to look over and change before asking. */
export async function proposeRelief(work: Work): Promise<CallOutput<typeof reliefApi.proposeRelief>> {
  const { db, now } = work;
  const me = personOf(work);
  const workers = await workersWith(db, me.id, me.teamIds.length === 0, now);
  const { efforts, of } = await loadsOf(db, workers, now);
  const mine = of.get(me.id);
  const helpers = workers.filter(({ id }) => id !== me.id).map((one) => helperOf(one, of.get(one.id), mine));
  const rows = await offeredBy(db, me.id);
  const own = rows.map((row) => ({ ...row, minutes: minutesOf(row.type, efforts) }));
  const { free, tied } = spread(own, mine?.left?.minutes ?? 0, proposed(workers, helpers));
  const shown = (id: string) => {
    const { reference, subject, customer, type, minutes, dueAt } = own.find(
      (one) => one.id === id,
    ) as (typeof own)[number];
    return { reference, subject, customer, type, minutes, dueAt: dueAt?.toISOString() ?? null };
  };
  const last = await lastRelief(db, me);
  return {
    free: free.map(({ id, toId, why, over }) => ({ ...shown(id), to: named(workers, toId), why, over })),
    tied: tied.map(({ id, why }) => ({ ...shown(id), why })),
    helpers: helpers.filter(({ works }) => works).map(({ id, name }) => ({ id, name })),
    lead: await leadFor(work, workers, of),
    last: last ? reliefView(last, me) : null,
  };
}

/** They help if they work on the day that is planned for whoever asks, with what that day has left of room. */
function helperOf({ id, name, skills, available }: Worker, load: Load | undefined, mine: Load | undefined): Helper {
  if (!load?.left) return { id, name, skills, works: false, spare: 0 };
  const { planned, left } = load;
  const sameDay = !mine?.left || left.date <= mine.left.date;
  return { id, name, skills, works: available && sameDay, spare: left.minutes - planned };
}

/** To agents, where there are any: who leads is not handed work by a proposal, but may be chosen. */
function proposed(workers: readonly Worker[], helpers: readonly Helper[]): readonly Helper[] {
  const agents = helpers.filter(({ id }) => workers.find((one) => one.id === id)?.roles.includes('agent'));
  return agents.length > 0 ? agents : helpers;
}

function named(workers: readonly Worker[], id: string | null): { id: string; name: string } | null {
  const found = id ? workers.find((one) => one.id === id) : undefined;
  return found ? { id: found.id, name: found.name } : null;
}

/**
 * Who is told: a lead of theirs who works that day; else any lead who does; else whoever holds the Director's line; else a lead of
 * theirs, who finds it on coming back. Never themselves.
 */
export async function leadFor(
  work: Work,
  team: readonly Worker[],
  loads: ReadonlyMap<string, Load>,
): Promise<{ id: string; name: string } | null> {
  const me = personOf(work);
  const isLead = ({ id, roles }: Worker): boolean => id !== me.id && roles.includes('lead');
  const day = loads.get(me.id)?.left?.date;
  const works = (worker: Worker, of: ReadonlyMap<string, Load>): boolean => {
    const date = of.get(worker.id)?.left?.date;
    return worker.available && date !== undefined && day !== undefined && date <= day;
  };
  const own = team.filter(isLead);
  const here = own.find((one) => works(one, loads));
  if (here) return { id: here.id, name: here.name };
  const others = (await workersWith(work.db, me.id, true, work.now)).filter(
    (one) => isLead(one) && !own.some(({ id }) => id === one.id),
  );
  const { of } = await loadsOf(work.db, others, work.now);
  const elsewhere = others.find((one) => works(one, of));
  if (elsewhere) return { id: elsewhere.id, name: elsewhere.name };
  const holder = await holderOf(work.db, work.now);
  const last = holder && holder.id !== me.id ? holder : (own[0] ?? others[0]);
  return last ? { id: last.id, name: last.name } : null;
}
