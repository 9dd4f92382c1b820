import { belongsTo, type Db, isRetryable } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { flushEvents } from '#platform/log/append.ts';
import type { Actor } from './actor.ts';
import type { House, Work } from './work.ts';

export * from './actor.ts';
export type { House, Work } from './work.ts';

export interface WorkOptions {
  requestId?: string;
  now?: Date;
  /** Runs inside the transaction after the command, before the events are appended. */
  beforeCommit?: (work: Work) => Promise<void>;
}

/** Runs `command` in one transaction: rows, events and jobs are kept together or not at all. */
export async function transact<T>(
  house: House,
  actor: Actor,
  command: (work: Work) => Promise<T>,
  options: WorkOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(house, actor, command, options);
    } catch (error) {
      if (attempt >= 3 || !isRetryable(error)) throw error;
    }
  }
}

async function once<T>(
  house: House,
  actor: Actor,
  command: (work: Work) => Promise<T>,
  options: WorkOptions,
): Promise<T> {
  let pokes: Set<string> | undefined;
  const result = await house.database.db.transaction().execute(async (db) => {
    belongsTo(db, house.database.db);
    const work = openWork(house, db, actor, options);
    pokes = work.pokes;
    const value = await command(work);
    await options.beforeCommit?.(work);
    await flushEvents(work);
    return value;
  });
  for (const topic of pokes ?? []) house.bus.poke(topic);
  return result;
}

/** Reading needs no transaction of its own: each statement sees one snapshot. */
export function reading(house: House, actor: Actor, options: WorkOptions = {}): Work {
  return openWork(house, house.database.db, actor, options);
}

function openWork(house: House, db: Db, actor: Actor, options: WorkOptions): Work {
  return {
    house,
    db,
    actor,
    now: options.now ?? house.clock.now(),
    requestId: options.requestId ?? newId(),
    events: [],
    pokes: new Set(),
  };
}
