import { en as clocksEn } from '#areas/clocks/messages.en.ts';
import { es as clocksEs } from '#areas/clocks/messages.es.ts';
import { parts as identity } from '#areas/identity/index.ts';
import { makeParts, setUp, type LoadSample } from '#areas/organisation/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeApi, type Api, type Caller } from './api.ts';
import { makeHouse, type TestHouse } from './house.ts';
import { staff, type Staff } from './people.ts';

export interface SetHouse {
  house: TestHouse;
  api: Api;
  people: Staff;
  admin: Caller;
  teamId: string;
  brandId: string;
  calendarId: string;
  close(): Promise<void>;
}

/** A house and its API, nobody there yet. */
export async function emptyHouse(
  env: Record<string, string> = {},
  loadSample?: LoadSample,
): Promise<{ house: TestHouse; api: Api; close(): Promise<void> }> {
  const house = await makeHouse(env);
  const clocks = { routes: [], events: [], texts: { es: clocksEs, en: clocksEn } };
  const api = await makeApi(house, [identity, clocks, makeParts(loadSample ? { loadSample } : {})]);
  return {
    house,
    api,
    async close() {
      await api.close();
      await house.close();
    },
  };
}

/** The same with a company and one person of each role; the lead and the agent are in its first team. */
export async function setHouse(): Promise<SetHouse> {
  const { house, api, close } = await emptyHouse();
  const people = await staff(house);
  const made = await transact(house, system('tests'), (work) =>
    setUp(work, {
      companyName: 'Comercial Ribera',
      language: 'es',
      zone: 'Europe/Madrid',
      country: 'ES',
      memberIds: [people.lead.id, people.agent.id],
    }),
  );
  return { house, api, people, admin: await api.signedIn(people.administrator), ...made, close };
}

/** What was recorded, in order: type and data. */
export async function eventsOf(house: TestHouse, stream: string): Promise<[string, unknown][]> {
  const rows = await house.database.db
    .selectFrom('event')
    .select(['type', 'data'])
    .where('stream', '=', stream)
    .orderBy('n')
    .execute();
  return rows.map((row) => [row.type, row.data]);
}
