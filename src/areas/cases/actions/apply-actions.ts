import { addWorkingDays, instantAt, localDateOf } from '#areas/clocks/index.ts';
import { peopleByIds } from '#areas/identity/index.ts';
import { addMs, HOUR } from '#platform/clock/index.ts';
import { conflict, DomainError, invalid } from '#platform/errors/index.ts';
import type { PersonActor, Work } from '#platform/work/index.ts';
import { consultArea } from '../circuits/consulting/consult.ts';
import { passUp } from '../circuits/passing/pass-up.ts';
import { opensNext, teamCalendar } from '../course/calendars.ts';
import type { CaseState } from '../course/case.store.ts';
import { lockSurvivor } from '../course/lock.ts';
import { assign } from '../verbs/assign.ts';
import { classify } from '../verbs/classify.ts';
import { tagsOf } from '../verbs/mark.store.ts';
import { addNote } from '../verbs/note.ts';
import { setTags } from '../verbs/set-tags.ts';
import { snooze } from '../verbs/snooze.ts';
import { take } from '../verbs/take.ts';
import type { CaseAction } from './actions.contract.ts';
import { tagsAfter } from './actions.rules.ts';

/** What became of each action, in their order: done, or so already. */
export type Applied = readonly ('done' | 'already')[];

/**
 * Does each in turn through the same verbs, permissions and refusals as a person has, all or none: the caller's transaction
 * goes back when one is refused. What is so already is left alone, and the log hears nothing of it.
 * @throws {DomainError} what the verb refuses; `details.action` is which, counted from 1
 */
export async function applyActions(work: Work, caseId: string, actions: readonly CaseAction[]): Promise<Applied> {
  const applied: ('done' | 'already')[] = [];
  for (const [at, action] of actions.entries()) {
    try {
      // Looked at again for each: the one before may have changed it.
      const state = await lockSurvivor(work, caseId);
      const done = await doIfNeeded(work, state, action);
      applied.push(done ? 'done' : 'already');
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw new DomainError(error.kind, error.code, { ...error.details, action: at + 1 }, error.issues);
    }
  }
  return applied;
}

/** False when the case is already as the action would leave it. */
async function doIfNeeded(work: Work, state: CaseState, action: CaseAction): Promise<boolean> {
  const { reference } = state;
  switch (action.do) {
    case 'take':
      if (work.actor.kind !== 'person') throw invalid('action.needs_person');
      if (state.ownerId === work.actor.id) return false;
      await take(work, reference);
      return true;
    case 'assign':
      return give(work, state, action);
    case 'priority':
      if (state.priority === action.priority) return false;
      await classify(work, reference, { priority: action.priority });
      return true;
    case 'type':
      if (state.type === action.type) return false;
      await classify(work, reference, { type: action.type });
      return true;
    case 'tag':
    case 'untag':
      return tag(work, state, action);
    case 'note':
      await addNote(work, reference, { text: action.text, mentions: action.personIds, fileIds: [] });
      return true;
    case 'snooze':
      await snooze(work, reference, await untilOf(work, state, action));
      return true;
    case 'consult':
      await ask(work, state, action);
      return true;
    case 'pass_up':
      await passUp(work, reference, action.reason);
      return true;
  }
}

type Of<Kind extends CaseAction['do']> = Extract<CaseAction, { do: Kind }>;

/** To a team alone means to its queue: whoever had it has it no more. */
async function give(work: Work, state: CaseState, { personId, teamId }: Of<'assign'>): Promise<boolean> {
  if (state.ownerId === personId && (teamId === null || state.teamId === teamId)) return false;
  await assign(work, state.reference, { ownerId: personId, ...(teamId ? { teamId } : {}) });
  return true;
}

async function tag(work: Work, state: CaseState, action: Of<'tag'> | Of<'untag'>): Promise<boolean> {
  const had = await tagsOf(work.db, state.id);
  const after = action.do === 'tag' ? tagsAfter(had, action.tagIds, []) : tagsAfter(had, [], action.tagIds);
  if (!after) return false;
  await setTags(work, state.reference, after);
  return true;
}

async function untilOf({ db, now }: Work, state: CaseState, { amount, unit }: Of<'snooze'>): Promise<Date> {
  if (unit === 'hours') return addMs(now, amount * HOUR);
  const { calendar } = await teamCalendar(db, state.teamId);
  const day = localDateOf(calendar, addWorkingDays(calendar, now, amount));
  return opensNext(calendar, instantAt(calendar, day, '00:00'));
}

/** An area answers a person: a rule asks in the name of whoever has the case, and the log tells that the rule did it. */
async function ask(work: Work, state: CaseState, action: Of<'consult'>): Promise<void> {
  const { areaId, question, answers, tellCustomer } = action;
  const actor = work.actor.kind === 'person' ? work.actor : await ownerActing(work, state);
  await consultArea({ ...work, actor }, state.reference, {
    areaId,
    kind: 'question',
    question,
    answers,
    share: ['first_name'],
    orderRef: null,
    item: null,
    quantity: null,
    fileIds: [],
    tellCustomer,
  });
}

async function ownerActing(work: Work, { ownerId }: CaseState): Promise<PersonActor> {
  const owner = ownerId ? (await peopleByIds(work.db, [ownerId])).get(ownerId) : undefined;
  if (!owner) throw conflict('action.needs_owner');
  const { id, name, roles, language } = owner;
  return {
    kind: 'person',
    id,
    name,
    roles,
    teamIds: [],
    areaIds: [],
    language,
    via: 'session',
    sessionId: null,
    tokenId: null,
    scopes: null,
    fresh: false,
  };
}
