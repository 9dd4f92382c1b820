import { assign } from '#areas/cases/index.ts';
import { personOf } from '#areas/identity/index.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import { conflict, DomainError, invalid, missing } from '#platform/errors/index.ts';
import type { CallOutput, HandlerInput } from '#platform/http/contract.ts';
import { makeTexts } from '#platform/i18n/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { leadsAll } from '../load/team.ts';
import { en } from '../messages.en.ts';
import { es } from '../messages.es.ts';
import type { reliefApi, ReliefView } from './relief.contract.ts';
import {
  closeRelief,
  holdForMove,
  holdRelief,
  markItem,
  markRelief,
  reliefById,
  reliefsFor,
  type ReliefRow,
} from './relief.store.ts';
import { reliefView } from './view.ts';

const { say } = makeTexts([{ es, en }]);
const SHOWN_MS = 7 * DAY;

type Item = ReliefRow['items'][number];

export async function listRelief(work: Work): Promise<CallOutput<typeof reliefApi.listRelief>> {
  const me = personOf(work);
  const rows = await reliefsFor(work.db, me, leadsAll(me), addMs(work.now, -SHOWN_MS));
  const views = rows.map((row) => reliefView(row, me));
  return {
    open: views.filter(({ state }) => state === 'open').toReversed(),
    answered: views.filter(({ state }) => state !== 'open'),
  };
}

/** Yes to what is named, no to the rest. Each case moves by itself, with a note of who hands it over; one that cannot says why and stops no other. */
export async function answerRelief(
  work: Work,
  { params: { id }, body: { moves, word } }: HandlerInput<typeof reliefApi.answerRelief>,
): Promise<ReliefView> {
  const { row } = await held(work, id);
  if (row.state !== 'open') throw conflict('relief.answered');
  if (moves.length === 0 && word === '') throw invalid('relief.word_needed');
  // In one order, so that two answers that share a case wait for each other.
  for (const item of inOrder(row.items)) {
    if (!moves.includes(item.reference)) await markItem(work.db, id, item.caseId, { state: 'kept', reason: '' });
    else await markItem(work.db, id, item.caseId, await move(work, row, item));
  }
  await closeRelief(work, id, { personId: personOf(work).id, answer: word });
  return close(work, id, 'relief.answered');
}

/** Gives back what moved, as far as whoever took it still has it. */
export async function undoRelief(
  work: Work,
  { params: { id } }: HandlerInput<typeof reliefApi.undoRelief>,
): Promise<ReliefView> {
  const { row } = await held(work, id);
  if (row.state !== 'answered') throw conflict('relief.not_answered');
  for (const item of inOrder(row.items.filter(({ state }) => state === 'moved')))
    await markItem(work.db, id, item.caseId, await giveBack(work, row, item));
  await markRelief(work.db, id, 'undone');
  return close(work, id, 'relief.undone');
}

const inOrder = (items: readonly Item[]): Item[] => items.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1));

/** The request, in one's hands until this work ends. @throws {DomainError} relief.not_found, relief.own */
async function held(work: Work, id: string): Promise<{ row: ReliefRow }> {
  const me = personOf(work);
  await holdRelief(work.db, id);
  const row = await reliefById(work.db, me, leadsAll(me), id);
  if (!row) throw missing('relief.not_found');
  if (row.person.id === me.id) throw invalid('relief.own');
  return { row };
}

async function close(work: Work, id: string, type: 'relief.answered' | 'relief.undone'): Promise<ReliefView> {
  const me = personOf(work);
  const row = (await reliefById(work.db, me, leadsAll(me), id)) as ReliefRow;
  record(work, ['relief', row.person.id], type, {
    relief: id,
    person: row.person.id,
    case: row.items[0]?.caseId ?? null,
    moved: row.items.filter(({ state }) => state === 'moved').length,
    asked: row.items.length,
  });
  return reliefView(row, me);
}

async function move(work: Work, { person, word }: ReliefRow, { caseId, reference, to }: Item) {
  const now = await holdForMove(work.db, caseId, person.id);
  if (now.resolved) return failed('case.already_resolved');
  if (now.ownerId !== person.id) return failed('relief.moved_on');
  if (now.tie) return failed('relief.cannot_move');
  const me = personOf(work);
  const note = say(me.language, 'relief.note', { from: person.name, to: to.name, lead: me.name, word: word || 'none' });
  return attempt(() => assign(work, reference, { ownerId: to.id, note, via: 'relief' }), 'moved');
}

async function giveBack(work: Work, { person }: ReliefRow, { caseId, reference, to }: Item) {
  const now = await holdForMove(work.db, caseId, person.id);
  if (now.resolved || now.ownerId !== to.id) return { state: 'moved' as const, reason: 'relief.moved_on' };
  const done = await attempt(() => assign(work, reference, { ownerId: person.id }), 'returned');
  return done.state === 'failed' ? { state: 'moved' as const, reason: done.reason } : done;
}

const failed = (reason: string) => ({ state: 'failed' as const, reason });

/** What a verb refuses it refuses before it has written anything. */
async function attempt(run: () => Promise<void>, state: 'moved' | 'returned') {
  try {
    await run();
    return { state, reason: '' };
  } catch (error) {
    if (error instanceof DomainError) return failed(error.code);
    throw error;
  }
}
