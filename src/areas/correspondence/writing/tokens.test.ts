import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounceAddressFor } from '#platform/mail/outbox/mail-id.ts';
import { mailIdFor, readMailId } from '#platform/mail/outbox/index.ts';
import { makeSecrets } from '#platform/secrets/index.ts';
import { checkReplyMac, readReplyAddress, replyToken } from './tokens.ts';

const secrets = makeSecrets('a-secret-for-tests-only-0123456789');
const others = makeSecrets('another-installation-0123456789012');
const uuid = fc.uuid({ version: 7 });
const reference = fc
  .tuple(fc.stringMatching(/^[A-Z]{1,5}$/), fc.integer({ min: 1, max: 999_999_999 }))
  .map(([prefix, n]) => `${prefix}-${n}`);

/** Every text that differs from this one in exactly one character. */
function altered(text: string, from: number, at: number, by: string): string {
  const place = from + (at % (text.length - from));
  return `${text.slice(0, place)}${by}${text.slice(place + 1)}`;
}

describe('reply addresses', () => {
  it('come back to their case, in any case of letters', () => {
    fc.assert(
      fc.property(uuid, reference, (caseId, ref) => {
        const address = replyToken(secrets, { caseId, reference: ref, mailboxAddress: 'clientes@ribera.example' });
        for (const written of [address, address.toUpperCase()]) {
          const token = readReplyAddress(secrets, written);
          expect(token?.reference).toBe(ref);
          expect(token && checkReplyMac(secrets, caseId, token)).toBe(true);
        }
      }),
    );
  });

  it('one altered character of the token is refused', () => {
    fc.assert(
      fc.property(
        uuid,
        reference,
        fc.nat(),
        fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789.-+_'),
        (caseId, ref, at, by) => {
          const address = replyToken(secrets, { caseId, reference: ref, mailboxAddress: 'clientes@ribera.example' });
          const local = address.slice(0, address.indexOf('@'));
          const changed = `${altered(local, 'clientes+'.length, at, by)}@ribera.example`;
          if (changed.toLowerCase() === address) return;
          const token = readReplyAddress(secrets, changed);
          expect(token !== null && checkReplyMac(secrets, caseId, token)).toBe(false);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('another case, another installation, no token: refused', () => {
    const caseId = '0198a000-0000-7000-8000-000000000001';
    const token = readReplyAddress(
      secrets,
      replyToken(secrets, { caseId, reference: 'RC-24817', mailboxAddress: 'clientes@ribera.example' }),
    );
    if (!token) throw new Error('no token');
    expect(checkReplyMac(secrets, '0198a000-0000-7000-8000-000000000002', token)).toBe(false);
    expect(checkReplyMac(others, caseId, token)).toBe(false);
    expect(checkReplyMac(secrets, caseId, { ...token, mac: '' })).toBe(false);
    for (const address of [
      'clientes@ribera.example',
      'clientes+rc-24817@ribera.example',
      'clientes+rc-24817.@ribera.example',
      'clientes+b.abcdefghijklmnop@ribera.example',
    ])
      expect(readReplyAddress(secrets, address)).toBeNull();
  });

  it('fits in an address, or leaves the address as it is', () => {
    const address = replyToken(secrets, {
      caseId: 'x',
      reference: 'RC-24817',
      mailboxAddress: 'clientes@ribera.example',
    });
    expect(address).toMatch(/^clientes\+rc-24817\.[a-z2-7]{16}@ribera\.example$/);
    const long = `${'a'.repeat(50)}@ribera.example`;
    expect(replyToken(secrets, { caseId: 'x', reference: 'RC-24817', mailboxAddress: long })).toBe(long);
    expect(bounceAddressFor(secrets, 'x', 'clientes@ribera.example')).toMatch(
      /^clientes\+b\.[a-z2-7]{16}@ribera\.example$/,
    );
  });
});

describe('Message-IDs', () => {
  it('tell their message, and not after one altered character', () => {
    fc.assert(
      fc.property(uuid, fc.nat(), fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789.-@<> '), (id, at, by) => {
        const mailId = mailIdFor(secrets, id, 'Ribera.example');
        expect(readMailId(secrets, mailId)).toEqual({ messageId: id });
        expect(readMailId(secrets, mailId.slice(1, -1))).toEqual({ messageId: id });
        expect(readMailId(others, mailId)).toBeNull();
        const changed = altered(mailId, 0, at, by);
        // Angle brackets and space around it are how programs write it, not part of it.
        if (changed !== mailId && /^<.*>$/.test(changed.trim())) expect(readMailId(secrets, changed)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });
  it.each(['', '<>', '<a@b>', '<0198a000-0000-7000-8000-000000000001@ribera.example>'])('%j is not ours', (text) => {
    expect(readMailId(secrets, text)).toBeNull();
  });
});
