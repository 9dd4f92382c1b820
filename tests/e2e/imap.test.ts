import type { Browser, Locator, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { casesApi, type CaseView } from '#areas/cases/contract.ts';
import { correspondenceApi, type MailboxView } from '#areas/correspondence/contract.ts';
import { intakeApi } from '#areas/intake/contract.ts';
import { ADMIN, startApp, type App } from '#tests/support/app.ts';
import { launchBrowser } from '#tests/support/chromium.ts';
import { startDovecot } from '#tests/support/dovecot.ts';
import { answering, quotedIn, rawAsCustomer, type Delivered } from '#tests/support/mail-client.ts';
import { ask, workedOff } from '#tests/faults/account.ts';
import { report } from '#tests/faults/figures.ts';
import { AT_ONCE, prefer } from '#tests/support/preferences.ts';
import { waitFor } from '#tests/support/wait.ts';

/* The main job over IMAP: the administrator adds a mailbox of a real server by hand, and a case lives through it. */

const MAILBOX = 'atencion@ribera.example';
const FORGOTTEN = 'pedidos@ribera.example';
const KILLED = 'facturas@ribera.example';
const BACKLOG = Number(process.env.FAULT_BACKLOG ?? 150);
const LONG = { timeout: 180_000 + BACKLOG * 500 };
const CLARA = { name: 'Clara Núñez Feijóo', address: 'clara@cliente.example' };
const SUBJECT = 'La lámpara Ártico parpadea';
const ANSWER = 'Hola, Clara:\n\nTe enviamos mañana una bombilla nueva.';

const dovecot = await startDovecot();
let app: App;
let browser: Browser;
let page: Page;
let answer: Delivered;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  const context = await browser.newContext({ locale: 'es-ES', viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(20_000);
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await dovecot?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.log(page.url(), await page.locator('body').ariaSnapshot());
});

describe.runIf(dovecot)('a mailbox on a real IMAP server', () => {
  test('is added in Ajustes: a wrong password is told in clear words, the right one reads', async () => {
    await page.goto(`${app.url}/app/entrar`);
    await page.getByLabel('Correo').fill(ADMIN.email);
    await page.getByLabel('Contraseña', { exact: true }).fill(ADMIN.password);
    await page.getByRole('button', { name: 'Entrar', exact: true }).click();
    await page.waitForURL('**/app/bandeja**');
    await prefer(page.context(), app.url, AT_ONCE);
    await page.goto(`${app.url}/app/ajustes/buzones`);
    await page.getByRole('button', { name: 'Nuevo buzón' }).click();
    await fillMailbox(MAILBOX, 'no es esta');
    await pressTest(MAILBOX);
    await page.getByText(/No se puede leer: 127\.0\.0\.1 no aceptó el usuario o la contraseña/).waitFor();
    await row(MAILBOX).getByText('No se puede leer').waitFor();

    await row(MAILBOX).getByRole('button', { name: 'Editar' }).click();
    await dialog()
      .getByLabel('Contraseña', { exact: false })
      .first()
      .fill(dovecot?.password ?? '');
    await save();
    await pressTest(MAILBOX);
    await page.getByText('Se puede leer el buzón.').waitFor();
    await waitFor('the mailbox to be read', async () => (await mailbox(MAILBOX))?.lastOkAt);
  });

  test('what is delivered there becomes a case, and the answer leaves by SMTP', async () => {
    await dovecot?.deliver(MAILBOX, [
      await rawAsCustomer({ from: CLARA, to: MAILBOX, subject: SUBJECT, text: 'Parpadea desde el lunes.\n\nClara' }),
    ]);
    const acknowledgement = await app.outgoing.to(CLARA.address);
    const { reference, key } = await theCase();
    expect(acknowledgement.mail.text).toContain(key);
    await page.goto(`${app.url}/app/bandeja?vista=todas`);
    await page.getByRole('option', { name: new RegExp(CLARA.name) }).click();
    await page.waitForURL(`**/app/bandeja/${reference}**`);
    await thread().getByText('Parpadea desde el lunes.').waitFor();
    await page.keyboard.press('r');
    await page.getByRole('textbox', { name: `Respuesta a ${CLARA.name}` }).fill(ANSWER);
    await page.keyboard.press('Control+Enter');
    answer = await app.outgoing.to(CLARA.address, ({ mail }) => (mail.text ?? '').includes('una bombilla nueva'));
    expect(answer.mail.from?.address).toBe(MAILBOX);
    expect(answer.mail.subject).toContain(SUBJECT);
  });

  test('the customer’s answer, delivered there too, joins the same case', async () => {
    const text = `Gracias, la espero.\n\n${quotedIn(answer)}`;
    await dovecot?.deliver(MAILBOX, [await rawAsCustomer({ from: CLARA, ...answering(answer), text })]);
    const it = await waitFor('the second mail', async () => {
      const now = await theCase();
      return now.messages.some((message) => message.text.includes('la espero')) && now;
    });
    const joined = it.messages.find((message) => message.text.includes('la espero'));
    expect(joined).toMatchObject({ threadedBy: 'token', direction: 'in' });
    expect(joined?.text.trim()).toBe('Gracias, la espero.');
    expect(joined?.quoted).toContain('una bombilla nueva');
    await page.goto(`${app.url}/app/bandeja/${it.reference}`);
    await thread().getByText('Gracias, la espero.').waitFor();
  });

  test('nothing was marked as read, moved or deleted on the server', async () => {
    expect(await dovecot?.seenCount(MAILBOX)).toBe(0);
    expect(await dovecot?.count(MAILBOX)).toBe(2);
    const { items } = await app.call(intakeApi.listIntake, { query: {} });
    expect(items.map(({ state, channel }) => ({ state, channel }))).toEqual([
      { state: 'done', channel: 'email' },
      { state: 'done', channel: 'email' },
    ]);
  });

  test('a mailbox whose password stops working rings in Entradas', { timeout: 180_000 }, async () => {
    const imap = { host: '127.0.0.1', port: dovecot?.port ?? 0, tls: 'none', user: FORGOTTEN } as const;
    const { id } = await app.call(correspondenceApi.createMailbox, {
      body: { address: FORGOTTEN, name: 'Pedidos', imap, secret: 'la del año pasado' },
    });
    await waitFor('its failure to be noted', async () => (await mailbox(FORGOTTEN))?.lastError);
    await waitFor(
      'the alarm',
      async () => {
        const { alarms } = await app.call(intakeApi.listIntake, { query: {} });
        return alarms.some(({ kind, subject }) => kind === 'mailbox.failing' && subject === id);
      },
      undefined,
      100_000,
    );
    await page.goto(`${app.url}/app/entradas`);
    await page.getByRole('alert').getByText('No se puede leer uno de los buzones.').waitFor();
  });

  test(
    'killed while it fetches a backlog, nothing is lost or doubled, and the server keeps it all unread',
    LONG,
    async () => {
      const froms = Array.from({ length: BACKLOG }, (_, n) => `c${n}@cliente.example`);
      const text = 'No ha llegado la factura de este mes.';
      const mailOf = (address: string) =>
        rawAsCustomer({ from: { name: 'Cliente', address }, to: KILLED, subject: 'Factura', text });
      await dovecot?.deliver(KILLED, await Promise.all(froms.map(mailOf)));
      const imap = { host: '127.0.0.1', port: dovecot?.port ?? 0, tls: 'none', user: KILLED } as const;
      const body = { address: KILLED, name: 'Facturas', imap, secret: dovecot?.password ?? '' };
      const { id } = await app.call(correspondenceApi.createMailbox, { body });
      const kept = async () => (await ask<{ n: number }>(app, KEPT, [id]))[0]?.n ?? 0;
      const at: number[] = [];
      for (let kills = 0; kills < 2; kills += 1) {
        const before = await kept();
        // Looked at without a pause: the whole backlog takes a second or two.
        while ((await kept()) === before);
        await app.kill();
        at.push(await kept());
        // The minute that a dead process's mailbox waits for it is not waited out here.
        await ask(app, 'update mailbox set lease_until = now() where id = $1', [id]);
        await app.start();
      }
      await workedOff(app);
      await waitFor('all to be fetched', async () => (await kept()) >= BACKLOG);
      await workedOff(app);
      report('F2, IMAP', { backlog: BACKLOG, keptWhenKilled: at.join(', ') });
      expect(at[0]).toBeLessThan(BACKLOG);
      const rows = await ask<{ address: string; arrivals: number; messages: number; cases: number }>(app, BECAME, [id]);
      expect(rows).toEqual(froms.toSorted().map((address) => ({ address, arrivals: 1, messages: 1, cases: 1 })));
      expect([await dovecot?.seenCount(KILLED), await dovecot?.count(KILLED)]).toEqual([0, BACKLOG]);
    },
  );
});

const KEPT = 'select count(*)::int as n from intake where mailbox_id = $1';
const BECAME = `
  select m.from_address as address, count(distinct i.id)::int as arrivals, count(distinct m.id)::int as messages,
    count(distinct m.case_id)::int as cases
  from intake i left join message m on m.intake_id = i.id where i.mailbox_id = $1 group by 1 order by m.from_address collate "C"`;

const thread = (): Locator => page.getByRole('region', { name: 'Caso', exact: true });
const dialog = (): Locator => page.getByRole('dialog');
const row = (address: string): Locator => page.getByRole('row').filter({ hasText: address });

async function fillMailbox(address: string, password: string): Promise<void> {
  await dialog().getByLabel('Dirección', { exact: true }).fill(address);
  await dialog().getByLabel('Nombre visible').fill('Comercial Ribera');
  await dialog().getByLabel('Servidor IMAP').fill('127.0.0.1');
  await dialog().getByLabel('Puerto').fill(String(dovecot?.port));
  await dialog().getByRole('combobox', { name: 'Cifrado' }).click();
  await page.getByRole('option', { name: 'Sin cifrar' }).click();
  await dialog().getByLabel('Usuario').fill(address);
  await dialog().getByLabel('Contraseña', { exact: true }).fill(password);
  await save();
}

async function save(): Promise<void> {
  await dialog().getByRole('button', { name: 'Guardar' }).click();
  await dialog().waitFor({ state: 'detached' });
}

async function pressTest(address: string): Promise<void> {
  await row(address).getByRole('button', { name: 'Probar' }).click();
}

async function mailbox(address: string): Promise<MailboxView | undefined> {
  const { mailboxes } = await app.call(correspondenceApi.listMailboxes, {});
  return mailboxes.find((one) => one.address === address);
}

/** The only one there is: whatever was delivered belongs to it. */
async function theCase(): Promise<CaseView> {
  const { cases } = await app.call(casesApi.listCases, { query: {} });
  expect(cases).toHaveLength(1);
  return app.call(casesApi.getCase, { params: { reference: cases[0]?.reference ?? '' } });
}
