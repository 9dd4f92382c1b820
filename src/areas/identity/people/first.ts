import { hashToken } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import { weakness } from '../passwords/password.rules.ts';
import { createToken } from '../tokens/create.ts';
import { revokeTokens, tokenByHash } from '../tokens/store.ts';
import { createPerson } from './create.ts';
import { lockPeople } from './list.store.ts';
import { activeAdministrators, anybodyExists } from './store.ts';

const CONFIG = system('config');
/** The name under which CAUCE_API_TOKEN is listed. */
const TOKEN_NAME = 'CAUCE_API_TOKEN';

/** Makes the administrator that the environment asks for when nobody exists yet; true when it did. */
export async function ensureFirstAdministrator(house: House): Promise<boolean> {
  const { admin } = house.config;
  if (!admin || (await anybodyExists(house.database.db))) return false;
  return transact(house, CONFIG, async (work) => {
    await lockPeople(work.db);
    if (await anybodyExists(work.db)) return false;
    const name = admin.email.split('@')[0] as string;
    await createPerson(work, { name, email: admin.email, password: admin.password, roles: ['administrator'] });
    const weak = weakness(admin.password, { name, email: admin.email, company: '' });
    if (weak)
      house.log.warn(
        { part: 'sign-in', reason: weak },
        'CAUCE_ADMIN_PASSWORD is easy to guess: change it after the first sign-in',
      );
    return true;
  });
}

/**
 * Makes the token that the environment asks for, once an administrator exists to own it. The same value does nothing; another
 * value replaces the former one; a value that was revoked stays revoked. Without the setting, the one it made is revoked.
 */
export async function ensureApiToken(house: House): Promise<void> {
  const { apiToken: value, roles } = house.config;
  if (!value && !roles.has('server')) return;
  await transact(house, CONFIG, async (work) => {
    await lockPeople(work.db);
    const [owner] = await activeAdministrators(work.db);
    if (!owner) return;
    if (!value) return revokeFormer(work, owner.id);
    const known = await tokenByHash(work.db, hashToken(value));
    if (known?.revoked_at)
      house.log.warn(
        { part: 'tokens', tokenId: known.id },
        'CAUCE_API_TOKEN names a revoked token: give it another value',
      );
    if (known) return;
    await revokeFormer(work, owner.id);
    await createToken(work, { personId: owner.id, name: TOKEN_NAME, scopes: ['*'], value });
  });
}

async function revokeFormer(work: Work, ownerId: string): Promise<void> {
  for (const tokenId of await revokeTokens(work.db, work.now, { name: TOKEN_NAME }))
    record(work, ['person', ownerId], 'token.revoked', { tokenId });
}
