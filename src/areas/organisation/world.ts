import { keepChoice, legalPack, type LegalPack } from '#areas/clocks/index.ts';
import { limaCalendar } from '#areas/clocks/world.ts';
import { addMs, DAY, HOUR } from '#platform/clock/index.ts';
import type { Work } from '#platform/work/index.ts';
import { keepCalendar } from './calendars/calendars.ts';
import { createBrand } from './company/brands.ts';
import { createDuty } from './duty/duty.ts';
import { createTeam } from './groups/teams.ts';

/** The brands abroad, each under the law of its country since it opened. */
export async function loadBrands(work: Work, since: Date): Promise<Record<'peru' | 'colombia', string>> {
  const open = async (name: string, pack: string): Promise<string> => {
    const signature = `${name}\nServicio al cliente`;
    const { id } = await createBrand(work, { name, formOfAddress: 'usted', signature });
    await keepChoice(work, legalPack(pack) as LegalPack, id, since);
    return id;
  };
  return { peru: await open('Ribera Perú', 'pe-libro'), colombia: await open('Ribera Colombia', 'co-general') };
}

/** Who answers for Peru works by the days of Lima: so does the law there. */
export async function loadPeruTeam(work: Work, memberIds: string[]): Promise<string> {
  const { name, calendar } = await limaCalendar();
  const { id: calendarId } = await keepCalendar(work, name, calendar);
  return (await createTeam(work, { name: 'Atención Perú', calendarId, memberIds })).id;
}

const WEEKS = 3;

/** Who answers out of hours and when somebody asks for a superior: the week that runs and the next ones, turn by turn. */
export async function loadDuties(
  work: Work,
  {
    leadId,
    directorId,
    areaId,
    areaHeadId,
  }: { leadId: string; directorId: string; areaId: string; areaHeadId: string },
): Promise<void> {
  // A rota changes hands on Monday as the day's work begins, not at midnight.
  const night = addMs(work.now, -BEGINS);
  const monday = addMs(startOfDay(night), BEGINS - ((night.getUTCDay() + 6) % 7) * DAY);
  for (let week = 0; week < WEEKS; week += 1) {
    const startsAt = addMs(monday, week * 7 * DAY);
    const times = { startsAt: startsAt.toISOString(), endsAt: addMs(startsAt, 7 * DAY).toISOString() };
    const [supervises, answers] = week % 2 === 0 ? [leadId, directorId] : [directorId, leadId];
    await createDuty(work, { purpose: 'supervision', areaId: null, personId: supervises, ...times });
    if (week > 0) await createDuty(work, { purpose: 'director', areaId: null, personId: answers, ...times });
    await createDuty(work, { purpose: 'area', areaId, personId: areaHeadId, ...times });
  }
}

/** Nine in Spain, ten in summer: near enough for a rota. */
const BEGINS = 8 * HOUR;

function startOfDay(at: Date): Date {
  return addMs(at, -(at.getUTCHours() * HOUR + (at.getTime() % HOUR)));
}
