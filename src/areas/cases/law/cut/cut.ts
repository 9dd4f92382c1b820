import { mailLanguage } from '#areas/correspondence/index.ts';
import { invalid, missing } from '#platform/errors/index.ts';
import { record, type EventData } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { CaseState } from '../../course/case.store.ts';
import { begin } from '../../course/lock.ts';
import { settle } from '../../course/settle.ts';
import { sayLaw } from '../say.ts';
import { isCutEmpty, missingOfCut, unsaidOfCut, type Cut } from './cut.rules.ts';
import { answerSince, isCutTold, keepCutAnswer, openCutTerm } from './cut.store.ts';

/** The answer with what is known of the cut, in the customer's language. */
export function withCut({ language }: Pick<CaseState, 'language'>, text: string, cut: Cut = {}): string {
  if (isCutEmpty(cut)) return text;
  const spoken = mailLanguage(language);
  const lines = (['cause', 'restoration'] as const).flatMap((part) => {
    const said = cut[part]?.trim();
    return said ? [sayLaw(spoken, `law.cut.${part}`, { said })] : [];
  });
  const why = cut.unknown?.trim();
  const unsaid = unsaidOfCut(cut);
  if (why && unsaid.length > 0)
    lines.push(sayLaw(spoken, 'law.cut.unknown', { what: unsaid.length > 1 ? 'both' : (unsaid[0] ?? ''), why }));
  return [text.trim(), lines.join('\n')].filter(Boolean).join('\n\n');
}

/** What an answer says of the cut, kept with it; whether it says enough is for the log, which ends the term when the answer leaves. */
export async function keepCut(
  work: Work,
  { id }: Pick<CaseState, 'id'>,
  messageId: string,
  cut: Cut = {},
): Promise<void> {
  if (isCutEmpty(cut)) return;
  await keepCutAnswer(work, id, messageId, cut);
  record(work, ['case', id], 'reply.cut_told', flagsOf(messageId, cut));
}

/**
 * An answer sent before said it in its own words: that is written down, and the term ends when that answer left.
 * @throws {DomainError} case.cut_not_asked, case.cut_needs_all, message.not_found
 */
export async function tellCutSaid(work: Work, reference: string, cut: Cut): Promise<void> {
  const state = await begin(work, reference, 'reply');
  const term = await openCutTerm(work.db, state.id);
  if (!term) throw invalid('case.cut_not_asked');
  if (missingOfCut(cut).length > 0) throw invalid('case.cut_needs_all');
  const answer = await answerSince(work.db, state.id, term.startedAt);
  if (!answer) throw missing('message.not_found');
  await keepCutAnswer(work, state.id, answer.id, cut);
  await settle(work, state, 'reply.cut_told', flagsOf(answer.id, cut));
}

/**
 * Nobody is left without knowing why they have no service: such a case is resolved only once that was said.
 * @throws {DomainError} case.resolve_needs_cut
 */
export async function demandCut(work: Work, state: CaseState): Promise<void> {
  const term = await openCutTerm(work.db, state.id);
  if (term && !(await isCutTold(work.db, state.id, term.startedAt)))
    throw invalid('case.resolve_needs_cut', { article: term.article });
}

function flagsOf(message: string, cut: Cut): EventData {
  const unsaid = unsaidOfCut(cut);
  return {
    message,
    cause: !unsaid.includes('cause'),
    restoration: !unsaid.includes('restoration'),
    unknown: Boolean(cut.unknown?.trim()),
    complete: missingOfCut(cut).length === 0,
  };
}
