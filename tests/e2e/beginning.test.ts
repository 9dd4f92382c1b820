import { createHash } from 'node:crypto';
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { generate } from 'otplib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { casesApi, type CaseView } from '#areas/cases/contract.ts';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { identityApi } from '#areas/identity/contract.ts';
import { organisationApi } from '#areas/organisation/contract.ts';
import { startApp, type App } from '#tests/support/app.ts';
import { axeViolations } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/chromium.ts';

/* An empty house: its first minute, its doors, its first letter at the counter and its first visitor. One story, told in order. */

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const COMPANY = 'Tejados Ñíguez e Hijos';
const ADELA = { name: 'Adela Ñíguez Paz', email: 'adela@tejados.example', password: 'seis gorriones en el alero' };
const DIEGO = { name: 'Diego Sanz Peña', email: 'diego@tejados.example', password: 'siete farolas en la calle ancha' };
const MAILBOX = 'hola@tejados.example';
const JACINTO = 'Jacinto Abad Güell';
const SUBJECT = 'Gotera en el tejado de la calle Peñón';
const SCAN = { name: 'Carta de Jacinto – 12 marzo.pdf', mimeType: 'application/pdf' };
const SCANNED = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

let app: App;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let letter: CaseView;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ CAUCE_ADMIN_EMAIL: '', CAUCE_ADMIN_PASSWORD: '' }), launchBrowser()]);
  context = await browser.newContext({
    locale: 'es-ES',
    timezoneId: 'Europe/Madrid',
    viewport: DESK,
  });
  context.setDefaultTimeout(15_000);
  page = await context.newPage();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.log(page.url(), await page.locator('body').ariaSnapshot());
});

test('the sample company is offered first; while it loads that is said, and a refusal leaves the choice open', async () => {
  // Held back here: a year of cases is loaded in tests of its own.
  const asked: unknown[] = [];
  const { promise: refused, resolve: refuse } = Promise.withResolvers<void>();
  await page.route('**/api/v1/setup/sample', async (route) => {
    asked.push(route.request().postDataJSON());
    await refused;
    await route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      json: { code: 'setup.done', status: 409, detail: 'Otra persona acaba de empezar.' },
    });
  });
  await page.goto(`${app.url}/app/`);
  const explore = page.getByRole('button', { name: 'Explorar con la empresa de ejemplo' });
  await explore.press('Enter');
  await page.getByText('Cargando un año de casos.', { exact: false }).waitFor();
  expect(asked).toEqual([{ language: 'es' }]);
  refuse();
  await page.getByText('Otra persona acaba de empezar.').waitFor();
  expect(await explore.isEnabled()).toBe(true);
  expect(await axeViolations(page)).toEqual([]);
  await page.unroute('**/api/v1/setup/sample');
});

