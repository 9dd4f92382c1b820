import type { Work } from '#platform/work/index.ts';
import { begin } from '../../course/lock.ts';
import { settle } from '../../course/settle.ts';
import { writeNote } from '../../verbs/note.ts';

/** Up to the Director, whose line hears of it. The owner stays owner; the line of why stands in the thread. */
export async function passUp(work: Work, reference: string, reason: string): Promise<void> {
  const state = await begin(work, reference, 'passUp');
  const data = await writeNote(work, state.id, { text: reason, mentions: [], fileIds: [] });
  state.movedAt = work.now;
  await settle(work, state, 'case.passed_up', data);
}
