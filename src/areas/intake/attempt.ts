import { addMs } from '#platform/clock/index.ts';
import { isDatabaseAway } from '#platform/db/index.ts';
import { record } from '#platform/log/index.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import type { Arrival, ChannelHandler, Postponed, Processed } from './arrival.ts';
import type { Gate } from './gate.ts';
import { holdClaim, putBack, setAside, writeOutcome } from './claim.store.ts';
import { isOutside, isWornOut, nextTry } from './retry.rules.ts';

const INTAKE = system('intake');

/**
 * One try at one arrival: read it, then write case, message and outcome in one transaction. It may be killed anywhere and
 * tried again: nothing is written unless the claim is still ours at the end. Never throws.
 */
export async function attempt(house: House, handler: ChannelHandler, arrival: Arrival, gate: Gate): Promise<void> {
  try {
    if (isWornOut(arrival.interruptions))
      return await quarantine(house, arrival, { reason: 'interrupted', failures: arrival.failures });
    const prepared = await handler.prepare(house, arrival);
    await gate(() =>
      transact(house, INTAKE, async (work) => {
        if (!(await holdClaim(work.db, arrival, handler.keys?.(prepared)))) return;
        await settle(work, arrival, await handler.apply(work, arrival, prepared));
      }),
    );
  } catch (error) {
    await giveBack(house, arrival, error).catch((second: unknown) => {
      // The database is away: the lease runs out by itself and the arrival is due again.
      house.log.warn({ intake: arrival.id, err: second }, 'intake: could not be put back; its lease runs out');
    });
  }
}

async function settle(work: Work, arrival: Arrival, result: Processed | Postponed): Promise<void> {
  if ('postponeMs' in result)
    return putBack(work.db, arrival, {
      nextTryAt: addMs(work.now, result.postponeMs),
      state: 'received',
      reason: null,
      failures: arrival.failures,
    });
  await writeOutcome(work.db, arrival, result, work.now);
  record(work, ['intake', arrival.id], 'intake.processed', {
    outcome: result.outcome,
    reason: result.reason ?? null,
    caseId: result.caseId ?? null,
    messageId: result.messageId ?? null,
    attempts: arrival.attempts,
  });
}

async function giveBack(house: House, arrival: Arrival, error: unknown): Promise<void> {
  const { code } = error as { code?: unknown };
  const fault = isDatabaseAway(error) || isOutside(code) ? 'outside' : 'own';
  const failures = arrival.failures + (fault === 'own' ? 1 : 0);
  const pause = nextTry(failures, fault, Math.random());
  house.log.warn(
    { intake: arrival.id, channel: arrival.channel, attempts: arrival.attempts, err: error },
    'intake: try failed',
  );
  if (pause === null) {
    const isGone = code === 'ENOENT' && !(await house.files.has(arrival.raw_sha256));
    return quarantine(house, arrival, { reason: isGone ? 'original_gone' : 'fault', failures });
  }
  await transact(house, INTAKE, async (work) => {
    if (await holdClaim(work.db, arrival))
      await putBack(work.db, arrival, {
        nextTryAt: addMs(work.now, pause),
        state: 'retry',
        reason: fault === 'outside' ? 'outside' : 'fault',
        failures,
      });
  });
}

async function quarantine(house: House, arrival: Arrival, why: { reason: string; failures: number }): Promise<void> {
  await transact(house, INTAKE, async (work) => {
    if (!(await holdClaim(work.db, arrival))) return;
    await setAside(work.db, arrival, { ...why, now: work.now });
    record(work, ['intake', arrival.id], 'intake.quarantined', { reason: why.reason, attempts: arrival.attempts });
  });
}
