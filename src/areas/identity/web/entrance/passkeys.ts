import { call } from '#platform/http/client.ts';
import { identityApi } from '../../contract.ts';

export function canUsePasskeys(): boolean {
  return typeof window.PublicKeyCredential === 'function';
}

/** Fetched when a passkey is first used: most visits never do. */
const webAuthn = () => import('@simplewebauthn/browser');

/** Signs in; in a session of one's own it confirms «it is you». */
export async function signInWithPasskey() {
  const options = await call(identityApi.passkeyOptions, { body: {} });
  const response = await (await webAuthn()).startAuthentication({ optionsJSON: options as never });
  return call(identityApi.passkeySignIn, { body: { response: response as never } });
}

export async function addPasskey(name: string) {
  const options = await call(identityApi.newPasskeyOptions, { body: {} });
  const response = await (await webAuthn()).startRegistration({ optionsJSON: options as never });
  return call(identityApi.addPasskey, { body: { name, response: response as never } });
}
