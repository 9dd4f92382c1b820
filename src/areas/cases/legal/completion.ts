import { endOfLegalTerm, localDateOf } from '#areas/clocks/index.ts';
import { conflict, invalid } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { teamCalendar } from '../course/calendars.ts';
import type { CaseState } from '../course/case.store.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { tellSaid, writeReply } from '../replying/write-reply.ts';
import { completionWords } from './completion-words.ts';
import { keptClocks } from './legal.store.ts';
import { legalRulesOf } from './legal-clocks.ts';

/** The rule that lets the company ask for missing data on this case; null when its law has none. */
function completionRule(state: Pick<CaseState, 'legalPack' | 'type' | 'legalClass' | 'reasonCode' | 'flags'>) {
  return legalRulesOf(state.legalPack, state).find((rule) => rule.start === 'completion_asked') ?? null;
}

/**
 * Asks the customer for what is missing, with the date until when they may send it (never sooner than their law gives) and
 * the warning of what follows: without that warning proven, nothing may be taken as resolved (Ley 10/2025, arts. 13.3 and 13.4).
 * @throws {DomainError} case.no_completion, case.completion_asked, case.completion_too_soon
 */
export async function askCompletion(
  work: Work,
  reference: string,
  given: { text: string; until?: Date | undefined },
): Promise<void> {
  const state = await begin(work, reference, 'reply');
  const rule = completionRule(state);
  if (!rule) throw invalid('case.no_completion');
  const open = (await keptClocks(work.db, state.id)).some(
    ({ clock, state: now }) => clock === rule.clock && now === 'running',
  );
  if (open) throw conflict('case.completion_asked');
  const { calendar } = await teamCalendar(work.db, state.teamId);
  const least = endOfLegalTerm(calendar, work.now, rule);
  const until = given.until ?? least;
  if (until < least) throw invalid('case.completion_too_soon', { date: localDateOf(calendar, least) });
  const words = completionWords(state.language, {
    until,
    zone: calendar.zone,
    term: legalRulesOf(state.legalPack, state).find(({ completion }) => completion)?.completion ?? 'pauses',
    // Only some laws let a request that nobody met be taken as resolved, and then the customer must be told beforehand.
    deemedBy: rule.effect === 'deemed_resolved' ? rule.article : null,
  });
  const written = await writeReply(work, state, {
    text: `${given.text.trim()}\n\n${words}`,
    cc: [],
    bcc: [],
    fileIds: [],
    then: 'wait',
    insist: true,
  });
  await settle(work, state, 'case.reply_written', written.data);
  await settle(work, state, 'case.completion_asked', {
    message: written.messageId,
    until: until.toISOString(),
    clock: rule.clock,
  });
  await tellSaid(work, state, written);
}

/** The data came by another way (by phone, on the counter): a person says so. */
export async function receiveCompletion(work: Work, reference: string): Promise<void> {
  const state = await begin(work, reference, 'reply');
  const open = (await keptClocks(work.db, state.id)).some(
    ({ clock, state: now }) => (now === 'running' || now === 'lapsed') && clock === completionRule(state)?.clock,
  );
  if (!open) throw conflict('case.completion_not_asked');
  if (state.lastWord === 'ours_waiting') state.lastWord = 'ours';
  await settle(work, state, 'case.completion_received');
}
