import { addMs, MINUTE, SECOND } from '#platform/clock/index.ts';
import { record } from '#platform/log/index.ts';
import { system, transact, type House, type PersonActor } from '#platform/work/index.ts';
import type { Arrival, ChannelHandler, NewArrival } from './arrival.ts';
import { attempt } from './attempt.ts';
import { setAside } from './claim.store.ts';
import { movePulses } from './keep.store.ts';
import { keep } from './keep.ts';
import { markSpam } from './screen/verbs.ts';
import { claimOne, setAsideWith } from './world.store.ts';

/** Arrivals of the sample company: kept and worked off as they would have been at that moment. */
const INTAKE = system('intake');
const READING = 2 * SECOND;

/** Keeps it when it came and works it off seconds later, after so many failures. Answers the ledger's row. */
export async function arrive<P>(
  house: House,
  handler: ChannelHandler<P>,
  arrival: NewArrival,
  failures = 0,
): Promise<string> {
  const row = { ...(await keepAndClaim(house, arrival)), failures };
  const then = { ...house, clock: { now: () => addMs(arrival.receivedAt, READING) } };
  await attempt(then, handler, row, (write) => write());
  return row.id;
}

/** One that no reader understood: it waits for a person in quarantine. */
export async function arriveUnread(
  house: House,
  arrival: NewArrival,
  found: { from: string; subject: string },
): Promise<string> {
  const row = await keepAndClaim(house, arrival);
  await transact(
    house,
    INTAKE,
    async (work) => {
      await setAside(work.db, row, { reason: 'fault', failures: 5, now: work.now });
      await setAsideWith(work.db, row.id, found);
      record(work, ['intake', row.id], 'intake.quarantined', { reason: 'fault', attempts: 5 });
    },
    { now: addMs(arrival.receivedAt, 7 * MINUTE) },
  );
  return row.id;
}

/** Somebody looked at it and said that it is spam. */
export async function callSpam(house: House, by: PersonActor, id: string, at: Date): Promise<void> {
  await transact(house, by, (work) => markSpam(work, id, true), { now: at });
}

async function keepAndClaim(house: House, arrival: NewArrival): Promise<Arrival> {
  const leaseUntil = addMs(house.clock.now(), MINUTE);
  return transact(
    house,
    INTAKE,
    async (work) => {
      const { id } = await keep(work, arrival);
      const { channel, mailboxId, receivedAt: at } = arrival;
      await movePulses(work.db, [{ channel, subject: mailboxId ?? '', at }]);
      return claimOne(work.db, id, leaseUntil);
    },
    { now: arrival.receivedAt },
  );
}
