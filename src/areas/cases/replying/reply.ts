import { conflict } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { closeDraft, demandUnsent } from '../drafting/drafts.ts';
import { withAdr } from '../law/adr/adr.ts';
import type { Cut } from '../law/cut/cut.rules.ts';
import { keepCut, withCut } from '../law/cut/cut.ts';
import { demandTheirWay } from '../law/answering/demand-their-way.ts';
import { resolveDecided } from '../resolving/resolve-decided.ts';
import type { WrittenWith } from '../templates/templates.contract.ts';
import { demandCurrent, keepTemplates } from '../templates/written-with.ts';
import { demandInTerm } from './in-term.ts';
import { demandUnmoved, tellSaid, writeReply, type ReplyInput } from './write-reply.ts';

/** Answers the customer. An unassigned case becomes the writer's; the ball goes where `then` says. */
export async function reply(
  work: Work,
  reference: string,
  given: ReplyInput & { cut?: Cut | undefined; writtenWith?: WrittenWith | undefined },
): Promise<{ messageId: string }> {
  const state = await begin(work, reference, 'reply');
  if (given.then === 'resolve' && state.resolvedAt) throw conflict('case.already_resolved');
  await demandUnsent(work, state.id, 'reply', given.draftId);
  await demandUnmoved(work, state, given);
  await demandInTerm(work, state.id, given);
  await demandCurrent(work, state, given.text, given.writtenWith);
  // What the law wants said of a no goes with it; what a person is held to are their own words.
  const told = withCut(state, given.text, given.cut);
  const text = given.then === 'resolve' ? await withAdr(work, state, told) : told;
  const written = await writeReply(work, state, { ...given, text, own: given.text });
  const { templates } = given.writtenWith ?? {};
  await demandTheirWay(work, state, { ...written, text: given.text, templates }, given.reasons);
  await keepTemplates(work, state, { id: written.messageId, text: given.text }, given.writtenWith);
  await keepCut(work, state, written.messageId, given.cut);
  if (given.then === 'resolve') {
    record(work, ['case', state.id], 'case.reply_written', written.data);
    await resolveDecided(work, state, written.messageId);
  } else await settle(work, state, 'case.reply_written', written.data);
  await tellSaid(work, state, written);
  await closeDraft(work, state.id, 'reply', given.draftId);
  return { messageId: written.messageId };
}
