import { endOfLegalTerm, instantAt, localDateOf } from '#areas/clocks/index.ts';
import { conflict, invalid } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { teamCalendar } from '../course/calendars.ts';
import type { CaseState } from '../course/case.store.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { demandTheirWay, type Reasons } from '../law/answering/demand-their-way.ts';
import { tellSaid, writeReply } from '../replying/write-reply.ts';
import { completionWords } from './completion-words.ts';
import { firstWordSince, keptClocks, type KeptClock } from './legal.store.ts';
import { legalRulesOf } from './legal-clocks.ts';

/** The rule that lets the company ask for missing data on this case; null when its law has none. */
function completionRule(state: Pick<CaseState, 'legalPack' | 'type' | 'legalClass' | 'reasonCode' | 'flags'>) {
  return legalRulesOf(state.legalPack, state).find((rule) => rule.start === 'completion_asked') ?? null;
}

/**
 * Asks the customer for what is missing, with the date until when they may send it (never sooner than their law gives) and
 * the warning of what follows: without that warning proven, nothing may be taken as resolved (Ley 10/2025, arts. 13.3 and 13.4).
 * @throws {DomainError} case.no_completion, case.completion_asked, case.completion_too_soon, case.other_language, case.other_way
 */
export async function askCompletion(
  work: Work,
  reference: string,
  given: { text: string; until?: Date | undefined; reasons?: Reasons | undefined },
): Promise<void> {
  const state = await begin(work, reference, 'reply');
  const rule = completionRule(state);
  if (!rule) throw invalid('case.no_completion');
  const kept = await keptClocks(work.db, state.id);
  if (kept.some(({ clock, state: now }) => clock === rule.clock && now === 'running'))
    throw conflict('case.completion_asked');
  const { calendar } = await teamCalendar(work.db, state.teamId);
  const least = endOfLegalTerm(calendar, work.now, rule);
  const until = given.until ?? least;
  if (until < least) throw invalid('case.completion_too_soon', { date: localDateOf(calendar, least) });
  const words = completionWords(state.language, {
    until,
    zone: calendar.zone,
    term: suspendedBy(state, kept, work.now),
    // Only some laws let a request that nobody met be taken as resolved, and then the customer must be told beforehand.
    deemedBy: rule.effect === 'deemed_resolved' ? rule.article : null,
  });
  const written = await writeReply(work, state, {
    text: `${given.text.trim()}\n\n${words}`,
    own: given.text,
    cc: [],
    bcc: [],
    fileIds: [],
    then: 'wait',
    insist: true,
  });
  await demandTheirWay(work, state, { ...written, text: given.text }, given.reasons);
  await settle(work, state, 'case.reply_written', written.data);
  await settle(work, state, 'case.completion_asked', {
    message: written.messageId,
    until: until.toISOString(),
    clock: rule.clock,
  });
  await tellSaid(work, state, written);
}

/** What a request made now does to the term of the company. */
function suspendedBy(state: CaseState, kept: readonly KeptClock[], now: Date): 'restarts' | 'pauses' | 'late' {
  const rules = legalRulesOf(state.legalPack, state).filter(({ completion }) => completion);
  const open = rules.filter(({ clock }) =>
    kept.some(
      (one) => one.clock === clock && (one.state === 'paused' || (one.state === 'running' && now <= one.dueAt)),
    ),
  );
  return open[0]?.completion ?? 'late';
}

/**
 * A person says that what was missing is there, and since when: by default since the customer's first word after the request, or
 * now when there is none (it came by phone, on the counter). From that day the term of the company counts (Ley 10/2025, art. 13.3).
 * @throws {DomainError} case.completion_not_asked, case.completion_bad_day
 */
export async function receiveCompletion(work: Work, reference: string, arrivedOn?: string): Promise<void> {
  const state = await begin(work, reference, 'reply');
  const rule = completionRule(state);
  const open = (await keptClocks(work.db, state.id)).findLast(
    ({ clock, state: now }) => (now === 'running' || now === 'lapsed') && clock === rule?.clock,
  );
  if (!open) throw conflict('case.completion_not_asked');
  const at = arrivedOn
    ? await arrival(work, state.teamId, open.startedAt, arrivedOn)
    : ((await firstWordSince(work.db, state.id, open.startedAt)) ?? work.now);
  if (state.lastWord === 'ours_waiting') state.lastWord = 'ours';
  await settle(work, state, 'case.completion_received', { at: at.toISOString() });
}

/** An instant of that day, between the request and now. */
async function arrival(work: Work, teamId: string | null, asked: Date, day: string): Promise<Date> {
  const { calendar } = await teamCalendar(work.db, teamId);
  if (day < localDateOf(calendar, asked) || day > localDateOf(calendar, work.now))
    throw invalid('case.completion_bad_day');
  const noon = instantAt(calendar, day, '12:00');
  return noon < asked ? asked : noon > work.now ? work.now : noon;
}
