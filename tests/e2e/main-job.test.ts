import { createHash } from 'node:crypto';
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
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

const theCase = (): Promise<CaseView> => app.call(casesApi.getCase, { params: { reference } });
const thread = (page: Page): Locator => page.getByRole('region', { name: 'Caso', exact: true });

async function petition(n: number, given: { text: string; outcome: string; reason: string }): Promise<void> {
  const group = agent.getByRole('group', { name: new RegExp(`Petición ${n}`) });
  await group.getByLabel('Qué pide').fill(given.text);
  await group.getByLabel('Resultado').click();
  await agent.getByRole('option', { name: given.outcome, exact: true }).click();
  await group.getByLabel('Por qué').fill(given.reason);
}
