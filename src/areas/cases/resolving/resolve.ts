import { conflict, demand, invalid } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { lockCase, type CaseState } from '../course/case.store.ts';
import { holdFamily } from '../family/family.store.ts';
import { closeDraft, demandUnsent } from '../drafting/drafts.ts';
import { withAdr } from '../law/adr/adr.ts';
import type { Cut } from '../law/cut/cut.rules.ts';
import { keepCut, withCut } from '../law/cut/cut.ts';
import { demandTheirWay, type Reasons } from '../law/answering/demand-their-way.ts';
import { may } from '../policy.rules.ts';
import { addPetition, decidePetition, petitionsOf } from './petition.store.ts';
import { type ChildAnswer, type Decision, resolveChildren } from './resolve-children.ts';
import type { WrittenWith } from '../templates/templates.contract.ts';
import { demandCurrent, keepTemplates } from '../templates/written-with.ts';
import { resolveDecided } from './resolve-decided.ts';
import { demandUnmoved, tellSaid, writeReply } from '../replying/write-reply.ts';

export interface ResolveInput {
  petitions: readonly Decision[];
  /** Sent as the reasoned answer, if none was sent after the customer's last word. */
  text?: string | undefined;
  basedOn?: number | undefined;
  insist: boolean;
  /** The draft the answer was written as. */
  draftId?: string | undefined;
  reasons?: Reasons | undefined;
  cut?: Cut | undefined;
  writtenWith?: WrittenWith | undefined;
  /** Cases that hang from it and end with it. */
  children?: readonly ChildAnswer[] | undefined;
}

/** Each petition with outcome and reason, and an answer that reaches the customer: there is no bare close. */
export async function resolve(work: Work, reference: string, given: ResolveInput): Promise<void> {
  await holdFamily(work.db, reference);
  const state = await lockCase(work, { reference });
  await resolveChildren(work, state.id, given, resolve);
  if (state.resolvedAt) throw conflict('case.already_resolved');
  demand(may(work.actor, 'resolve', { ball: state.ball, snoozed: false, ownerId: state.ownerId }));
  await demandUnsent(work, state.id, 'reply', given.draftId);
  await demandUnmoved(work, state, given);
  if (given.text) await demandCurrent(work, state, given.text, given.writtenWith);
  await decide(work, state, given.petitions);
  const written = given.text
    ? await writeReply(work, state, {
        text: await withAdr(work, state, withCut(state, given.text, given.cut)),
        own: given.text,
        cc: [],
        bcc: [],
        fileIds: [],
        then: 'resolve',
        insist: true,
      })
    : null;
  if (written) {
    const { text = '', writtenWith } = given;
    await demandTheirWay(work, state, { ...written, text, templates: writtenWith?.templates }, given.reasons);
    await keepTemplates(work, state, { id: written.messageId, text }, writtenWith);
    await keepCut(work, state, written.messageId, given.cut);
    record(work, ['case', state.id], 'case.reply_written', written.data);
  }
  await resolveDecided(work, state, written?.messageId ?? null);
  if (!written) return;
  await tellSaid(work, state, written);
  await closeDraft(work, state.id, 'reply', given.draftId);
}

async function decide(work: Work, state: CaseState, decisions: readonly Decision[]): Promise<void> {
  const known = await petitionsOf(work.db, state.id);
  for (const { id, text, outcome, reason } of decisions) {
    if (id ? !known.some((row) => row.id === id) : !text) throw invalid('case.resolve_needs_petitions', { missing: 1 });
    await decidePetition(work, id ?? (await addPetition(work.db, state.id, text as string)), outcome, reason);
  }
}
