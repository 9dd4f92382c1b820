import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { call } from '#platform/http/client.ts';
import { identityApi } from '../../contract.ts';

export function canUsePasskeys(): boolean {
  return browserSupportsWebAuthn();
}

export async function signInWithPasskey() {
  const options = await call(identityApi.passkeyOptions, { body: {} });
  const response = await startAuthentication({ optionsJSON: options as never });
  return call(identityApi.passkeySignIn, { body: { response: response as never } });
}

export async function addPasskey(name: string) {
  const options = await call(identityApi.newPasskeyOptions, { body: {} });
  const response = await startRegistration({ optionsJSON: options as never });
  return call(identityApi.addPasskey, { body: { name, response: response as never } });
}
