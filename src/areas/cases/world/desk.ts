import { addMs, HOUR } from '#platform/clock/index.ts';
import { transact, type House, type PersonActor } from '#platform/work/index.ts';
import { classify } from '../verbs/classify.ts';
import { take } from '../verbs/take.ts';
import { untakenArrivals } from './law.store.ts';

/** What came in by itself before this long is somebody's; the newest wait for whoever comes first. */
const UNTOUCHED = 5 * HOUR;

/** What the people at the desk made of the mails and sheets of these days: who has them, and what the law calls those from abroad. */
export async function attendArrivals(
  house: House,
  agents: readonly PersonActor[],
  abroad: readonly string[],
): Promise<void> {
  const now = house.clock.now();
  const arrivals = await untakenArrivals(house.database.db, addMs(now, -UNTOUCHED));
  for (const [n, { reference, subject, mailboxId, receivedAt }] of arrivals.entries()) {
    const by = agents[n % agents.length] as PersonActor;
    await transact(
      house,
      by,
      async (work) => {
        await take(work, reference);
        // A sheet of the book says itself what it is.
        if (!abroad.includes(mailboxId) || subject.startsWith('Hoja de reclamación')) return;
        const isGuarantee = /garantía/.test(subject);
        await classify(work, reference, { type: 'complaint', reasonCode: isGuarantee ? 'guarantee' : 'late' });
      },
      { now: addMs(receivedAt, 2 * HOUR) },
    );
  }
}
