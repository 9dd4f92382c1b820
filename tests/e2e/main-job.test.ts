import { createHash } from 'node:crypto';
import type { Browser, BrowserContext, Locator, Page, WebSocketRoute } from '@playwright/test';
import PostalMime from 'postal-mime';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { casesApi, type CaseView } from '#areas/cases/contract.ts';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { identityApi } from '#areas/identity/contract.ts';
import { organisationApi } from '#areas/organisation/contract.ts';
import { operationsApi } from '#apps/server/operations.contract.ts';
import { startApp, type App } from '#tests/support/app.ts';
import { axeViolations } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/chromium.ts';
import { answering, quotedIn, sendAsCustomer, type Delivered } from '#tests/support/mail-client.ts';
import { AT_ONCE, prefer } from '#tests/support/preferences.ts';
import { waitFor } from '#tests/support/wait.ts';
import { OUTLOOK } from './outlook.fixture.ts';

/* The main job on real input, from the customer's mail to the reasoned answer: one story, told in order. */

const MAILBOX = 'atencion@ribera.example';
const BEGONA = { name: 'Begoña Íñiguez Ibáñez', address: 'begona.iniguez@cliente.example' };
const DIEGO = { name: 'Diego Sanz Peña', email: 'diego@ribera.example', password: 'siete farolas en la calle ancha' };
const SUBJECT = 'Sofá Córdoba: faltan las patas y llegó rajado';
const TICKET = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const ANSWER = 'Hola, Begoña:\n\nMañana sale un juego de patas y el miércoles pasamos a ver el tapizado.';

let app: App;
let browser: Browser;
let agent: Page;
let customer: Page;
let reference = '';
let key = '';
let acknowledgement: Delivered;
let answer: Delivered;
let personalUrl = '';

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({}, { embedded: true }), launchBrowser()]);
  const contexts = await Promise.all([
    browser.newContext({ locale: 'es-ES', viewport: { width: 1440, height: 900 } }),
    // The public pages need no script.
    browser.newContext({ locale: 'es-ES', javaScriptEnabled: false }),
  ]);
  for (const context of contexts) context.setDefaultTimeout(20_000);
  [agent, customer] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page];
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const page of [agent, customer]) console.log(page.url(), await page.locator('body').ariaSnapshot());
});

test('a mailbox is made by API; an agent is invited by mail and joins', async () => {
  const { teams } = await app.call(organisationApi.getOrganisation, {});
  const teamId = teams[0]?.id ?? '';
  await app.call(correspondenceApi.createMailbox, { body: { address: MAILBOX, name: 'Comercial Ribera', teamId } });
  await app.call(identityApi.invite, {
    body: { name: DIEGO.name, email: DIEGO.email, roles: ['agent'], teamIds: [teamId] },
  });
  const invitation = await app.outgoing.to(DIEGO.email);
  const link = /https?:\/\/\S+#[\w-]{43}/.exec(invitation.mail.text ?? '')?.[0] ?? '';
  await agent.goto(link);
  await agent.getByLabel('Contraseña', { exact: false }).first().fill(DIEGO.password);
  await agent.getByRole('button', { name: 'Elegir contraseña y entrar' }).click();
  await agent.waitForURL('**/app/bandeja**');
});

test('a mail over SMTP becomes a case and is acknowledged with its key', async () => {
  await sendAsCustomer(app.smtpPort, {
    from: BEGONA,
    to: MAILBOX,
    subject: SUBJECT,
    html: OUTLOOK,
    attachments: [{ filename: 'Factura nº 12 – señal.pdf', content: TICKET, contentType: 'application/pdf' }],
  });
  acknowledgement = await app.outgoing.to(BEGONA.address);
  const { cases } = await app.call(casesApi.listCases, { query: {} });
  expect(cases.map(({ subject, customer: who, ball }) => ({ subject, who, ball }))).toEqual([
    { subject: SUBJECT, who: BEGONA.name, ball: 'ours' },
  ]);
  reference = cases[0]?.reference ?? '';
  const it = await theCase();
  key = it.key;
  expect(it.messages[0]?.text).toContain('Faltan las cuatro patas y el respaldo llegó rajado.');
  expect(it.messages[0]?.attachments).toMatchObject([
    {
      name: 'Factura nº 12 – señal.pdf',
      size: TICKET.length,
      sha256: createHash('sha256').update(TICKET).digest('hex'),
    },
  ]);
  expect(acknowledgement.mail.text).toContain(key);
  expect(acknowledgement.header('auto-submitted')).toBe('auto-replied');
});

