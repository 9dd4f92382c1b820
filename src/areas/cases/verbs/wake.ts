import type { Work } from '#platform/work/index.ts';
import type { CaseState } from '../course/case.store.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { endSnooze } from '../course/snooze.store.ts';

export async function wake(work: Work, reference: string): Promise<void> {
  await wakeCase(work, await begin(work, reference, 'wake'), 'person');
}

/** `why`: person, date. */
export async function wakeCase(work: Work, state: CaseState, why: string): Promise<void> {
  await liftSnooze(work, state, why);
  await settle(work, state, 'case.woken', { why });
}

/** Ends the snooze of a case whose verb makes it pointless; the verb's own event tells the rest. */
export async function liftSnooze(work: Work, state: CaseState, why: string): Promise<void> {
  if (!state.snoozedUntil) return;
  await endSnooze(work, state.id, why);
  state.snoozedUntil = null;
  state.snoozedAt = null;
}
