import { argon2Sync, randomBytes } from 'node:crypto';
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

/** A person with this role; several of one role get different addresses. A password is kept under a hash that is quick to check. */
export async function aPerson(
  house: House,
  role: Role,
  options: {
    name?: string;
    email?: string;
    password?: string;
    language?: 'es' | 'en';
    roles?: Role[];
    teamIds?: string[];
    areaIds?: string[];
  } = {},
): Promise<TestPerson> {
  const name = options.name ?? NAMES[role];
  const email = options.email ?? `${role}.${newId().slice(-8)}@ribera.example`;
  return transact(house, system('tests'), async (work) => {
    const { id } = await createPerson(work, {
      name,
      email,
      roles: options.roles ?? [role],
      ...(options.language ? { language: options.language } : {}),
    });
    if (options.password)
      await work.db
        .updateTable('person')
        .set({ password_hash: quickHash(options.password) })
        .where('id', '=', id)
        .execute();
    for (const team_id of options.teamIds ?? [])
      await work.db.insertInto('team_member').values({ team_id, person_id: id }).execute();
    for (const area_id of options.areaIds ?? [])
      await work.db.insertInto('area_member').values({ area_id, person_id: id }).execute();
    return { id, name, email };
  });
}

export type Staff = Record<Role, TestPerson>;

/** One person of each role. */
export async function staff(house: House): Promise<Staff> {
  const people = await Promise.all(
    (Object.keys(NAMES) as Role[]).map(async (role) => [role, await aPerson(house, role)] as const),
  );
  return Object.fromEntries(people) as Staff;
}

/** A team without calendar of its own, for tests that need one. */
export async function aTeam(house: House, name = 'Atención al cliente'): Promise<{ id: string }> {
  const id = newId();
  await house.database.db.insertInto('team').values({ id, name, created_at: house.clock.now() }).execute();
  return { id };
}

function quickHash(password: string): string {
  const nonce = randomBytes(16);
  const hash = argon2Sync('argon2id', {
    message: password.normalize('NFKC'),
    nonce,
    tagLength: 32,
    memory: 64,
    passes: 1,
    parallelism: 1,
  });
  const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=64,t=1,p=1$${base64(nonce)}$${base64(hash)}`;
}