test('the agent signs in by the form, finds the case in the Bandeja and answers it', async () => {
  await agent.context().clearCookies();
  await agent.goto(`${app.url}/app/entrar`);
  await agent.getByLabel('Correo').fill(DIEGO.email);
  await agent.getByLabel('Contraseña', { exact: true }).fill(DIEGO.password);
  await agent.getByRole('button', { name: 'Entrar', exact: true }).click();
  await agent.waitForURL('**/app/bandeja**');
  await agent.goto(`${app.url}/app/bandeja?vista=todas`);
  await agent.getByRole('option', { name: new RegExp(BEGONA.name) }).click();
  await agent.waitForURL(`**/app/bandeja/${reference}**`);
  await thread(agent).getByRole('heading', { name: SUBJECT }).waitFor();
  await thread(agent).getByText('el respaldo llegó rajado').waitFor();
  await agent.keyboard.press('r');
  await agent.getByRole('textbox', { name: `Respuesta a ${BEGONA.name}` }).fill(ANSWER);
  await agent.keyboard.press('Control+Enter');
  answer = await app.outgoing.to(BEGONA.address, ({ mail }) => (mail.text ?? '').includes('juego de patas'));
  expect(answer.mail.text).toContain(ANSWER.replaceAll('\r', ''));
  await prefer(agent.context(), app.url, AT_ONCE);
});

test('the answer is in the customer’s thread, and what they answer comes back to the same case', async () => {
  const first = (await theCase()).messages.find(({ direction }) => direction === 'in');
  const original = await PostalMime.parse(
    (await app.call(casesApi.messageRaw, { params: { id: first?.id ?? '' } })) as Buffer,
  );
  for (const mail of [acknowledgement.mail, answer.mail]) {
    expect(`${mail.inReplyTo} ${mail.references}`).toContain(original.messageId);
    expect(mail.replyTo?.[0]?.address).toMatch(/^atencion\+[\w.-]+@ribera\.example$/);
  }
  await sendAsCustomer(app.smtpPort, {
    from: BEGONA,
    ...answering(answer),
    text: `Perfecto, el miércoles estoy.\n\n${quotedIn(answer)}`,
  });
  const it = await waitFor('the second mail', async () => {
    const now = await theCase();
    return now.messages.some(({ text }) => text.includes('el miércoles estoy')) && now;
  });
  expect(it.ball).toBe('ours');
  const second = it.messages.find(({ text }) => text.includes('el miércoles estoy'));
  expect(second?.threadedBy).toBe('token');
  expect(second?.text.trim()).toBe('Perfecto, el miércoles estoy.');
  expect(second?.quoted).toContain('juego de patas');
  expect((await app.call(casesApi.listCases, { query: {} })).cases).toHaveLength(1);
});

