import {
  activeAdministrators,
  anybodyExists,
  createPerson,
  demandStrong,
  ensureApiToken,
  ensureFirstAdministrator,
  handOver,
  lockPeople,
  signIn,
} from '#areas/identity/index.ts';
import { invalid, missing } from '#platform/errors/index.ts';
import type { RouteContext } from '#platform/http/route.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import { isKnownZone } from '../company/zone.rules.ts';
import { findCompany } from '../company/store.ts';
import { NAMES } from './defaults.rules.ts';
import { setUp } from './set-up.ts';

const SET_UP = system('set-up');

export interface FirstRun {
  company: { name: string; zone: string; country: string; language: 'es' | 'en' };
  administrator: { name: string; email: string; password: string };
  language: 'es' | 'en';
}

/** Makes the sample company and says who administers it. */
export type LoadSample = (house: House, language: 'es' | 'en') => Promise<{ administratorId: string }>;

/**
 * The wizard's last step: company and first administrator, signed in. Whoever comes second, even at the same time, finds
 * nothing here (T15).
 * @throws {DomainError} setup.done, company.zone_unknown, person.password_weak
 */
export async function firstRun(work: Work, given: FirstRun, context: RouteContext): Promise<{ status: 'signed_in' }> {
  if (await anybodyExists(work.db)) throw missing('setup.done');
  const { company, administrator, language } = given;
  if (!isKnownZone(company.zone)) throw invalid('company.zone_unknown');
  demandStrong(administrator.password, { ...administrator, company: company.name });
  const session = await transact(work.house, SET_UP, async (inner) => {
    await demandNobody(inner);
    const { id } = await createPerson(inner, { ...administrator, roles: ['administrator'], language });
    await setUp(inner, {
      companyName: company.name,
      language: company.language,
      zone: company.zone,
      country: company.country,
      memberIds: [id],
    });
    return signIn(inner, id, 'set_up', context.request);
  });
  handOver(work, context.reply, session.token);
  await ensureApiToken(work.house);
  return { status: 'signed_in' };
}

/** The same door for who wants to look around first. The lock is held while the sample loads, so that nobody else moves in. */
export async function firstRunWithSample(
  work: Work,
  language: 'es' | 'en',
  load: LoadSample | undefined,
  context: RouteContext,
): Promise<{ status: 'signed_in' }> {
  if (!load || (await anybodyExists(work.db))) throw missing('setup.done');
  const session = await transact(work.house, SET_UP, async (inner) => {
    await demandNobody(inner);
    const { administratorId } = await load(work.house, language);
    return signIn(inner, administratorId, 'set_up', context.request);
  });
  handOver(work, context.reply, session.token);
  await ensureApiToken(work.house);
  return { status: 'signed_in' };
}

/** At every start: what the environment asks for, and a company for whoever is there. Does nothing when all is in its place. */
export async function ensureSetUp(house: House): Promise<void> {
  await ensureFirstAdministrator(house);
  await ensureCompany(house);
  await ensureApiToken(house);
}

async function ensureCompany(house: House): Promise<void> {
  if ((await findCompany(house.database.db)) || !(await anybodyExists(house.database.db))) return;
  await transact(house, SET_UP, async (work) => {
    await lockPeople(work.db);
    if (await findCompany(work.db)) return;
    const administrators = await activeAdministrators(work.db);
    await setUp(work, {
      companyName: NAMES.es.company,
      language: 'es',
      zone: 'Europe/Madrid',
      memberIds: administrators.map(({ id }) => id),
    });
  });
}

async function demandNobody(work: Work): Promise<void> {
  await lockPeople(work.db);
  if (await anybodyExists(work.db)) throw missing('setup.done');
}
