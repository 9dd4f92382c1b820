import { createPerson, type Role } from '#areas/identity/index.ts';
import { newId } from '#platform/ids/index.ts';
import { system, transact, type House } from '#platform/work/index.ts';

export interface TestPerson {
  id: string;
  name: string;
  email: string;
}

const NAMES: Record<Role, string> = {
  administrator: 'Adela Montes',
  director: 'Marta Vidal',
  lead: 'Lucía Ferrer',
  agent: 'Diego Sanz',
  area_member: 'Teresa Ruiz',
  auditor: 'Andrés Gil',
};

/** A person with this role; several of one role get different addresses. A password costs 70 ms: give one only when it is typed. */
export async function aPerson(house: House, role: Role, options: { name?: string; email?: string; password?: string; language?: 'es' | 'en'; roles?: Role[]; teamIds?: string[]; areaIds?: string[] } = {}): Promise<TestPerson> {
  const name = options.name ?? NAMES[role];
  const email = options.email ?? `${role}.${newId().slice(-8)}@ribera.example`;
  return transact(house, system('tests'), async (work) => {
    const { id } = await createPerson(work, { name, email, roles: options.roles ?? [role], ...(options.password ? { password: options.password } : {}), ...(options.language ? { language: options.language } : {}) });
    for (const team_id of options.teamIds ?? []) await work.db.insertInto('team_member').values({ team_id, person_id: id }).execute();
    for (const area_id of options.areaIds ?? []) await work.db.insertInto('area_member').values({ area_id, person_id: id }).execute();
    return { id, name, email };
  });
}

export type Staff = Record<Role, TestPerson>;

/** One person of each role. */
export async function staff(house: House): Promise<Staff> {
  const people = await Promise.all((Object.keys(NAMES) as Role[]).map(async (role) => [role, await aPerson(house, role)] as const));
  return Object.fromEntries(people) as Staff;
}

/** A team without calendar of its own, for tests that need one. */
export async function aTeam(house: House, name = 'Atención al cliente'): Promise<{ id: string }> {
  const id = newId();
  await house.database.db.insertInto('team').values({ id, name, created_at: house.clock.now() }).execute();
  return { id };
}