test('the customer follows the case by its key without any personal data, and by a personal link with all of it', async () => {
  await customer.goto(`${app.url}/caso`);
  await customer.getByLabel('Clave del caso').fill(key.toLowerCase());
  await customer.getByRole('button', { name: 'Ver cómo va' }).click();
  await customer.waitForURL(`**/caso/${key}`);
  const open = await customer.content();
  for (const word of ['Begoña', 'begona', 'Íñiguez', 'Sofá', 'rajado', 'Diego Sanz', 'patas'])
    expect(open).not.toContain(word);
  await customer.getByRole('button', { name: 'Enviarme el enlace' }).click();
  const mail = await app.outgoing.to(BEGONA.address, (one) => /\/mi\/[\w-]{43}/.test(one.mail.text ?? ''));
  personalUrl = /https?:\/\/\S+\/mi\/[\w-]{43}/.exec(mail.mail.text ?? '')?.[0] ?? '';
  await customer.goto(personalUrl);
  await customer.getByRole('heading', { name: SUBJECT }).waitFor();
  expect(await customer.getByRole('article').count()).toBe(3);
  await customer.getByLabel('Añadir un mensaje').fill('¿Puede ser por la tarde? Gracias, Begoña.');
  await customer.getByRole('button', { name: /^Enviar/ }).click();
  await customer.getByRole('status').waitFor();
  await waitFor('the message of the portal', async () =>
    (await theCase()).messages.some(({ threadedBy, text }) => threadedBy === 'portal' && text.includes('por la tarde')),
  );
});

test('no page of the journey breaks WCAG A or AA, in light and dark', { timeout: 240_000 }, async () => {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    const session = await agent.context().storageState();
    const signedIn = await browser.newContext({
      locale: 'es-ES',
      colorScheme,
      storageState: session,
      viewport: { width: 1440, height: 900 },
    });
    const visitor = await browser.newContext({ locale: 'es-ES', colorScheme });
    const look = async (
      context: BrowserContext,
      address: string,
      until: (page: Page) => Promise<void>,
    ): Promise<void> => {
      const page = await context.newPage();
      await page.goto(address);
      await until(page);
      found.push(...(await axeViolations(page)).map((one) => `${new URL(address).pathname} ${colorScheme}: ${one}`));
      await page.close();
    };
    const heading = (page: Page): Promise<void> => page.getByRole('heading', { level: 1 }).first().waitFor();
    await look(visitor, `${app.url}/app/entrar`, heading);
    await look(signedIn, `${app.url}/app/bandeja/${reference}`, (page) =>
      thread(page).getByText('por la tarde').waitFor(),
    );
    for (const path of ['/', '/contacto', `/caso/${key}`]) await look(visitor, app.url + path, heading);
    await look(visitor, personalUrl, heading);
    await Promise.all([signedIn.close(), visitor.close()]);
  }
  expect(found).toEqual([]);
});

test('nor do the team’s screens on a phone, in English', { timeout: 240_000 }, async () => {
  const storageState = await agent.context().storageState();
  const pocket = await browser.newContext({ storageState, viewport: { width: 390, height: 844 } });
  pocket.setDefaultTimeout(20_000);
  await speak(pocket, 'en');
  const page = await pocket.newPage();
  const found: string[] = [];
  const look = async (name: string, there: Locator): Promise<void> => {
    await there.waitFor();
    await page.waitForLoadState('networkidle');
    found.push(...(await axeViolations(page)).map((one) => `${name}: ${one}`));
  };
  for (const path of ['bandeja?vista=todas', 'entradas', 'clientes']) {
    await page.goto(`${app.url}/app/${path}`);
    await look(path, page.getByRole('heading').first());
  }
  await page.goto(`${app.url}/app/bandeja/${reference}`);
  await look('case', page.getByRole('heading', { name: SUBJECT }).first());
  await page.keyboard.press('r');
  await look('composer', page.getByRole('textbox', { name: `Reply to ${BEGONA.name}` }));
  await speak(pocket, 'es');
  await pocket.close();
  expect(found).toEqual([]);
});

