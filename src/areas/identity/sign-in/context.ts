import { DomainError } from '#platform/errors/index.ts';
import type { RouteContext } from '#platform/http/route.ts';
import type { PersonActor, Work } from '#platform/work/index.ts';

/** The person behind a browser session; endpoints of `access: 'person'` never get another actor. */
export function personOf(work: Work): PersonActor {
  if (work.actor.kind !== 'person') throw new DomainError('unauthenticated', 'session.required');
  return work.actor;
}

/** Says in the header too when to come back (RFC 6585). */
export async function withRetryAfter<T>(context: RouteContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && typeof error.details.retryAfterSeconds === 'number')
      context.reply.header('retry-after', error.details.retryAfterSeconds);
    throw error;
  }
}
