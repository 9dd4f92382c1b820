import { generateKeyPairSync } from 'node:crypto';
import { text as readAll } from 'node:stream/consumers';
import fc from 'fast-check';
import { authenticate } from 'mailauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { composeMail, type SigningKey } from './compose.ts';
import { dkimRecords, makeDkimKey } from '../dkim.ts';
import type { StoredMail } from '../draft.ts';
import { cleanFile, headerText, sendableAddress } from '../draft.rules.ts';
import { draft, queued, startReceiver } from '../outbox.fixture.ts';
import { sendDue } from './sender.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());

const stored = (change: Partial<StoredMail> = {}): StoredMail => ({
  from: { name: 'Ana', address: 'clientes@ribera.example' },
  replyTo: null,
  to: [{ name: 'Marta', address: 'marta@correo.example' }],
  cc: [],
  subject: 'Hola',
  text: 'Hola',
  html: '<p>Hola</p>',
  inReplyTo: null,
  references: [],
  topic: null,
  attachments: [],
  date: '2026-11-09T09:00:00.000Z',
  ...change,
});
const compose = (mail: StoredMail, keys: SigningKey[] = []) =>
  readAll(
    composeMail(
      { id: '0198a000-0000-7000-8000-000000000009', kind: 'reply', mailId: '<x@ribera.example>', mail },
      { files: house.files, loopMark: 'mark', keys, cacheDir: house.config.dataDir },
    )(),
  );
const headerLines = (raw: string): string[] =>
  (raw.split('\r\n\r\n')[0] as string).replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');

describe('header injection (T45)', () => {
  it('whatever is put in names, subject and file names, no header appears that was not there', async () => {
    const receiver = await startReceiver();
    const evil = '\r\nBcc: victim@correo.example\r\n\r\n<script>\u2028X-Evil: 1\u0000';
    const file = await house.files.put(Buffer.from('x'));
    await queued(house, {
      from: { name: `Ana${evil}`, address: 'clientes@ribera.example' },
      to: [{ name: `Marta${evil}`, address: 'marta@correo.example' }],
      subject: `Pedido${evil}`,
      topic: `Pedido${evil}`,
      inReplyTo: `<a@b>${evil}`,
      references: [`<a@b.example>`, `<c@d>${evil}`],
      attachments: [{ sha256: file.sha256, name: `../..\\foto${evil}.png`, type: `image/png${evil}` }],
    });
    await sendDue(house, { relayUrl: receiver.url });
    await receiver.close();
    const raw = receiver.mails[0]?.raw ?? '';
    const names = headerLines(raw).map((line) => line.split(':')[0]);
    expect(names.toSorted()).toEqual(
      [
        'Content-Type',
        'Date',
        'From',
        'MIME-Version',
        'Message-ID',
        'References',
        'Subject',
        'Thread-Topic',
        'To',
        'X-Cauce-Loop',
      ].toSorted(),
    );
    expect(receiver.mails[0]?.to).toEqual(['marta@correo.example']);
    expect(raw).not.toMatch(/^(Bcc|X-Evil)/im);
    expect(raw).toMatch(/Content-Type: application\/octet-stream/);
  });

  it('holds for any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        async (a, b) => {
          const text = `${a}\r\nX-Evil: ${b}`;
          const raw = await compose(
            stored({
              subject: headerText(text),
              from: { name: headerText(text), address: 'a@ribera.example' },
              attachments: [],
              topic: headerText(text),
            }),
          );
          expect(
            headerLines(raw).every((line) =>
              /^(Content-Type|Date|From|MIME-Version|Message-ID|Subject|Thread-Topic|To|X-Cauce-Loop):/.test(line),
            ),
          ).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('addresses (T46)', () => {
  it.each([
    ['Marta@Correo.Example', 'Marta@correo.example'],
    ['josé+pedidos@peñíscola.example', 'josé+pedidos@xn--pescola-qxa5c.example'],
    ['a.b-c_d=e@sub.correo.example', 'a.b-c_d=e@sub.correo.example'],
  ])('%s is written to', (given, sent) => {
    const address = sendableAddress(given);
    expect(address?.split('@')[0]).toBe(sent.split('@')[0]);
    expect(address?.split('@')[1]).toMatch(/^[a-z0-9.-]+$/);
  });
  it.each([
    '"xclow@evil.example x"@correo.example',
    'a@b@c.example',
    'a b@c.example',
    'a@c.example,b@d.example',
    '<a@b.example>',
    'a@',
    '@b.example',
    'a..b@c.example',
    '.a@c.example',
    'a@-c.example',
    'a@c..example',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a@127.1',
    'a@2130706433',
    'a@c.example/x',
    'a@c.example:25',
    'a@c%2eexample',
    'a\r\n@c.example',
    `${'a'.repeat(65)}@c.example`,
    'a@b;c.example',
    'grupo:a@b.example;',
  ])('%j is refused', (given) => {
    expect(sendableAddress(given)).toBeNull();
  });
  it('a mail never reaches a domain that was not in its recipients', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({
          unit: fc.constantFrom('a', '"', '@', '.', ' ', '<', '>', ',', ';', '(', ')', '\\', 'x.example'),
          minLength: 1,
          maxLength: 14,
        }),
        async (local) => {
          const address = sendableAddress(`${local}@correo.example`);
          if (!address) return;
          expect(await compose(stored({ to: [{ name: '', address }] }))).toContain(`To: ${address}`);
        },
      ),
      { numRuns: 300 },
    );
  });
  it('a draft with such an address is refused whole', async () => {
    await expect(
      transact(house, system('test'), async (work) =>
        (await import('../queue.ts')).queueMail(
          work,
          draft({ cc: [{ name: '', address: '"x@evil.example"@correo.example' }] }),
        ),
      ),
    ).rejects.toMatchObject({ code: 'mail.recipient_invalid' });
  });
  it('refuses to build when the built recipients differ', () => {
    const row = {
      id: 'x',
      kind: 'reply' as const,
      mailId: '<x@y>',
      mail: stored({ to: [{ name: 'Marta', address: 'marta@correo.example, otra@evil.example' }] }),
    };
    expect(() => composeMail(row, { files: house.files, loopMark: 'm', keys: [], cacheDir: '' })).toThrow(
      /recipients differ/,
    );
  });
});

