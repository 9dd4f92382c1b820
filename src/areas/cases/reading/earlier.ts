import { missing } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import type { Work } from '#platform/work/index.ts';
import type { casesApi, MessageView } from '../contract.ts';
import { findHeader } from './case-view.store.ts';
import { viewMessages } from './case.view.ts';
import { MOST_MESSAGES, messagesBefore } from './thread.store.ts';

/** What was said in a long case before one of its messages: as many as a case is read with, and whether there are more. */
export async function earlierMessages(
  work: Work,
  { params, query }: HandlerInput<typeof casesApi.earlierMessages>,
): Promise<{ messages: MessageView[]; hasEarlier: boolean }> {
  const header = await findHeader(work.db, work.actor, params);
  if (!header) throw missing('case.not_found');
  const found = await messagesBefore(work.db, header.id, query.before, MOST_MESSAGES + 1);
  return {
    messages: await viewMessages(work, found.slice(-MOST_MESSAGES)),
    hasEarlier: found.length > MOST_MESSAGES,
  };
}
