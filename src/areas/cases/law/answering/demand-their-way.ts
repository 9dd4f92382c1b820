import { detectLanguage } from '#platform/mail/content/meaning/language.ts';
import { conflict } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { CaseState } from '../../course/case.store.ts';
import { keepException, saidLately, theirWords } from './answering.store.ts';
import { careOf, likeTemplate } from './check-reply.ts';
import { resemblance } from './resemblance.rules.ts';
import { otherLanguage, otherWay, type Differs } from './same-way.rules.ts';

/** Why the answer is not in their language, or does not go by their way. */
export interface Reasons {
  language?: string | undefined;
  channel?: string | undefined;
}

/**
 * The answer just written, in the customer's language and by their way, or with the reason why not; and in the log, how much
 * of it others were told. Programs that write for the company answer for their own words.
 * @throws {DomainError} case.other_language, case.other_way
 */
export async function demandTheirWay(
  work: Work,
  state: CaseState,
  written: {
    messageId: string;
    text: string;
    channel: string;
    templates?: readonly { id: string; version: number }[] | undefined;
  },
  reasons: Reasons = {},
): Promise<void> {
  if (work.actor.kind !== 'person') return;
  const { messageId, text } = written;
  const differing = await differingFrom(work, state, written);
  for (const kind of ['language', 'channel'] as const) {
    const differs = differing[kind];
    if (!differs) continue;
    const reason = reasons[kind]?.trim();
    if (!reason) throw conflict(kind === 'language' ? 'case.other_language' : 'case.other_way', { ...differs });
    await except(work, state, { messageId, kind, reason, ...differs });
  }
  const { like, faceless } = resemblance(text, await theirWords(work.db, state.id), await saidLately(work, state.id));
  const template = await likeTemplate(work, state.reference, text, written.templates ?? []);
  if (like || template || faceless)
    record(work, ['case', state.id], 'reply.resembled', {
      message: messageId,
      percent: like ? Math.round(like.share * 100) : null,
      like: like?.reference ?? null,
      template: template && Math.round(template.share * 100),
      faceless,
    });
}

/** What of an answer is not as the customer wrote, came or chose. */
export async function differingFrom(
  work: Pick<Work, 'db'>,
  state: Pick<CaseState, 'language' | 'channel' | 'customerId'>,
  { text, channel }: { text: string; channel: string },
): Promise<Record<'language' | 'channel', Differs | null>> {
  const { channel: chosen } = await careOf(work, state.customerId);
  return {
    language: otherLanguage(text, state.language, detectLanguage(text)),
    channel: otherWay(channel, state.channel, chosen),
  };
}

/** It goes out like that, and why is kept with it. */
export async function except(
  work: Work,
  { id: caseId }: Pick<CaseState, 'id'>,
  { reason, ...given }: { messageId: string; kind: 'language' | 'channel'; reason: string } & Differs,
): Promise<void> {
  const { messageId: message, kind, expected, used } = given;
  await keepException(work, { caseId, reason, ...given });
  record(work, ['case', caseId], 'reply.excepted', { message, kind, expected, used });
}
