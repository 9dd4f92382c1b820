import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { sameBytes } from '#platform/ids/index.ts';

/** What the installation's secret can do. Each purpose has its own derived key, so that one never opens another. */
export interface Secrets {
  /** AES-256-GCM, text form `v1.<iv>.<tag>.<data>` in base64url. */
  encrypt(purpose: string, plain: string): string;
  /** Throws when the text was altered or belongs to another purpose. */
  decrypt(purpose: string, sealed: string): string;
  /** HMAC-SHA-256 truncated to `bytes`, base64url. */
  sign(purpose: string, text: string, bytes?: number): string;
  verify(purpose: string, text: string, signature: string, bytes?: number): boolean;
}

export function makeSecrets(master: string): Secrets {
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    let key = keys.get(purpose);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', master, 'cauce', purpose, 32));
      keys.set(purpose, key);
    }
    return key;
  };
  const mac = (purpose: string, text: string, bytes: number): Buffer =>
    createHmac('sha256', keyFor(`sign:${purpose}`))
      .update(text, 'utf8')
      .digest()
      .subarray(0, bytes);
  return {
    encrypt(purpose, plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyFor(`seal:${purpose}`), iv);
      const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return [
        'v1',
        iv.toString('base64url'),
        cipher.getAuthTag().toString('base64url'),
        data.toString('base64url'),
      ].join('.');
    },
    decrypt(purpose, sealed) {
      const [version, iv, tag, data] = sealed.split('.');
      if (version !== 'v1' || !iv || !tag || data === undefined) throw new Error('not a sealed secret');
      const decipher = createDecipheriv('aes-256-gcm', keyFor(`seal:${purpose}`), Buffer.from(iv, 'base64url'), {
        authTagLength: 16,
      });
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(data, 'base64url')), decipher.final()]).toString('utf8');
    },
    sign: (purpose, text, bytes = 32) => mac(purpose, text, bytes).toString('base64url'),
    verify: (purpose, text, signature, bytes = 32) =>
      sameBytes(mac(purpose, text, bytes), Buffer.from(signature, 'base64url')),
  };
}
