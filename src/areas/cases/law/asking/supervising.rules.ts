import { no, YES, type Verdict } from '#platform/errors/index.ts';
import type { Actor } from '#platform/work/index.ts';

const SUPERVISE: readonly string[] = ['administrator', 'director', 'lead'];

/**
 * Who says that the customer was spoken to. A supervisor is asked for to speak with somebody else than whoever attends them: it is the
 * word of whoever supervises, leads or is on duty for it, never that of whoever has the case.
 */
export function mayAttend(
  actor: Actor,
  request: { kind: 'supervisor' | 'person'; assignedId: string | null },
  onDutyId: string | null,
): Verdict {
  if (request.kind === 'person') return YES;
  if (actor.kind !== 'person') return no('request.not_supervisor');
  const isNamed = actor.id === request.assignedId || actor.id === onDutyId;
  return isNamed || actor.roles.some((role) => SUPERVISE.includes(role)) ? YES : no('request.not_supervisor');
}
