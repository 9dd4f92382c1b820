import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

type Options = Record<string, unknown>;
const text = (value: Buffer): string => value.toString('base64url');

/** An authenticator as browsers have them, with one discoverable ES256 key: what a passkey is, without a browser. */
export class Authenticator {
  readonly id = randomBytes(16);
  readonly origin: string;
  readonly #key: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #counter = 0;
  #userHandle = '';
  verifiesPerson = true;

  constructor(origin: string) {
    this.origin = origin;
  }

  register(options: Options): Options {
    this.#userHandle = (options.user as { id: string }).id;
    const { x = '', y = '' } = this.#key.publicKey.export({ format: 'jwk' });
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, Buffer.from(isoCBOR.encode(cose))]);
    const authData = Buffer.concat([this.#header((options.rp as { id: string }).id, 0x40), attested]);
    const attestation = isoCBOR.encode(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ]) as never,
    );
    return this.#credential({
      clientDataJSON: text(this.#client('webauthn.create', options.challenge)),
      attestationObject: text(Buffer.from(attestation)),
      transports: ['internal'],
    });
  }

  answer(options: Options): Options {
    this.#counter += 1;
    const client = this.#client('webauthn.get', options.challenge);
    const authData = this.#header(options.rpId as string, 0);
    const signature = sign(
      'sha256',
      Buffer.concat([authData, createHash('sha256').update(client).digest()]),
      this.#key.privateKey,
    );
    return this.#credential({
      clientDataJSON: text(client),
      authenticatorData: text(authData),
      signature: text(signature),
      userHandle: this.#userHandle,
    });
  }

  #header(rpId: string, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    const present = 0x01 | (this.verifiesPerson ? 0x04 : 0);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([present | flags]), counter]);
  }

  #client(type: string, challenge: unknown): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }

  #credential(response: Options): Options {
    return { id: text(this.id), rawId: text(this.id), type: 'public-key', clientExtensionResults: {}, response };
  }
}
