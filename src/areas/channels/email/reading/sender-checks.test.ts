import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { hostileMails } from '#platform/mail/content/hostile.fixture.ts';
import { startSenderChecks, type Authenticity } from './sender-checks.ts';

// T49, F16: what proves the sender is worked out in a thread of its own, and never for long.

const folder = await mkdtemp(path.join(tmpdir(), 'cauce-checks-'));
const checks = startSenderChecks((name, type) =>
  name === 'example.es' && type === 'TXT'
    ? Promise.resolve([['v=spf1 ip4:203.0.113.7 -all']])
    : Promise.reject(Object.assign(new Error('none'), { code: 'ENODATA' })),
);
afterAll(async () => {
  await checks.stop();
  await rm(folder, { recursive: true });
});

let n = 0;
async function judge(mail: string, signed = false): Promise<Authenticity | null> {
  const file = path.join(folder, `${(n += 1)}.eml`);
  await writeFile(file, mail);
  const about = { ip: '203.0.113.7', helo: 'mail.example.es', sender: 'ana@example.es' };
  return checks.check({ path: file, signed, trustReceived: false, about });
}

/** Processor time of this thread while it waits, in ms. */
async function ownWork<T>(work: () => Promise<T>): Promise<{ told: T; ms: number }> {
  const used = () => Object.values(process.threadCpuUsage()).reduce((a, b) => a + b, 0) / 1_000;
  const before = used();
  const told = await work();
  return { told, ms: used() - before };
}

const ordinary = 'From: Ana <ana@example.es>\r\nSubject: Hola\r\n\r\nHola\r\n';

test.each(['to 100,000 recipients', '100,000 Received', '100,000 headers', 'a folded header of 5 MB'])(
  'a header longer than any real one is not believed, nor read: %s',
  async (name) => {
    const { told, ms } = await ownWork(() => judge(hostileMails[name] ?? ''));
    expect(told).toEqual({ spf: 'none', dkim: 'none', dmarc: 'fail' });
    expect(ms).toBeLessThan(100);
  },
);

test('of an unsigned mail the body is not read, however it is made', async () => {
  for (const name of ['dashes', 'blank lines'])
    expect(await judge(hostileMails[name] ?? '')).toMatchObject({ spf: 'pass', dkim: 'none' });
});

test('signatures that would take for ever cost their thread, and the next mail is judged by another', async () => {
  const signature = (length: number): string =>
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=d.example; s=s1; l=${length}; h=From; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=AAAA\r\n`;
  const held = `${Array.from({ length: 400 }, (_, i) => signature(i + 1)).join('')}${ordinary}${'Hola que tal\r\n'.repeat(400_000)}`;
  const { told, ms } = await ownWork(() => judge(held, true));
  expect(told).toBeNull();
  expect(ms).toBeLessThan(100);
  expect(await judge(ordinary)).toMatchObject({ spf: 'pass' });
});
