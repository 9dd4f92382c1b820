import { SECOND } from '#platform/clock/index.ts';
import { isDatabaseAway } from '#platform/db/index.ts';
import { record } from '#platform/log/index.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import type { Kept, NewArrival } from './arrival.ts';
import { insertArrivals, movePulses } from './keep.store.ts';

/**
 * Invariant 1: keeps what arrived. Only when this resolves may the sender be told yes: the row is committed and its bytes
 * were on disk before. Given a `work`, it is kept by that transaction; given a house, with others that wait, in one commit.
 */
export async function keep(at: House | Work, arrival: NewArrival): Promise<Kept> {
  return 'house' in at ? ((await keepWithin(at, [arrival]))[0] as Kept) : doorOf(at).add(arrival);
}

async function keepWithin(work: Work, arrivals: readonly NewArrival[]): Promise<Kept[]> {
  const kept = await insertArrivals(work.db, arrivals);
  kept.forEach(({ id, repeated }, n) => {
    const { channel, raw } = arrivals[n] as NewArrival;
    if (!repeated)
      record(work, ['intake', id], 'intake.received', { channel, sha256: raw.sha256, size: raw.size }, { fresh: true });
  });
  work.pokes.add('intake');
  return kept;
}

const GROUP = 32;
const PULSE_MS = 5 * SECOND;

interface Waiting {
  arrival: NewArrival;
  resolve(kept: Kept): void;
  reject(error: unknown): void;
}

/** Arrivals that wait while one commit is under way go together in the next: one flush of the disk for all of them. */
class Door {
  readonly #house: House;
  readonly #queue: Waiting[] = [];
  readonly #pulses = new Map<string, { channel: string; subject: string; at: Date }>();
  #busy = false;
  #pulseTimer: NodeJS.Timeout | undefined;

  constructor(house: House) {
    this.#house = house;
  }

  add(arrival: NewArrival): Promise<Kept> {
    const { promise, resolve, reject } = Promise.withResolvers<Kept>();
    this.#queue.push({ arrival, resolve, reject });
    if (!this.#busy) void this.#drain();
    return promise;
  }

  async #drain(): Promise<void> {
    this.#busy = true;
    // Lets what arrived in the same turn of the loop join the first group.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) await this.#commit(this.#queue.splice(0, GROUP));
    this.#busy = false;
  }

  async #commit(group: Waiting[]): Promise<void> {
    try {
      const kept = await transact(this.#house, system('intake'), (work) =>
        keepWithin(
          work,
          group.map((waiting) => waiting.arrival),
        ),
      );
      group.forEach((waiting, n) => waiting.resolve(kept[n] as Kept));
      for (const { arrival } of group) this.#beat(arrival);
    } catch (error) {
      // One that can't be kept must not refuse the others. When the database is away all of them are told so at once.
      if (group.length === 1 || isDatabaseAway(error)) group.forEach((waiting) => waiting.reject(error));
      else for (const waiting of group) await this.#commit([waiting]);
    }
  }

  #beat({ channel, mailboxId, receivedAt }: NewArrival): void {
    const subject = mailboxId ?? '';
    this.#pulses.set(`${channel}\n${subject}`, { channel, subject, at: receivedAt });
    this.#pulseTimer ??= setTimeout(() => {
      this.#pulseTimer = undefined;
      const pulses = [...this.#pulses.values()];
      this.#pulses.clear();
      // A lost pulse makes a channel look quieter for some seconds; the next arrival mends it.
      movePulses(this.#house.database.db, pulses).catch(() => undefined);
    }, PULSE_MS).unref();
  }
}

const doors = new WeakMap<House, Door>();

function doorOf(house: House): Door {
  let door = doors.get(house);
  if (!door) {
    door = new Door(house);
    doors.set(house, door);
  }
  return door;
}
