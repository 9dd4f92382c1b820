import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { afterAll, describe, expect, test } from 'vitest';
import { makeHouse } from '#tests/support/house.ts';
import type { MailEnvelope } from '../door.ts';
import { mailText } from '../mailbox.fixture.ts';
import { authenticateMail, isInside, isRelayOfOurs } from './authenticate.ts';
import { makeResolver, type Resolve } from './dns.ts';
import { startSenderChecks, type Authenticity } from './sender-checks.ts';

const house = await makeHouse();
afterAll(() => house.close());
const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

const records: Record<string, string> = {
  'cliente.example': 'v=spf1 ip4:203.0.113.7 -all',
  '_dmarc.cliente.example': 'v=DMARC1; p=reject',
  's1._domainkey.cliente.example': `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`,
};
const dns: Resolve = (name, type) =>
  type === 'TXT' && records[name]
    ? Promise.resolve([[records[name]]])
    : Promise.reject(Object.assign(new Error('none'), { code: 'ENODATA' }));

const plain = mailText({
  From: 'Ana <ana@cliente.example>',
  To: 'soporte@ribera.example',
  Subject: 'Hola',
  Date: 'Mon, 09 Nov 2026 09:00:00 +0000',
  'Message-ID': '<1@cliente.example>',
});
async function signed(mail = plain): Promise<string> {
  const by = { signingDomain: 'cliente.example', selector: 's1', privateKey };
  const { signatures } = await dkimSign(mail, { ...by, signatureData: [by] });
  return signatures + mail;
}
async function judge(mail: string, envelope: Partial<MailEnvelope>, resolver: Resolve = dns): Promise<Authenticity> {
  const { sha256 } = await house.files.put(Buffer.from(mail));
  const checks = startSenderChecks(resolver);
  return await authenticateMail(
    house,
    {
      sha256,
      envelope: { door: 'smtp', from: 'ana@cliente.example', to: [], ...envelope },
      signed: mail.startsWith('DKIM-Signature'),
      relayed: mail.startsWith('Received'),
    },
    checks,
  ).finally(() => checks.stop());
}

