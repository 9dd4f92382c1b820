import { conflict, missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { addPetition, petitionsOf, removePetitions, rewordPetition } from './petition.store.ts';

/** What the customer asks, numbered: those without id are new, those left out go. A decided one stands as it is. */
export async function setPetitions(
  work: Work,
  reference: string,
  given: readonly { id?: string | undefined; text: string }[],
): Promise<void> {
  const state = await begin(work, reference, 'setPetitions');
  const kept = await petitionsOf(work.db, state.id);
  if (given.some(({ id }) => id && !kept.some((row) => row.id === id))) throw missing('petition.not_found');
  const removed = kept.filter((row) => !given.some(({ id }) => id === row.id));
  const reworded = kept.filter((row) => given.some(({ id, text }) => id === row.id && text !== row.text));
  if ([...removed, ...reworded].some((row) => row.outcome !== null)) throw conflict('petition.decided');
  await removePetitions(
    work,
    removed.map((row) => row.id),
  );
  for (const row of reworded)
    await rewordPetition(work.db, row.id, given.find(({ id }) => id === row.id)?.text ?? row.text);
  const added: string[] = [];
  for (const { id, text } of given) if (!id) added.push(await addPetition(work.db, state.id, text));
  await settle(work, state, 'case.petitions_set', {
    added,
    removed: removed.map((row) => row.id),
    reworded: reworded.map((row) => row.id),
  });
}