test('the agent resolves it with a reasoned answer to each petition, and the customer sees it', async () => {
  await agent.goto(`${app.url}/app/bandeja/${reference}`);
  await thread(agent).getByText('por la tarde').waitFor();
  await agent.keyboard.press('e');
  const panel = agent.getByRole('region', { name: `Resolver ${reference}` });
  await panel.getByRole('button', { name: 'Añadir otra petición' }).click();
  await petition(1, {
    text: 'Que lleguen las patas',
    outcome: 'Concedida',
    reason: 'Faltaban en el embalaje: salen mañana.',
  });
  await petition(2, {
    text: 'Un descuento de 50 €',
    outcome: 'No concedida',
    reason: 'El tapizado se repara sin coste en garantía.',
  });
  const reply = panel.getByLabel('Respuesta al cliente', { exact: false });
  await reply.fill('Sí: el miércoles por la tarde, entre las 16 y las 18.');
  await agent.keyboard.press('Control+Enter');
  await waitFor('the case to be resolved', async () => (await theCase()).ball === 'resolved');
  await app.outgoing.to(BEGONA.address, ({ mail }) => (mail.text ?? '').includes('entre las 16 y las 18'));
  await customer.goto(personalUrl);
  const answers = await customer.getByRole('region', { name: /Respuesta a lo que/ }).innerText();
  for (const words of ['Que lleguen las patas', 'salen mañana', 'Un descuento de 50 €', 'en garantía'])
    expect(answers).toContain(words);
  expect(await customer.getByRole('button', { name: 'Reabrir el caso' }).count()).toBe(1);
});

test('the whole case downloads as PDF, and the log is intact', async () => {
  const pdf = await customer.context().request.get(`${personalUrl}/caso.pdf`);
  expect(pdf.status()).toBe(200);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  const log = await app.call(operationsApi.verifyLog, { body: {} });
  expect(log.broken).toEqual([]);
  expect(log.events).toBeGreaterThan(10);
});

test('the customer opens it again from «Mi caso», without script', async () => {
  await customer.goto(personalUrl);
  await customer.getByLabel(/quedado sin resolver/).fill('La pata izquierda cojea.');
  await customer.getByRole('button', { name: 'Reabrir el caso' }).click();
  await customer.getByRole('status').waitFor();
  const it = await waitFor('the case to be open again', async () => {
    const now = await theCase();
    return now.ball === 'ours' && now;
  });
  expect(it.messages.at(-1)?.text).toBe('La pata izquierda cojea.');
});

test('what a mail would load from outside it loads when asked; a picture and a PDF open in place', async () => {
  const asked: string[] = [];
  await agent.context().route('https://fotos.cliente.example/**', async (route) => {
    asked.push(route.request().url());
    await route.fulfill({ contentType: 'image/png', body: PHOTO });
  });
  await agent.addInitScript(() => Object.defineProperty(navigator, 'pdfViewerEnabled', { get: () => true }));
  await sendAsCustomer(app.smtpPort, {
    from: BEGONA,
    ...answering(answer),
    html: '<table><tr><td>Mira cómo cojea</td><td><img src="https://fotos.cliente.example/cojea.png" width="40" height="40"></td></tr></table>',
    attachments: [
      { filename: 'cojea.png', content: PHOTO, contentType: 'image/png' },
      { filename: 'garantía.pdf', content: TICKET, contentType: 'application/pdf' },
    ],
  });
  await agent.goto(`${app.url}/app/bandeja/${reference}`);
  const mail = withPhoto();
  await mail.waitFor();
  const show = mail.getByRole('button', { name: 'Mostrar imágenes' });
  if ((await show.count()) === 0) await choose(mail, 'Ver con su formato');
  await show.waitFor();
  expect(asked).toEqual([]);
  await show.press('Enter');
  await expect.poll(() => asked.length).toBe(1);

  await mail.getByRole('button', { name: 'Ver cojea.png' }).press('Enter');
  const picture = agent.getByRole('dialog', { name: 'cojea.png' }).getByRole('img');
  await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1);
  expect(await axeViolations(agent, '[role=dialog]')).toEqual([]);
  await agent.keyboard.press('Escape');
  const answered = agent.waitForResponse((one) => one.url().includes('inline=true') && !one.url().includes('frame'));
  await mail.getByRole('button', { name: 'Ver garantía.pdf' }).press('Enter');
  const headers = (await answered).headers();
  expect(headers['content-type']).toBe('application/pdf');
  expect(headers['content-disposition']).toMatch(/^inline/);
  await agent.getByRole('dialog', { name: 'garantía.pdf' }).locator('iframe').waitFor();
  await agent.keyboard.press('Escape');
});

