import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesApi } from '#areas/cases/contract.ts';
import { startApp, type App } from '#tests/support/app.ts';
import { launchBrowser } from '#tests/support/chromium.ts';
import { waitFor } from '#tests/support/wait.ts';

/* A stranger's first hour in the sample company: twenty cases by keyboard alone, the connection lost in the middle of one. */

const TWENTY = 20;
const ANSWER = 'Hola: lo hemos mirado y mañana te contamos cómo queda. Un saludo.';

let app: App;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ CAUCE_MODE: 'demo' }), launchBrowser()]);
  const context = await browser.newContext({ locale: 'es-ES', viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(20_000);
  page = await context.newPage();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const keys = async (...pressed: string[]): Promise<void> => {
  for (const key of pressed) await page.keyboard.press(key);
};
const openReference = (): string | undefined => /\/bandeja\/(RC-\d+)/.exec(page.url())?.[1];
const seen = (reference: string) => app.call(casesApi.getCase, { params: { reference } });

test('signs in and reaches the cases that wait for an answer without touching the mouse', async () => {
  const people = JSON.parse(await readFile(path.join(app.dataDir, 'demo-sign-ins.json'), 'utf8')) as {
    role: string;
    email: string;
    password: string;
  }[];
  const { email = '', password = '' } = people.find(({ role }) => role === 'lead') ?? {};
  await page.goto(`${app.url}/app`);
  await page.getByLabel('Correo').waitFor();
  await page.keyboard.type(email);
  await keys('Tab');
  await page.keyboard.type(password);
  await keys('Enter');
  await page.locator('main#main').waitFor();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await keys('g', 'b');
  await page.getByRole('listbox').waitFor();
  await keys('Control+k');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await page.keyboard.type('Ver todas');
  await page
    .getByRole('option', { name: /^Ver todas/ })
    .first()
    .waitFor();
  await keys('Enter');
  await expect.poll(() => page.url()).toContain('vista=todas');
  await keys('1');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
});

/** Gives what the case says afterwards when this is done to it. */
const DOINGS = {
  async answer(reference: string) {
    await keys('r');
    await page.getByLabel(/^Respuesta a/).waitFor();
    await page.keyboard.type(ANSWER);
    await keys('Alt+Enter');
    return waitFor(
      `${reference} to be answered`,
      async () => (await seen(reference)).messages.filter(({ text }) => text.includes(ANSWER)).length,
    );
  },
  async snooze(reference: string) {
    await keys('z');
    await page.getByPlaceholder(/mañana 9/).waitFor();
    await page.keyboard.type('mañana 9');
    await keys('Enter');
    return waitFor(`${reference} to be snoozed`, async () => ((await seen(reference)).ball === 'snoozed' ? 1 : 0));
  },
  async consult(reference: string) {
    await keys('c');
    const panel = page.getByRole('region', { name: 'Consultar a un área' });
    await panel.waitFor();
    await page.keyboard.type('Almac');
    await page
      .getByRole('option', { name: /Almacén/ })
      .first()
      .waitFor();
    await keys('Enter');
    await panel.getByLabel('Pregunta').focus();
    await page.keyboard.type('¿Puede salir hoy lo que falta?');
    await keys('Control+Enter');
    return waitFor(`${reference} to wait inside`, async () => ((await seen(reference)).ball === 'inside' ? 1 : 0));
  },
};

test(
  'twenty cases leave the list one after another, by keyboard alone, each dealt with once',
  { timeout: 240_000 },
  async () => {
    await keys('j');
    const done: string[] = [];
    for (let n = 0; n < TWENTY; n += 1) {
      const before = done.at(-1);
      await expect.poll(() => openReference() !== undefined && openReference() !== before).toBe(true);
      const reference = openReference() as string;
      await page.locator('[data-pane=thread]').getByText(reference).first().waitFor();
      const what = (['answer', 'snooze', 'consult', 'answer'] as const)[n % 4] as keyof typeof DOINGS;
      expect([reference, what, await DOINGS[what](reference)]).toEqual([reference, what, 1]);
      done.push(reference);
    }
    expect(new Set(done).size).toBe(TWENTY);
    for (const reference of done) expect([reference, (await seen(reference)).ball]).not.toContain('ours');
  },
);