test('whoever comes first makes the company and its administrator, and goes in', async () => {
  await page.goto(`${app.url}/app/`);
  await page.waitForURL('**/app/empezar');
  await step('Pongamos en marcha tu atención al cliente');
  await page.getByRole('button', { name: 'Empezar con mi empresa' }).press('Enter');
  await step('Tu empresa');
  await page.getByLabel('Nombre de la empresa').press('Enter');
  await page.getByText('Escribe el nombre de la empresa.').first().waitFor();
  await step('Tu empresa');
  await page.getByLabel('Nombre de la empresa').fill(COMPANY);
  expect(await page.getByLabel('Español').isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Continuar' }).press('Enter');
  await step('Quién la administra');
  await page.getByLabel('Tu nombre y apellidos').fill(ADELA.name);
  await page.getByLabel('Correo').fill(ADELA.email);
  await page.getByLabel('Contraseña', { exact: true }).fill(ADELA.password);
  await page.getByRole('button', { name: 'Crear y entrar' }).press('Enter');
  await step('El correo al que te escriben');
  await page.getByLabel('Dirección').fill(MAILBOX);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/app/bandeja**');
  await page.getByRole('heading').first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const { company, teams } = await app.call(organisationApi.getOrganisation, {});
  expect(company).toMatchObject({ name: COMPANY, language: 'es' });
  expect(teams.length).toBeGreaterThan(0);
  const { mailboxes } = await app.call(correspondenceApi.listMailboxes, {});
  expect(mailboxes.map(({ address }) => address)).toEqual([MAILBOX]);
});

test('the first run is over for whoever comes next, and the administrator signs in', async () => {
  await context.clearCookies();
  await page.goto(`${app.url}/app/empezar`);
  await page.waitForURL('**/app/entrar**');
  await step('Entrar');
  await signIn(ADELA);
  await page.waitForURL('**/app/bandeja**');
});

test('an invitation, a forgotten password and a code of the second step: each page is sound and leads in', async () => {
  await app.call(identityApi.invite, { body: { name: DIEGO.name, email: DIEGO.email, roles: ['agent'], teamIds: [] } });
  const doors = await browser.newContext({ locale: 'es-ES', viewport: PHONE });
  doors.setDefaultTimeout(15_000);
  const desk = page;
  page = await doors.newPage();
  await page.goto(linkIn((await app.outgoing.to(DIEGO.email)).mail.text));
  await step(`Te damos la bienvenida a ${COMPANY}, Diego`);
  await page.getByLabel('Contraseña nueva').fill('otra cualquiera de antes');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/app/bandeja**');
  const { secret } = await post<{ secret: string }>(doors, '/api/v1/me/totp', {});
  const { recoveryCodes } = await post<{ recoveryCodes: string[] }>(doors, '/api/v1/me/totp/confirmation', {
    code: await generate({ secret }),
  });

  await doors.clearCookies();
  await page.goto(`${app.url}/app/entrar`);
  await page.getByRole('link', { name: 'No recuerdo la contraseña' }).click();
  await step('Elegir otra contraseña');
  await page.getByLabel('Correo').fill(DIEGO.email);
  await page.keyboard.press('Enter');
  await step('Mira tu correo');
  const mail = await app.outgoing.to(DIEGO.email, (one) => /new-password#/.test(one.mail.text ?? ''));
  await page.goto(linkIn(mail.mail.text));
  await step('Elige otra contraseña');
  await page.getByLabel('Contraseña nueva').fill(DIEGO.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/app\/(bandeja|entrar)/);

  await doors.clearCookies();
  await page.goto(`${app.url}/app/entrar`);
  await signIn(DIEGO);
  await step('Segundo paso');
  await page.getByLabel('Código').fill(recoveryCodes[0] ?? '');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/app/bandeja**');
  await doors.close();
  page = desk;
});

test('by keys alone, a letter of long ago becomes a case of that day, with its scan and a key', async () => {
  await page.getByRole('heading').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('b');
  // Listened for well before it opens: the browser is told to hand it over a moment after it is asked.
  const choosing = page.waitForEvent('filechooser', { timeout: 60_000 });
  await page.waitForURL('**/app/bandeja/nuevo');
  await tabTo(page.getByRole('radio', { name: 'Llamada' }));
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.getByRole('radio', { name: 'Carta' }).isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.type(JACINTO);
  await page.getByRole('option', { name: new RegExp(JACINTO) }).waitFor();
  await page.keyboard.press('Enter');
  await tabTo(page.getByLabel('Asunto'));
  await page.keyboard.type(SUBJECT);
  await tabTo(page.getByLabel('Qué dice la carta'));
  await page.keyboard.type('Desde las últimas lluvias cae agua en el pasillo.');
  await tabTo(page.getByRole('button', { name: 'Adjuntar escaneado o ficheros' }));
  await page.keyboard.press('Enter');
  const chooser = await choosing;
  await chooser.setFiles({ ...SCAN, buffer: SCANNED });
  await page.getByRole('button', { name: `Quitar ${SCAN.name}` }).waitFor();
  await tabTo(page.getByLabel('Cuándo se recibió'));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('12/03/2024');
  await page.keyboard.press('Tab');
  await tabTo(page.getByLabel('Hora'));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('10:20');
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  const done = page.getByRole('heading', { name: /está abierto$/ });
  await done.waitFor();
  const reference = (await done.innerText()).split(' ')[0] ?? '';
  letter = await app.call(casesApi.getCase, { params: { reference } });
  await page.getByText(letter.key, { exact: true }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  // Twenty past ten in Madrid, before its summer time.
  expect(letter).toMatchObject({ subject: SUBJECT, channel: 'post', receivedAt: '2024-03-12T09:20:00.000Z' });
  expect(letter.messages[0]?.text).toContain('cae agua en el pasillo');
  expect(letter.messages[0]?.attachments).toMatchObject([
    { name: SCAN.name, size: SCANNED.length, sha256: createHash('sha256').update(SCANNED).digest('hex') },
  ]);
});

test('the record of a customer breaks nothing of WCAG A or AA', async () => {
  await page.goto(`${app.url}/app/clientes/${letter.customerId}`);
  await page.getByRole('heading', { name: JACINTO }).first().waitFor();
  await page.getByText(SUBJECT).first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
});

test.each([
  { colorScheme: 'light', viewport: DESK },
  { colorScheme: 'dark', viewport: PHONE },
] as const)('the portal’s pages break nothing of WCAG A or AA, $colorScheme, $viewport.width', async (looks) => {
  const { colorScheme } = looks;
  const visitor = await browser.newContext({ locale: 'es-ES', ...looks });
  visitor.setDefaultTimeout(15_000);
  const portal = await visitor.newPage();
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    await portal.getByRole('heading', { level: 1, name }).waitFor();
    found.push(...(await axeViolations(portal)).map((one) => `${name}: ${one}`));
    const wide = await portal.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (wide > 0) found.push(`${name}: ${wide} px too wide`);
  };
  await portal.goto(`${app.url}/`);
  await portal.getByLabel('Cuéntanoslo con tus palabras').fill('¿Cuánto cuesta cambiar un canalón?');
  await portal.getByRole('button', { name: 'Continuar' }).click();
  await look('¿Cómo te contestamos?');
  await portal.getByLabel('Nombre y apellidos').fill('Rosalía Peña Cid');
  await portal.getByLabel('Correo electrónico').fill(`rosalia.${colorScheme}@cliente.example`);
  await portal.getByRole('button', { name: 'Enviar' }).click();
  await look('Hemos recibido tu mensaje');
  await portal.getByRole('link', { name: 'Seguir mi caso' }).last().click();
  await look('Caso');
  await portal.goto(`${app.url}/caso`);
  await look('Seguir mi caso');
  await portal.getByLabel('Clave del caso').fill('AAAA-AAA-AAAA');
  await portal.getByRole('button', { name: 'Ver cómo va' }).click();
  await portal.getByText('No encontramos ningún caso con esa clave.', { exact: false }).first().waitFor();
  await look('Seguir mi caso');
  await portal.getByLabel('Clave del caso').fill(letter.key.toLowerCase());
  await portal.getByRole('button', { name: 'Ver cómo va' }).click();
  await portal.waitForURL(`**/caso/${letter.key}`);
  expect(await portal.content()).not.toContain('Jacinto');
  const nowhere = await portal.goto(`${app.url}/recibido/${'x'.repeat(43)}`);
  expect(nowhere?.status()).toBe(404);
  await look('Esta página no existe');
  await visitor.close();
  expect(found).toEqual([]);
});

/** That step is in front, and breaks nothing of WCAG A or AA. */
async function step(title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  expect(await axeViolations(page), title).toEqual([]);
}

async function signIn({ email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('Correo').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

function linkIn(text: string | undefined): string {
  return /https?:\/\/\S+#[\w-]{43}/.exec(text ?? '')?.[0] ?? '';
}

async function post<T>(within: BrowserContext, to: string, data: object): Promise<T> {
  const answer = await within.request.post(app.url + to, { headers: { 'x-cauce': '1', origin: app.url }, data });
  if (!answer.ok()) throw new Error(`${to}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Onwards with Tab, as somebody without a mouse goes. */
async function tabTo(target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target.toString()}`);
}
