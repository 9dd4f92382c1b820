import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, describe, expect, test } from 'vitest';

import { readMail, startReaders, stopReaders } from './index.ts';
import type { MailReaders } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'readers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const mail = (text: string, headers = '') => ({
  bytes: Buffer.from(`From: Ana <ana@example.es>\r\nSubject: Pedido\r\n${headers}\r\n${text}`),
});
/** Some hundred milliseconds of work. */
const heavy = mail(
  '<td style="color:red"><a href="https://x.es/">x</a>'.repeat(7_000),
  'Content-Type: text/html\r\nAuto-Submitted: auto-replied\r\n',
);

describe('reader threads', () => {
  let readers: MailReaders;
  afterEach(() => readers.stop());

  test('many at once come back right', async () => {
    readers = startReaders({ threads: 2 });
    const texts = Array.from({ length: 300 }, (_, index) => `Hola ${index}`);
    const read = await Promise.all(texts.map((text) => readers.read(mail(text))));
    expect(read.map(({ text }) => text)).toEqual(texts);
  });

  test('a mail that takes too long loses its thread, not its contact, and the others are read', async () => {
    readers = startReaders();
    await readers.read(mail('caliente'));
    const [before, slow, after] = await Promise.all([
      readers.read(mail('antes')),
      readers.read(heavy, { limits: { milliseconds: 20 } }),
      readers.read(mail('después')),
    ]);
    expect([before.text, after.text]).toEqual(['antes', 'después']);
    expect(slow).toMatchObject({
      readable: false,
      reason: 'time-out',
      from: { name: 'Ana', address: 'ana@example.es' },
      subject: 'Pedido',
      kind: 'auto-reply',
      text: '',
      html: null,
    });
    expect((await readers.read(heavy)).readable).toBe(true);
  });

  test('nor does one that takes too much memory', async () => {
    readers = startReaders({ megabytes: 16 });
    const [big, after] = await Promise.all([
      readers.read(heavy, { limits: { milliseconds: 20_000 } }),
      readers.read(mail('después')),
    ]);
    expect(big).toMatchObject({ readable: false, reason: 'out-of-memory', subject: 'Pedido' });
    expect(after.text).toBe('después');
  });

  test('a disk that fails is no fault of the mail', async () => {
    readers = startReaders();
    await expect(readers.read({ path: join(folder, 'no-existe.eml') })).rejects.toThrow(/ENOENT/);
    const occupied = join(folder, 'fichero');
    writeFileSync(occupied, '');
    const withFile = mail(
      'JVBERi0=',
      'Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n',
    );
    await expect(readers.read(withFile, { into: occupied })).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect((await readers.read(mail('sigue'))).text).toBe('sigue');
  });

  test('attachments are described without a folder, and nothing is left behind', async () => {
    readers = startReaders();
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('cauce-mail-'));
    const before = left();
    const body = Buffer.alloc(300_000, 'a').toString('base64');
    const { attachments } = await readers.read(
      mail(body, 'Content-Type: application/x-a; name=a.bin\r\nContent-Transfer-Encoding: base64\r\n'),
    );
    expect(attachments).toMatchObject([{ name: 'a.bin', size: 300_000, storedAt: null }]);
    expect(left()).toEqual(before);
  });

  test('50 MB are streamed: whole on disk, little in memory', async () => {
    readers = startReaders();
    await readers.read(mail('caliente'));
    const path = join(folder, 'grande.eml');
    const file = openSync(path, 'w');
    writeSync(
      file,
      'From: Ana <ana@example.es>\r\nSubject: Obra\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nVan los planos.\r\n--b\r\nContent-Type: application/pdf; name=planos.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n',
    );
    const block = `${Buffer.from('%PDF-1.4'.padEnd(57, 'x')).toString('base64')}\r\n`.repeat(1_000);
    for (let size = 0; size < 50_000_000; size += block.length) writeSync(file, block);
    writeSync(file, '--b--\r\n');
    closeSync(file);
    const before = process.memoryUsage().rss;
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
    const read = await readers.read({ path }, { into: folder });
    clearInterval(watch);
    expect(read.text).toBe('Van los planos.');
    expect(read.attachments).toMatchObject([{ name: 'planos.pdf', type: 'application/pdf', inline: false }]);
    expect(statSync(read.attachments[0]!.storedAt!).size).toBe(read.attachments[0]!.size);
    expect(read.attachments[0]!.size).toBeGreaterThan(36_000_000);
    expect((most - before) / 1e6).toBeLessThan(100);
  }, 60_000);
});

test('the shared thread starts at first use and does not keep the process alive', async () => {
  expect((await readMail(mail('hola'))).text).toBe('hola');
  await stopReaders();
  expect((await readMail(mail('otra vez'))).text).toBe('otra vez');
  await stopReaders();
  const script = `import { readMail } from '${new URL('./index.ts', import.meta.url).href}'; console.log((await readMail({ bytes: Buffer.from('\\r\\nhola') })).text);`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', timeout: 25_000 });
  expect([run.stdout.trim(), run.status]).toEqual(['hola', 0]);
});
