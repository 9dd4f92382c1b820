import { request } from 'node:http';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueMail, sendDue } from '#platform/mail/outbox/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { type Catcher, startCatcher } from './index.ts';

describe('mail catcher', () => {
  let house: TestHouse;
  let catcher: Catcher;
  beforeAll(async () => {
    [house, catcher] = await Promise.all([makeHouse(), startCatcher({ webPort: 0 })]);
  });
  afterAll(async () => {
    await catcher.stop();
    await house.close();
  });

  it('catches what we send and shows it on its page', async () => {
    await transact(house, system('test'), (work) =>
      queueMail(work, {
        kind: 'system',
        to: [{ name: '', address: 'nadie@correo.example' }],
        subject: 'Invitación ñ',
        text: 'Hola',
      }),
    );
    await sendDue(house, { relayUrl: catcher.relayUrl });
    const caught = async () =>
      ((await (await fetch(`${catcher.pageUrl}/api/email`)).json()) as { subject: string }[]).map(
        (mail) => mail.subject,
      );
    await expect.poll(caught, { timeout: 5_000 }).toEqual(['Invitación ñ']);
    const page = await (await fetch(catcher.pageUrl, { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('<div id="root">');
    for (const [, file] of page.matchAll(/(?:src|href)="\.?(\/assets\/[^"]+)"/g))
      expect((await fetch(catcher.pageUrl + file)).status).toBe(200);
  });

  it('is closed to other web pages and to other names', async () => {
    expect((await fetch(`${catcher.pageUrl}/api/email`, { headers: { origin: 'https://evil.example' } })).status).toBe(
      403,
    );

    const status = await new Promise((resolve) =>
      request(`${catcher.pageUrl}/api/email`, { headers: { host: 'evil.example' } }, (response) =>
        resolve(response.statusCode),
      ).end(),
    );
    expect(status).toBe(403);
  });

  it('takes another port for its page when that one is taken', async () => {
    const busy = createServer();
    await new Promise<void>((resolve) => void busy.listen(0, '127.0.0.1', resolve));
    const { port } = busy.address() as { port: number };
    const second = await startCatcher({ webPort: port });
    expect(new URL(second.pageUrl).port).not.toBe(String(port));
    await second.stop();
    await expect(fetch(second.pageUrl)).rejects.toThrow('fetch failed');
    busy.close();
  });
});
