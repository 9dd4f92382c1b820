import { MONDAY_TO_FRIDAY } from '#areas/clocks/index.ts';
import { addMs, MINUTE } from '#platform/clock/index.ts';
import { record } from '#platform/log/index.ts';
import { transact, type House, type PersonActor } from '#platform/work/index.ts';
import type { CaseType } from './load/load.rules.ts';
import { keepShift, keepSkills } from './load/worker.store.ts';
import { askRelief } from './relief/ask.ts';
import { proposeRelief } from './relief/propose.ts';

const MOST_ASKED = 3;
const WORD = 'Esta tarde tengo el curso de bombas de calor y mañana dos visitas de obra. A estos no llego.';

/** Two who know more of some things, one who works mornings, and one who cannot manage it all. */
export async function loadTeam(house: House, lead: PersonActor, agents: readonly PersonActor[]): Promise<void> {
  const now = house.clock.now();
  const [, second, third, fourth] = agents;
  const known: [PersonActor | undefined, CaseType[]][] = [
    [second, ['return', 'repair', 'incident', 'enquiry', 'grievance']],
    [fourth, ['complaint', 'grievance', 'enquiry', 'suggestion', 'praise', 'other']],
  ];
  await transact(house, lead, async (work) => {
    for (const [person, types] of known) {
      if (!person) continue;
      await keepSkills(work, person.id, types);
      record(work, ['workload', person.id], 'skills.set', { person: person.id, types });
    }
    if (!fourth) return;
    const shift = { days: [...MONDAY_TO_FRIDAY], starts: '08:00', ends: '14:00' };
    await keepShift(work, fourth.id, shift);
    record(work, ['workload', fourth.id], 'shift.set', { person: fourth.id, shift });
  });
  if (!third) return;
  const { free, helpers } = await transact(house, third, (work) => proposeRelief(work));
  const cases = free
    .toReversed()
    .slice(0, MOST_ASKED)
    .flatMap(({ reference, to }) => {
      const toId = to?.id ?? helpers[0]?.id;
      return toId ? [{ reference, toId }] : [];
    });
  if (cases.length > 0)
    await transact(house, third, (work) => askRelief(work, { cases, word: WORD }), {
      now: addMs(now, -40 * MINUTE),
    });
}
