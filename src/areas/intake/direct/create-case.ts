import { createCase } from '#areas/cases/index.ts';
import type { casesApi } from '#areas/cases/contract.ts';
import type { CallOutput, HandlerInput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { directRows } from './direct.store.ts';

/**
 * A visit, call or letter typed in, or a case handed in by a program: its row in the ledger and its case are one statement, so
 * there is never one without the other, and a repeated request undoes both.
 */
export async function createCaseDirectly(
  work: Work,
  given: HandlerInput<typeof casesApi.createCase>['body'],
): Promise<CallOutput<typeof casesApi.createCase>> {
  const { actor, now } = work;
  const id = newId();
  const channel = actor.kind === 'person' && actor.via === 'token' ? 'api' : given.channel;
  const made = await createCase(work, given, {
    intakeId: id,
    rows: (opened) => directRows({ ...opened, id, channel, now }),
  });
  const { receivedAt, nextAt, dueAt, ...opened } = made;
  const outcome = { outcome: 'case', reason: null, caseId: opened.id, messageId: opened.messageId, attempts: 0 };
  record(work, ['intake', id], 'intake.received', { channel }, { fresh: true });
  record(work, ['intake', id], 'intake.processed', outcome, { fresh: true });
  return {
    ...opened,
    receivedAt: receivedAt.toISOString(),
    nextAt: nextAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
  };
}
