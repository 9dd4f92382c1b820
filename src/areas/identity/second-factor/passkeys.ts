import { DomainError, invalid, missing } from '#platform/errors/index.ts';
import type { RouteContext } from '#platform/http/route.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { House, Work } from '#platform/work/index.ts';
import { tellAccountChange } from '../mails/account-change.ts';
import { makeFresh } from '../sign-in/confirm.ts';
import { personOf } from '../sign-in/context.ts';
import { enter, refused, type SignedIn } from '../sign-in/sign-in.ts';
import { accountById, companyName, type Account } from '../sign-in/store.ts';
import { giveChallenge, spendChallenge, takeChallenge } from './challenge.ts';
import {
  credentialById,
  deletePasskey,
  insertPasskey,
  notePasskeyUse,
  passkeysOf,
  type Credential,
  type PasskeyRow,
} from './passkey.store.ts';

type Json = Record<string, unknown>;
type WebAuthn = typeof import('@simplewebauthn/server');
type Registration = Parameters<WebAuthn['verifyRegistrationResponse']>[0]['response'];
type Assertion = Parameters<WebAuthn['verifyAuthenticationResponse']>[0]['response'];

/** Read at its first use: a third of a second of the start that few sign-ins need. */
const webAuthn = (): Promise<WebAuthn> => import('@simplewebauthn/server');

/** Any passkey of this site: the person is not named, so nothing tells who has one. */
export async function signInOptions(work: Work, { reply }: RouteContext): Promise<Json> {
  const challenge = giveChallenge(work, reply, 'sign-in');
  const { generateAuthenticationOptions } = await webAuthn();
  return {
    ...(await generateAuthenticationOptions({
      rpID: site(work.house).id,
      challenge: bytes(challenge),
      userVerification: 'required',
    })),
  };
}

/** A passkey with its own check of the person is both factors. In a session of that person it confirms «it is you». */
export async function signInWithPasskey(work: Work, response: Json, context: RouteContext): Promise<SignedIn> {
  const challenge = takeChallenge(work, context.request, 'sign-in');
  if (!challenge) throw new DomainError('expired', 'session.expired');
  const credential = typeof response.id === 'string' ? await credentialById(work.db, response.id) : undefined;
  const account = credential && (await accountById(work.db, credential.person_id));
  if (!credential || account?.status !== 'active') throw refused(work, 'session.wrong_passkey');
  const counter = await assertedCounter(work.house, response, challenge, credential);
  if (counter === null || !(await spendChallenge(work, challenge)))
    throw refused(work, 'session.wrong_passkey', account.id);
  await notePasskeyUse(work.db, credential.id, counter, work.now);
  const { actor } = work;
  const sameSession = actor.kind === 'person' && actor.via === 'session' && actor.id === account.id;
  if (!sameSession) return enter(work, account, 'passkey', context);
  await makeFresh(work, actor, context);
  return { status: 'signed_in', passkeyOffered: true };
}

export async function newPasskeyOptions(work: Work, { reply }: RouteContext): Promise<Json> {
  const account = (await accountById(work.db, personOf(work).id)) as Account;
  const known = await passkeysOf(work.db, account.id);
  const { generateRegistrationOptions } = await webAuthn();
  const options = await generateRegistrationOptions({
    rpName: await companyName(work.db),
    rpID: site(work.house).id,
    userName: account.email,
    userDisplayName: account.name,
    userID: userHandle(account.id),
    challenge: bytes(giveChallenge(work, reply, account.id)),
    excludeCredentials: known.map((key) => ({ id: key.credential_id, transports: key.transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { ...options };
}

export async function addPasskey(
  work: Work,
  input: { name: string; response: Json },
  { request }: RouteContext,
): Promise<PasskeyRow> {
  const account = (await accountById(work.db, personOf(work).id)) as Account;
  const challenge = takeChallenge(work, request, account.id);
  const credential = challenge && (await registered(work.house, input.response, challenge));
  if (!credential || !(await spendChallenge(work, challenge))) throw invalid('session.wrong_passkey');
  const row = {
    id: newId(),
    person_id: account.id,
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    name: input.name,
    created_at: work.now,
  };
  if (!(await insertPasskey(work.db, row))) throw invalid('session.wrong_passkey');
  record(work, ['person', account.id], 'person.passkey_added', { passkeyId: row.id });
  await tellAccountChange(work, { ...account, company: await companyName(work.db) }, 'passkey_added');
  return { ...row, last_used_at: null };
}

export async function removePasskey(work: Work, id: string): Promise<void> {
  const account = (await accountById(work.db, personOf(work).id)) as Account;
  if (!(await deletePasskey(work.db, account.id, id))) throw missing('passkey.not_found');
  record(work, ['person', account.id], 'person.passkey_removed', { passkeyId: id });
  await tellAccountChange(work, { ...account, company: await companyName(work.db) }, 'passkey_removed');
}

/** The authenticator's new counter, or null when anything about the answer is not as it must be. */
async function assertedCounter(
  house: House,
  response: Json,
  challenge: string,
  credential: Credential,
): Promise<number | null> {
  try {
    const { verifyAuthenticationResponse } = await webAuthn();
    const verified = await verifyAuthenticationResponse({
      response: response as unknown as Assertion,
      expectedChallenge: challenge,
      expectedOrigin: site(house).origin,
      expectedRPID: site(house).id,
      credential: {
        id: String(response.id),
        publicKey: new Uint8Array(credential.public_key),
        counter: credential.counter,
        transports: credential.transports,
      },
      requireUserVerification: true,
    });
    const handle = (response.response as { userHandle?: unknown } | undefined)?.userHandle;
    const owner =
      handle === undefined ||
      handle === null ||
      handle === Buffer.from(userHandle(credential.person_id)).toString('base64url');
    return verified.verified && owner ? verified.authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}

async function registered(house: House, response: Json, challenge: string) {
  try {
    const { verifyRegistrationResponse } = await webAuthn();
    const verified = await verifyRegistrationResponse({
      response: response as unknown as Registration,
      expectedChallenge: challenge,
      expectedOrigin: site(house).origin,
      expectedRPID: site(house).id,
      requireUserVerification: true,
    });
    return verified.verified ? verified.registrationInfo.credential : null;
  } catch {
    return null;
  }
}

function site(house: House): { id: string; origin: string } {
  const { hostname, origin } = new URL(house.config.baseUrl);
  return { id: hostname, origin };
}

function bytes(challenge: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(challenge, 'base64url'));
}

/** What the authenticator keeps beside the key: the id only, no name or address. */
function userHandle(personId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex'));
}
