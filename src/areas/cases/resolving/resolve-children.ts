import { DomainError } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { lockCase } from '../course/case.store.ts';
import { demandNoOpenChildren } from '../family/family.ts';
import { openChildren } from '../family/family.store.ts';
import { petitionsOf } from './petition.store.ts';

export interface Decision {
  /** Left out for one that is written down now. */
  id?: string | undefined;
  text?: string | undefined;
  outcome: string;
  reason: string;
}

/** A case that hangs from the one that is resolved, with the answer it gets: each customer has theirs (Ley 10/2025, art. 13.1). */
export interface ChildAnswer {
  reference: string;
  text: string;
}

interface Given {
  petitions: readonly Decision[];
  children?: readonly ChildAnswer[] | undefined;
}

type Resolve = (
  work: Work,
  reference: string,
  given: { petitions: readonly Decision[]; text: string; insist: boolean },
) => Promise<void>;

/** They end with it, each with its own answer and with the outcome and reason of this one; while another one is open it does not end. */
export async function resolveChildren(
  work: Work,
  parentId: string,
  { petitions, children = [] }: Given,
  resolve: Resolve,
): Promise<void> {
  const open = new Set((await openChildren(work.db, parentId)).map(({ reference }) => reference));
  for (const child of children) {
    if (!open.has(child.reference)) throw refused(child.reference, 'case.not_found');
    try {
      await resolve(work, child.reference, {
        petitions: await decisionsFor(work, child.reference, petitions),
        text: child.text,
        insist: true,
      });
    } catch (error) {
      if (error instanceof DomainError) throw refused(child.reference, error.code);
      throw error;
    }
  }
  await demandNoOpenChildren(work, parentId);
}

function refused(reference: string, why: string): DomainError {
  return new DomainError('conflict', 'case.child_refused', { reference, why });
}

/** What it asks itself, where that was written down; else what it is about. The last decision holds for those there are more of. */
async function decisionsFor(work: Work, reference: string, decisions: readonly Decision[]): Promise<Decision[]> {
  const { id, subject } = await lockCase(work, { reference });
  const own = (await petitionsOf(work.db, id)).filter(({ outcome }) => !outcome);
  const asked = own.length > 0 ? own.map((petition) => ({ id: petition.id })) : [{ text: subject.slice(0, 2000) }];
  return asked.flatMap((one, at) => {
    const decision = decisions[Math.min(at, decisions.length - 1)];
    return decision ? [{ ...one, outcome: decision.outcome, reason: decision.reason }] : [];
  });
}
