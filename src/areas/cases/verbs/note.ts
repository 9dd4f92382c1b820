import { peopleByIds } from '#areas/identity/index.ts';
import { missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import type { Work } from '#platform/work/index.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { closeDraft, demandUnsent } from '../drafting/drafts.ts';
import { peopleIn } from '#platform/writing/index.ts';
import { saidIn, type Said, takeFiles } from '../replying/said.ts';
import { insertNote } from './note.store.ts';

export interface NoteInput {
  text: string;
  /** Its shape, where the text alone would lose it. */
  html?: string | undefined;
  mentions: readonly string[];
  fileIds: readonly string[];
  /** The draft it was written as: it is written down once, and kept no more. */
  draftId?: string | undefined;
}

/** A note as it was sent. Who is named in its shape is read from it, whatever the list beside it says. */
export function noteIn(given: {
  text?: string | undefined;
  html?: string | undefined;
  mentions: readonly string[];
}): Said & { mentions: readonly string[] } {
  const said = saidIn(given);
  return { ...said, mentions: given.html ? peopleIn(said.html) : given.mentions };
}

/** An internal note: the customer never sees it. Whoever is mentioned follows the case from then on. */
export async function addNote(work: Work, reference: string, given: NoteInput): Promise<void> {
  const state = await begin(work, reference, 'note');
  await demandUnsent(work, state.id, 'note', given.draftId);
  const data = await writeNote(work, state.id, given);
  state.movedAt = work.now;
  await settle(work, state, 'case.noted', data);
  await closeDraft(work, state.id, 'note', given.draftId);
}

const READERS = ['administrator', 'director', 'lead', 'agent', 'auditor'];

/** Writes the note; the event's data comes back for the verb that tells it. */
export async function writeNote(
  work: Work,
  caseId: string,
  given: NoteInput,
): Promise<{ note: string; mentions: string[] }> {
  const mentions = [...new Set(given.mentions)];
  const people = await peopleByIds(work.db, mentions);
  const reads = (id: string): boolean =>
    people.get(id)?.status === 'active' && people.get(id)?.roles.some((role) => READERS.includes(role)) === true;
  if (!mentions.every(reads)) throw missing('person.not_found');
  const id = newId();
  const { html, files } = await takeFiles(work, { html: given.html ?? '', fileIds: given.fileIds }, id);
  // A rule of the company's writes notes too; nobody else who is no person does.
  const authorId = work.actor.kind === 'person' ? work.actor.id : null;
  if (!authorId && work.actor.kind !== 'system') throw missing('person.not_found');
  await insertNote(work, { id, caseId, authorId, text: given.text, html, mentions, files });
  return { note: id, mentions };
}
