import { companyInUse, isAbsent, substituteFor } from '#areas/organisation/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { Approver } from '../../policy/contract.ts';
import { decidersAmong, delegateOf, peopleOfRole } from './people.store.ts';

export interface ToAsk {
  /** Whom the policy names. */
  askedId: string;
  /** Who is asked: the same, or whoever stands in. */
  approverId: string;
  /** Service minutes until the next one is asked. */
  minutes: number;
}

export interface Asking {
  requesterId: string;
  /** Whoever was asked about this version in this step already, by their own name or another's. */
  asked: readonly string[];
  /** Whoever said yes in an earlier step: two are two people. */
  saidYes: readonly string[];
}

/** The Director gets what nobody of the chain has answered; then it waits until it expires. */
const LAST_MINUTES = 480;

/**
 * Who is asked next: each approver of the chain in order, then that one's deputy, and at last the Director. Nobody is asked
 * about what they proposed, nor in the name of whoever proposed it. Null when there is nobody left.
 */
export async function nextToAsk(db: Db, chain: readonly Approver[], asking: Asking, now: Date): Promise<ToAsk | null> {
  for (const approver of chain) {
    const found = (await principalOf(db, approver, asking, now)) ?? (await deputyOf(db, approver, asking));
    if (found) return found;
  }
  const director = (await companyInUse(db)).directorId;
  const last: Approver = { role: 'director', personId: director, deputyId: null, deputyMinutes: LAST_MINUTES };
  return principalOf(db, last, asking, now);
}

async function principalOf(db: Db, approver: Approver, asking: Asking, now: Date): Promise<ToAsk | null> {
  const named = await namedBy(db, approver, asking.requesterId);
  // While one of a role is waited for, the others are not asked: it is the deputy's turn.
  if (named.some((id) => asking.asked.includes(id))) return null;
  for (const askedId of named) {
    if (askedId === asking.requesterId) continue;
    const approverId = await standInFor(db, askedId, approver, now);
    if (!approverId || isTaken(approverId, asking)) continue;
    return { askedId, approverId, minutes: approver.deputyMinutes };
  }
  return null;
}

/** One person, or those of a role. */
async function namedBy(db: Db, { personId, role }: Approver, requesterId: string): Promise<string[]> {
  if (personId) {
    const active = await decidersAmong(db, [personId]);
    return active.has(personId) || !role ? [...active] : peopleOfRole(db, role, requesterId);
  }
  return role ? peopleOfRole(db, role, requesterId) : [];
}

/** Their delegate, while that one is here; the person when here; their substitute, else the policy's deputy, when not. */
async function standInFor(db: Db, personId: string, approver: Approver, now: Date): Promise<string | null> {
  const delegate = await delegateOf(db, personId, now);
  if (delegate && !(await isAbsent(db, delegate, now))) return delegate;
  if (!(await isAbsent(db, personId, now))) return personId;
  const substitute = await substituteFor(db, personId, now);
  if (substitute && (await decidersAmong(db, [substitute])).has(substitute)) return substitute;
  const deputy = approver.deputyId && (await decidersAmong(db, [approver.deputyId])).has(approver.deputyId);
  return deputy ? approver.deputyId : null;
}

async function deputyOf(db: Db, approver: Approver, asking: Asking): Promise<ToAsk | null> {
  const { personId, deputyId, deputyMinutes } = approver;
  if (!deputyId || isTaken(deputyId, asking)) return null;
  // Whoever left has a deputy still, who was named for when they are not there.
  const named = (await namedBy(db, approver, asking.requesterId))[0] ?? personId ?? deputyId;
  // A deputy of whoever proposed it would decide in their name.
  if (named === asking.requesterId) return null;
  if (!(await decidersAmong(db, [deputyId])).has(deputyId)) return null;
  return { askedId: named, approverId: deputyId, minutes: deputyMinutes };
}

function isTaken(personId: string, { requesterId, asked, saidYes }: Asking): boolean {
  return personId === requesterId || asked.includes(personId) || saidYes.includes(personId);
}