test('a message leaves for a case of its own and comes back, by keyboard', async () => {
  await choose(withPhoto(), 'Mover a otro caso');
  const dialog = agent.getByRole('dialog', { name: 'Mover este mensaje' });
  await dialog.getByRole('option', { name: /A un caso nuevo/ }).waitFor();
  expect(await axeViolations(agent, '[role=dialog]')).toEqual([]);
  await agent.keyboard.press('Enter');
  const moved = agent.getByText(/^El mensaje está ahora en /).first();
  await moved.waitFor();
  const other = /RC-\d+/.exec(await moved.innerText())?.[0] ?? '';
  const left = await app.call(casesApi.getCase, { params: { reference: other } });
  expect(left.messages.map(({ originReference }) => originReference)).toContain(reference);
  expect(left.links.map((one) => one.reference)).toContain(reference);
  await agent.goto(`${app.url}/app/bandeja/${other}`);
  await choose(withPhoto(), 'Mover a otro caso');
  await dialog.getByRole('option', { name: new RegExp(reference) }).waitFor();
  await agent.keyboard.press('Enter');
  await waitFor('the message to be back', async () =>
    (await theCase()).messages.some(({ attachments }) => attachments.some(({ name }) => name === 'cojea.png')),
  );
});

test('that what is shown may be old is said while the connection is lost, and no longer', async () => {
  let lost = false;
  const open = new Set<WebSocketRoute>();
  await agent.routeWebSocket(/\/api\/live/, (socket) => {
    if (lost) return void socket.close();
    open.add(socket);
    socket.connectToServer();
  });
  await agent.goto(`${app.url}/app/bandeja/${reference}`);
  await thread(agent).getByRole('heading', { name: SUBJECT }).waitFor();
  await expect.poll(() => open.size).toBe(1);
  lost = true;
  for (const socket of open) await socket.close();
  const said = agent.getByText(/^No en directo: lo que ves puede no estar al día/);
  await said.waitFor();
  lost = false;
  await agent.getByRole('button', { name: 'Conectar ahora' }).press('Enter');
  await said.waitFor({ state: 'detached' });
  const offline = agent.getByText('Sin conexión. Guardamos lo que escribas.');
  await agent.context().setOffline(true);
  await offline.waitFor();
  await agent.context().setOffline(false);
  await offline.waitFor({ state: 'detached' });
});

const theCase = (): Promise<CaseView> => app.call(casesApi.getCase, { params: { reference } });
const thread = (page: Page): Locator => page.getByRole('region', { name: 'Caso', exact: true });

async function petition(n: number, given: { text: string; outcome: string; reason: string }): Promise<void> {
  const group = agent.getByRole('group', { name: new RegExp(`Petición ${n}`) });
  await group.getByLabel('Qué pide').fill(given.text);
  await group.getByLabel('Resultado').click();
  await agent.getByRole('option', { name: given.outcome, exact: true }).click();
  await group.getByLabel('Por qué').fill(given.reason);
}

/** The message that brought the photograph. */
const withPhoto = (): Locator => thread(agent).getByRole('article').filter({ hasText: 'cojea.png' });

/** From the menu of that message, by keyboard. */
async function choose(message: Locator, name: string): Promise<void> {
  await message.getByRole('button', { name: 'Más sobre este mensaje' }).press('Enter');
  await agent.getByRole('menuitem', { name }).press('Enter');
}

async function speak(context: BrowserContext, language: string): Promise<void> {
  const headers = { 'x-cauce': '1', origin: app.url };
  const answer = await context.request.patch(app.url + identityApi.updateMe.path, { headers, data: { language } });
  expect(answer.ok()).toBe(true);
}
