import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { hostileMails, plain } from './hostile.fixture.ts';
import { startReaders } from './index.ts';
import type { MailReaders, ParsedMail } from './index.ts';

// T49, F16, F21: each is read within its 2 seconds and the main thread never waits.

describe('hostile mails', () => {
  let readers: MailReaders;
  const into = mkdtempSync(join(tmpdir(), 'hostile-'));
  beforeAll(async () => {
    readers = startReaders();
    await readers.read({ bytes: Buffer.from(plain('caliente')) });
  });
  afterAll(async () => {
    await readers.stop();
    rmSync(into, { recursive: true });
  });

  test.each(Object.entries(hostileMails))('%s', async (_name, raw) => {
    const bytes = Buffer.from(raw);
    const { mail, blocked } = await whileMeasured(() => readers.read({ bytes }, { into }));
    expect(mail.reason).toBeNull();
    expect(mail.readable).toBe(true);
    expect(mail.visible + mail.signature + mail.quoted).toBe(mail.text);
    expect(mail.to.length).toBeLessThanOrEqual(200);
    expect(mail.rawHeaders.length).toBeLessThanOrEqual(80);
    expect(blocked).toBeLessThan(100);
  });
});

/** Longest stretch of work of this thread between two turns of its loop, in ms of its own processor time (a busy machine doesn't count). */
async function whileMeasured(read: () => Promise<ParsedMail>): Promise<{ mail: ParsedMail; blocked: number }> {
  const used = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1_000;
  };
  let blocked = 0;
  let before = used();
  const turn = () => {
    const now = used();
    blocked = Math.max(blocked, now - before);
    before = now;
  };
  const beat = setInterval(turn, 5);
  const mail = await read();
  turn();
  clearInterval(beat);
  return { mail, blocked };
}