describe('HTML (T41)', () => {
  it('is cleaned before it leaves, whoever wrote it', async () => {
    const raw = await compose(
      stored({
        html: '<p onclick="x()" style="color:#57606a">Hola <a href="javascript:alert(1)">a</a><script>alert(1)</script><style>*{}</style><img src="http://track.example/1.gif"></p>',
      }),
    );
    expect(raw).toContain('Hola');
    expect(raw).not.toMatch(/onclick|javascript|script>|<style|track\.example/);
  });
});

describe('files (T47)', () => {
  it('only bytes of ours go in, whatever the row says', async () => {
    const file = await house.files.put(Buffer.from('contenido propio'));
    const raw = await compose(
      stored({
        attachments: [
          {
            sha256: file.sha256,
            name: 'a.txt',
            type: 'text/plain',
            path: '/etc/passwd',
            href: 'http://127.0.0.1/',
          } as never,
        ],
      }),
    );
    expect(raw).toContain(Buffer.from('contenido propio').toString('base64'));
    expect(() =>
      composeMail(
        {
          id: 'x',
          kind: 'reply',
          mailId: '<x@y>',
          mail: stored({ attachments: [{ sha256: '../../etc/passwd', name: 'a', type: 'text/plain' }] }),
        },
        { files: house.files, loopMark: 'm', keys: [], cacheDir: '' },
      ),
    ).not.toThrow();
    await expect(
      compose(stored({ attachments: [{ sha256: '../../etc/passwd', name: 'a', type: 'text/plain' }] })),
    ).rejects.toThrow(/content address/);
  });
  it('names are one line without folders, types are plain', () => {
    expect(cleanFile({ sha256: 'x', name: '../a\\b/c.pdf', type: 'application/pdf' })).toMatchObject({
      name: '.._a_b_c.pdf',
      type: 'application/pdf',
    });
    expect(cleanFile({ sha256: 'x', name: '\r\n', type: 'message/rfc822' })).toMatchObject({
      name: 'file',
      type: 'application/octet-stream',
    });
  });
});

describe('DKIM', () => {
  it('is verified by a receiver, big mails and two keys included', async () => {
    const file = await house.files.put(Buffer.alloc(3_000_000, 'ñandú '));
    await transact(house, system('test'), async (work) => {
      await makeDkimKey(work, 'ribera.example', 'cauce');
    });
    house.clock.advance(1_000);
    const second = await transact(house, system('test'), (work) => makeDkimKey(work, 'ribera.example', 'nueva'));
    expect(await transact(house, system('test'), (work) => makeDkimKey(work, 'ribera.example', 'nueva'))).toEqual(
      second,
    );
    expect((await dkimRecords(house.database.db, ['ribera.example'])).get('ribera.example')?.selector).toBe('nueva');
    const published = await sql<{ selector: string; record: string }>`select selector, record from dkim_key`.execute(
      house.database.db,
    );
    const receiver = await startReceiver();
    await queued(house, {
      attachments: [{ sha256: file.sha256, name: 'peñón.bin', type: 'application/octet-stream' }],
    });
    await sendDue(house, { relayUrl: receiver.url });
    await receiver.close();
    const resolver = async (name: string, type: string): Promise<string[][]> => {
      const found = published.rows.find(
        (row) => type === 'TXT' && name === `${row.selector}._domainkey.ribera.example`,
      );
      if (!found) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
      return [found.record.match(/.{1,255}/g) as string[]];
    };
    const verdict = await authenticate(receiver.mails[0]?.raw ?? '', {
      ip: '127.0.0.1',
      helo: 'x',
      mta: 'mx',
      sender: 'clientes@ribera.example',
      resolver: resolver as never,
    });
    expect(verdict.dkim.results.map((result) => [result.signingDomain, result.status.result])).toEqual([
      ['ribera.example', 'pass'],
      ['ribera.example', 'pass'],
    ]);
  });
  it('keeps its private key sealed', async () => {
    const rows = await sql<{ secret: string }>`select secret from dkim_key`.execute(house.database.db);
    expect(rows.rows.every((row) => row.secret.startsWith('v1.') && !row.secret.includes('PRIVATE'))).toBe(true);
  });
  it('signs the same bytes the same way', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const keys = [{ domain: 'ribera.example', selector: 's', privateKey }];
    expect(await compose(stored(), keys)).toBe(await compose(stored(), keys));
  });
});
