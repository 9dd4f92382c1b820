import { fieldsOf } from '#areas/organisation/index.ts';
import { invalid } from '#platform/errors/index.ts';
import type { EventData } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { CaseState } from '../course/case.store.ts';
import { demandAdr } from '../law/adr/adr.ts';
import { demandCut } from '../law/cut/cut.ts';
import { startResolution } from './resolution.store.ts';
import { settle } from '../course/settle.ts';
import { notifyAnswered } from '../legal/notice.ts';
import { lastAnswer } from '../legal/notice.store.ts';
import { isToCustomer } from '../replying/to-customer.store.ts';
import { isAnswered, petitionsOf } from './petition.store.ts';
import { liftSnooze } from '../verbs/wake.ts';

/** Resolves a case whose petitions are decided; the answer may have just been written. */
export async function resolveDecided(work: Work, state: CaseState, messageId: string | null): Promise<void> {
  const petitions = await petitionsOf(work.db, state.id);
  const undecided = petitions.filter((row) => !row.outcome || !row.reason?.trim()).length;
  if (petitions.length === 0 || undecided > 0)
    throw invalid('case.resolve_needs_petitions', { missing: Math.max(1, undecided) });
  await demandFields(work, state);
  const told = messageId ? await isToCustomer(work.db, messageId) : await isAnswered(work.db, state.id);
  if (!told) throw invalid('case.resolve_needs_reply');
  await demandCut(work, state);
  const adr = await demandAdr(work, state, messageId);
  await liftSnooze(work, state, 'resolved');
  const answer = messageId ?? (await lastAnswer(work.db, state.id))?.messageId ?? null;
  await startResolution(work, state, { messageId: answer, adr });
  state.movedAt = work.now;
  const outcomes: EventData[] = petitions.map((row) => ({ petition: row.id, outcome: row.outcome }));
  await settle(work, state, 'case.resolved', { petitions: outcomes, message: messageId });
  if (!messageId) await notifyAnswered(work, state);
}

async function demandFields(work: Work, state: CaseState): Promise<void> {
  const fields = await fieldsOf(work.db);
  const empty = (key: string): boolean =>
    [null, undefined, ''].includes(state.fields[key] as string | null | undefined);
  const lacking = fields.filter((field) => field.active && field.requiredToResolve && empty(field.key));
  if (lacking.length === 0) return;
  const language = work.actor.kind === 'person' ? work.actor.language : 'es';
  throw invalid('case.resolve_needs_fields', {
    fields: lacking.map((field) => (language === 'en' ? field.labelEn : field.labelEs)).join(', '),
    keys: lacking.map((field) => field.key).join(', '),
  });
}
