import { identityApi } from '#areas/identity/contract.ts';
import { parts } from '#areas/identity/index.ts';
import { makeApi, type Api, type Caller } from './api.ts';
import { makeHouse, type TestHouse } from './house.ts';

export const PASSWORD = 'cuatro tejados rojos y un gato';

/** A house and its API with identity alone; `close` in afterAll. */
export async function identityHouse(
  env: Record<string, string> = {},
): Promise<{ house: TestHouse; api: Api; close(): Promise<void> }> {
  const house = await makeHouse(env);
  const api = await makeApi(house, [parts]);
  return {
    house,
    api,
    async close() {
      await api.close();
      await house.close();
    },
  };
}

let nextAddress = 1;
/** A browser at an address nobody has used, so that limits by address don't meet between tests. */
export function elsewhere(api: Api): Caller {
  nextAddress += 1;
  return api.browser(`10.0.${nextAddress >> 8}.${nextAddress & 255}`);
}

export async function signInAs(
  api: Api,
  email: string,
  browser = elsewhere(api),
  password = PASSWORD,
): Promise<Caller> {
  await api.call(identityApi.signIn, { body: { email, password } }, browser);
  return browser;
}

/** The newest mail waiting in the outbox to this address. */
export async function lastMailTo(house: TestHouse, email: string): Promise<{ subject: string; text: string }> {
  const rows = await house.database.db
    .selectFrom('outbox')
    .select('mail')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const mails = rows.map((row) => row.mail as unknown as { subject: string; text: string; to: { address: string }[] });
  const mail = mails.find((one) => one.to.some((to) => to.address === email));
  if (!mail) throw new Error(`no mail to ${email}`);
  return mail;
}

/** The token behind the `#` of the link in a mail. */
export function tokenIn(text: string): string {
  const token = /#([\w-]{43})\b/.exec(text)?.[1];
  if (!token) throw new Error('no link in the mail');
  return token;
}