describe('what DNS proves', () => {
  test('the right server, or the right signature, or neither', async () => {
    expect(await judge(plain, { remoteIp: '203.0.113.7', helo: 'mail.cliente.example' })).toEqual({
      spf: 'pass',
      dkim: 'none',
      dmarc: 'pass',
    });
    expect(await judge(plain, { remoteIp: '198.51.100.1', helo: 'evil.example' })).toEqual({
      spf: 'fail',
      dkim: 'none',
      dmarc: 'fail',
    });
    expect(await judge(await signed(), { remoteIp: '198.51.100.1', helo: 'forwarder.example' })).toEqual({
      spf: 'fail',
      dkim: 'pass',
      dmarc: 'pass',
    });
    expect(
      await judge((await signed()).replace('\r\n\r\nHola', '\r\n\r\nHola, cambiada'), { remoteIp: '198.51.100.1' }),
    ).toMatchObject({ dmarc: 'fail' });
  });

  test('fetched or handed in: only a signature proves; without one nothing is said against it', async () => {
    expect(await judge(await signed(), { door: 'imap', from: null })).toEqual({
      spf: 'none',
      dkim: 'pass',
      dmarc: 'pass',
    });
    expect(await judge(plain, { door: 'imap', from: null })).toEqual({ spf: 'none', dkim: 'none', dmarc: 'unknown' });
    expect(await judge(plain, { door: 'api', from: null })).toEqual({ spf: 'none', dkim: 'none', dmarc: 'unknown' });
  });

  test('behind a relay of our own: the line it wrote on top tells the address', async () => {
    const relayed = `Received: from mail.cliente.example (mail.cliente.example [203.0.113.7])\r\n by mx.ribera.example with ESMTP id 1; Mon, 09 Nov 2026 09:00:01 +0000\r\n${plain}`;
    expect(await judge(relayed, { remoteIp: '127.0.0.1', helo: 'mx.ribera.example' })).toMatchObject({
      spf: 'pass',
      dmarc: 'pass',
    });
    expect(await judge(relayed, { remoteIp: '198.51.100.9', helo: 'mx.ribera.example' })).toMatchObject({
      spf: 'fail',
      dmarc: 'fail',
    });
  });

  test('DNS away or silent: temperror within the patience, the mail is not held up', async () => {
    const away: Resolve = () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    expect(await judge(plain, { remoteIp: '203.0.113.7', helo: 'x.example' }, away)).toMatchObject({
      spf: 'temperror',
      dmarc: 'temperror',
    });
    // It comes back although DNS never does.
    expect(
      await judge(plain, { remoteIp: '203.0.113.7', helo: 'x.example' }, () => new Promise(() => undefined)),
    ).toEqual({ spf: 'temperror', dkim: 'temperror', dmarc: 'temperror' });
  });

  test('a neighbour in a private network is no relay until it is named, and nothing is said for or against it', async () => {
    const relayed = `Received: from mail.cliente.example (mail.cliente.example [203.0.113.7])\r\n by mx.ribera.example with ESMTP id 1; Mon, 09 Nov 2026 09:00:01 +0000\r\n${plain}`;
    const neighbour = { remoteIp: '10.1.2.3', helo: 'mx.ribera.example' };
    expect(await judge(relayed, neighbour)).toEqual({ spf: 'none', dkim: 'none', dmarc: 'unknown' });
    const { trustedRelays } = house.config;
    house.config.trustedRelays = ['10.1.0.0/16'];
    expect(await judge(relayed, neighbour)).toMatchObject({ spf: 'pass', dmarc: 'pass' });
    house.config.trustedRelays = trustedRelays;
    const named = ['10.1.0.0/16', '203.0.113.9', 'fd00::/8'];
    for (const [address, relay] of [
      ['127.0.0.9', true],
      ['::ffff:127.0.0.1', true],
      ['::1', true],
      ['::ffff:10.1.255.1', true],
      ['10.2.0.1', false],
      ['203.0.113.9', true],
      ['fd12::1', true],
      ['fe80::1', false],
      ['nonsense', false],
    ] as const)
      expect(isRelayOfOurs(address, named), address).toBe(relay);
  });

  test('which addresses are private', () => {
    expect(
      [
        '127.0.0.1',
        '10.1.2.3',
        '172.16.0.1',
        '172.31.255.1',
        '192.168.1.1',
        '::1',
        'fd00::1',
        'fe80::1',
        '::ffff:127.0.0.1',
      ].every(isInside),
    ).toBe(true);
    expect(['172.32.0.1', '11.0.0.1', '203.0.113.7', '2001:db8::1', '::ffff:8.8.8.8', 'nonsense'].some(isInside)).toBe(
      false,
    );
  });
});

describe('the resolver', () => {
  const timeout = (): Promise<never> => Promise.reject(Object.assign(new Error('t'), { code: 'ETIMEOUT' }));

  test('asks each thing once in ten minutes, and remembers that something is not there', async () => {
    let asked = 0;
    let now = 0;
    const resolve = makeResolver(
      (name) => ((asked += 1), name.toLowerCase() === 'a' ? Promise.resolve([['x']]) : dns(name, 'TXT')),
      () => now,
    );
    for (let i = 0; i < 3; i += 1) {
      expect(await resolve('a', 'TXT')).toEqual([['x']]);
      await expect(resolve('nowhere', 'TXT')).rejects.toMatchObject({ code: 'ENODATA' });
    }
    expect(asked).toBe(2);
    now = 601_000;
    await resolve('A', 'TXT');
    expect(asked).toBe(3);
  });

  test('after five misses it rests half a minute, then tries again', async () => {
    let asked = 0;
    let now = 0;
    const resolve = makeResolver(
      () => ((asked += 1), timeout()),
      () => now,
    );
    for (let i = 0; i < 20; i += 1) await expect(resolve(`n${i}`, 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    expect(asked).toBe(5);
    now = 31_000;
    await expect(resolve('again', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    expect(asked).toBe(6);
  });
});
