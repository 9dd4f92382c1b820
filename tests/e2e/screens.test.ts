import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type App } from '#tests/support/app.ts';
import { axeViolations } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/chromium.ts';
import { sendAsCustomer } from '#tests/support/mail-client.ts';
import { followRequests, goTo, settled } from '#tests/support/settled.ts';
import { shapeFaults } from '#tests/support/shape.ts';
import { SECTIONS } from './sections.ts';

/* The sample company's screens beside the main job: nothing against WCAG, nothing that scrolls sideways, nobody locked out of a dialog. */

interface SignIn {
  role: string;
  name: string;
  email: string;
  password: string;
}

const SCREENS = [
  'entradas',
  'entradas?ver=cuarentena',
  'clientes',
  'bandeja/nuevo',
  'cuenta',
  'cuenta/teclas',
  ...SECTIONS.map((word) => `ajustes/${word}`),
];
/** Where the Director is asked, decides and looks back. */
const DIRECTING = [
  'mi-dia',
  'equipo',
  'linea-directa',
  'linea-directa?lado=sin-llegar',
  'linea-directa?lado=cerrados',
  'linea-directa/decisiones',
  'linea-directa/cercania',
  'hallazgos',
  'conocimiento?q=abono',
  'conocimiento?estante=lo-que-falta',
  'conocimiento/nuevo',
  'bandeja/llamadas',
  ...[
    'en-riesgo',
    'vencen',
    'incumplidos',
    'por-confirmar',
    'sin-acuse',
    'evaluacion',
    'hoja-de-servicio',
    'libro',
  ].map((word) => `cumplimiento?ver=${word}`),
  ...['simulador', 'consejos', 'versiones', 'soluciones', 'sesion'].map((word) => `ajustes/atribuciones?vista=${word}`),
];
const DESK = { width: 1440, height: 900 };

let app: App;
let browser: Browser;
let people: SignIn[];
let page: Page | undefined;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ CAUCE_MODE: 'demo' }), launchBrowser()]);
  people = JSON.parse(await readFile(path.join(app.dataDir, 'demo-sign-ins.json'), 'utf8')) as SignIn[];
  const from = { name: 'Marta Iglesias Peña', address: 'marta.iglesias@hogar.example' };
  await sendAsCustomer(app.smtpPort, {
    from,
    to: 'atencion@ribera.example',
    subject: 'Armario roto (pedido 108810)',
    text: 'Llegó con la puerta rota.',
  });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** Somebody with that role at their desk. */
async function at(role: string, { theme = 'light', language = 'es' } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: DESK, colorScheme: theme === 'dark' ? 'dark' : 'light' });
  context.setDefaultTimeout(15_000);
  followRequests(context);
  const { email, password } = people.find((one) => one.role === role) as SignIn;
  await tell(context, 'post', '/api/v1/session', { email, password });
  await tell(context, 'patch', '/api/v1/me', { language, preferences: { theme } });
  return context.newPage();
}

async function tell(context: BrowserContext, method: 'post' | 'patch', to: string, data: object): Promise<void> {
  const answer = await context.request[method](app.url + to, { headers: { 'x-cauce': '1', origin: app.url }, data });
  if (!answer.ok()) throw new Error(`${to}: ${answer.status()} ${await answer.text()}`);
}

async function open(page: Page, screen: string): Promise<void> {
  await goTo(page, `${app.url}/app/${screen}`);
  await settled(page);
  await page.getByRole('heading').first().waitFor();
}

// A screen is asked in both themes at once: only its colours change. Its words are asked about in English with the main job.
test.each([
  ['administrator', SCREENS],
  ['director', DIRECTING],
] as const)(
  'no screen of the %s breaks WCAG 2.2 A or AA, in light and dark, nor is narrow, spaced or pressed badly',
  { timeout: 300_000 },
  async (role, screens) => {
    const found: Record<string, string[]> = {};
    const page = await at(role, { theme: 'system' });
    for (const screen of screens) {
      await open(page, screen);
      const violations = await axeViolations(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      violations.push(...(await axeViolations(page, 'html', ['color-contrast'])));
      await page.emulateMedia({ colorScheme: 'light' });
      violations.push(...(await shapeFaults(page)));
      if (violations.length > 0) found[screen] = violations;
    }
    await page.context().close();
    expect(found).toEqual({});
  },
);

test.each([
  ['ajustes/empresa', 'Nueva marca'],
  ['ajustes/personas', 'Invitar a una persona'],
  ['ajustes/personas', 'Nueva clave'],
  ['ajustes/equipos', 'Nuevo equipo'],
  ['ajustes/equipos', 'Nueva área'],
  ['ajustes/equipos', 'Nueva ausencia'],
  ['ajustes/horario', 'Nuevo calendario'],
  ['ajustes/horario', 'Tomar los oficiales'],
  ['ajustes/horario', 'Añadir festivo'],
  ['ajustes/horario', 'Añadir un día'],
  ['ajustes/buzones', 'Nuevo buzón'],
  ['ajustes/buzones', 'DKIM'],
  ['ajustes/etiquetas', 'Nueva etiqueta'],
  ['ajustes/campos', 'Nuevo campo'],
  ['ajustes/campos', 'Nuevo motivo'],
  ['cuenta', 'Nueva ausencia'],
  ['cuenta', 'Añadir una llave'],
])('%s: «%s» opens, is sound and gives the focus back, by keyboard', async (screen, name) => {
  page ??= await at('administrator');
  if (!page.url().endsWith(screen) || (await page.getByRole('dialog').count()) > 0) await open(page, screen);
  const opener = page.getByRole('button', { name, exact: true }).first();
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog').first();
  await dialog.waitFor();
  await expect.poll(() => dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true);
  await settled(page);
  expect(await axeViolations(page, '[role=dialog]')).toEqual([]);
  await page.keyboard.press('Escape');
  if (await dialog.isVisible()) await page.keyboard.press('Escape'); // A list or calendar in it closes first.
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => opener.evaluate((one) => one === document.activeElement)).toBe(true);
});

test('each sees the settings that are theirs to keep: a lead tags and absences, an agent their own absence', async () => {
  const lead = await at('lead');
  await open(lead, 'ajustes');
  expect(await lead.getByRole('navigation', { name: 'Ajustes' }).getByRole('link').allTextContents()).toEqual([
    'Equipos y áreas',
    'Atribuciones',
    'Correo de salida',
    'Plantillas',
    'Automatizaciones',
    'Etiquetas',
  ]);
  expect(await lead.getByRole('button', { name: 'Nuevo equipo' }).count()).toBe(0);
  expect(await lead.getByRole('button', { name: 'Nueva ausencia' }).count()).toBe(1);
  const agent = await at('agent');
  await open(agent, 'cuenta');
  const rail = await agent.getByRole('navigation', { name: 'Principal' }).getByRole('link').allTextContents();
  expect(rail.join(' ')).toContain('Entradas');
  expect(rail.join(' ')).not.toContain('Ajustes');
  await agent.getByRole('button', { name: 'Nueva ausencia' }).click();
  await agent.getByLabel('Desde').fill('2030-08-01T09:00');
  await agent.getByLabel('Hasta').fill('2030-08-15T09:00');
  await agent.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click();
  await agent.getByRole('button', { name: 'Anular' }).waitFor();
});

test('a device new to somebody shows them their language from its first word', async () => {
  const lead = await at('lead', { language: 'es' });
  await lead.addInitScript(() => {
    const headings = new Set<string>();
    Object.assign(window, { headings });
    new MutationObserver(() => {
      for (const one of document.querySelectorAll('h1, h2')) headings.add(one.textContent);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  expect(await lead.evaluate(() => navigator.language)).toMatch(/^en/);
  await open(lead, 'cuenta');
  const seen = await lead.evaluate(() => [...(window as unknown as { headings: Set<string> }).headings]);
  expect(seen[0]).toBe('Mi cuenta');
  expect(seen).not.toContain('My account');
});

test('what asks for somebody is heard over any screen, opens its case, and is seen there', async () => {
  const agent = await at('agent');
  await open(agent, 'clientes');
  const bell = agent.getByRole('button', { name: /^Avisos/ });
  await expect.poll(() => bell.textContent()).toMatch(/te esperan|\d/);
  await bell.focus();
  await agent.keyboard.press('Enter');
  const list = agent.getByRole('dialog', { name: 'Avisos' });
  const first = list.getByRole('link').first();
  await first.waitFor();
  expect(await axeViolations(agent, '[role=dialog]')).toEqual([]);
  const reference = /RC-\d+/.exec((await first.getAttribute('href')) ?? '')?.[0] ?? '';
  await first.focus();
  await agent.keyboard.press('Enter');
  await expect.poll(() => agent.url()).toContain(reference);
  await expect.poll(() => agent.getByRole('feed').getByRole('article').count()).toBeGreaterThan(0);
  await open(agent, 'mi-dia');
  // The case may stand there for what is to be done in it; it is told of no more.
  await agent.getByRole('region', { name: 'Carga' }).waitFor();
  const told = agent.getByRole('region', { name: 'Avisos' });
  await expect.poll(() => told.getByText(reference, { exact: true }).count()).toBe(0);
});

test('the day is walked by keyboard; a hand is asked for, given in part and taken back', async () => {
  const agent = await at('agent');
  await open(agent, 'mi-dia');
  const lines = agent.locator('[data-line]');
  await lines.first().waitFor();
  await agent.keyboard.press('j');
  await expect.poll(() => lines.first().evaluate((line) => line === document.activeElement)).toBe(true);
  await agent.getByRole('button', { name: 'No puedo con todo' }).click();
  const dialog = agent.getByRole('dialog', { name: 'No puedo con todo' });
  await dialog.getByRole('checkbox').first().waitFor();
  expect(await axeViolations(agent, '[role=dialog]')).toEqual([]);
  await agent.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await lines.first().focus();
  await agent.keyboard.press('Enter');
  await expect.poll(() => agent.url()).toMatch(/bandeja\/RC-\d+/);

  const lead = await at('lead');
  await open(lead, 'equipo');
  const request = lead.getByRole('region', { name: 'Piden relevo' });
  await request.getByRole('checkbox').first().uncheck();
  await request.getByRole('button', { name: /^Pasar / }).click();
  await request
    .getByText(/pasó a/)
    .first()
    .waitFor();
  await request.getByText('se queda').waitFor();
  await request.getByRole('button', { name: 'Devolver lo que se pasó' }).click();
  await request.getByText('volvió').first().waitFor();
});

test('what is known is found by another word, written by keyboard alone, and goes into an answer', async () => {
  const lead = await at('lead');
  await open(lead, 'conocimiento');
  const search = lead.getByRole('searchbox', { name: 'Buscar en lo que sabemos' });
  await lead.keyboard.press('f');
  await lead.keyboard.type('nota de crédito');
  await lead.waitForURL(/q=nota/);
  await lead
    .getByRole('listbox', { name: /encontrados/ })
    .getByRole('option', { name: /abono/ })
    .first()
    .waitFor();
  await search.press('ArrowDown');
  await lead.keyboard.press('b');
  await lead.getByRole('textbox', { name: 'Título' }).fill('Cita con el técnico en sábado');
  await lead.getByRole('textbox', { name: 'Texto' }).focus();
  await lead.keyboard.type('Los sábados, de 9 a 14.');
  await lead.keyboard.press('Control+Enter');
  await lead.getByRole('button', { name: 'Publicar', exact: true }).click();
  await lead.getByText('Publicado: es lo que se lee desde ahora.').waitFor();
  await settled(lead);
  expect(await axeViolations(lead)).toEqual([]);

  await open(lead, 'bandeja?vista=todas');
  await lead.getByRole('option').first().click();
  const context = lead.getByRole('region', { name: 'Contexto' });
  await context.getByRole('searchbox', { name: 'Buscar artículo' }).fill('técnico sábados');
  const title = context.getByRole('button', { name: 'Cita con el técnico en sábado' });
  await title.focus();
  await lead.keyboard.press('Enter');
  const link = context.getByRole('button', { name: 'Insertar enlace' });
  // The team alone may read it: it goes as text, never as a link.
  await expect.poll(() => link.getAttribute('aria-disabled')).toBe('true');
  await context.getByRole('button', { name: 'Insertar como texto' }).click();
  const composer = lead.getByRole('region', { name: 'Escribir' });
  await expect.poll(() => composer.getByRole('textbox').first().textContent()).toContain('de 9 a 14');
  await context.getByRole('list', { name: 'Artículos usados en este caso' }).waitFor();
  await lead.context().close();
});

test('a date typed day first is that day', async () => {
  const admin = await at('administrator');
  await open(admin, 'ajustes/horario');
  await admin.getByRole('button', { name: 'Añadir un día' }).click();
  await admin.getByRole('dialog').getByLabel('Día', { exact: true }).fill('5/12/2030');
  await admin.keyboard.press('Tab');
  expect(await admin.getByRole('dialog').getByLabel('Día', { exact: true }).inputValue()).toBe('05/12/2030');
});

test('going on to the next case leaves nothing of the one before', async () => {
  const agent = await at('agent');
  await open(agent, 'bandeja?vista=todas');
  await agent.getByRole('option').first().waitFor();
  await agent.keyboard.press('j');
  const feed = agent.getByRole('feed');
  await feed.getByRole('article').first().waitFor();
  const first = agent.url();
  await agent.keyboard.press('r');
  await agent.keyboard.type('Lo miramos hoy mismo.');
  await agent.keyboard.press('Control+Enter');
  await expect.poll(() => agent.url()).not.toBe(first);
  const reference = /RC-\d+/.exec(agent.url())?.[0] ?? '';
  await agent.locator('[data-pane=thread]').getByText(reference).first().waitFor();
  const now = await feed.getByRole('article').allInnerTexts();
  await open(agent, `bandeja/${reference}`);
  await expect.poll(() => feed.getByRole('article').allInnerTexts()).toEqual(now);
});

test('several requests are refused in one go, by keyboard, with one reason; the others stay', async () => {
  const page = await at('director');
  await open(page, 'autorizaciones');
  const rows = page.getByRole('option');
  await rows.nth(1).waitFor();
  const before = await rows.count();
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'No autorizar 2…', exact: true }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const refuse = dialog.getByRole('button', { name: 'No autorizar 2 solicitudes', exact: true });
  await expect.poll(() => dialog.getByRole('listitem').count()).toBe(2);
  await refuse.click();
  await dialog.getByText('Escribe por qué: sin motivo no se rechaza.').waitFor();
  expect(await axeViolations(page, '[role=dialog]')).toEqual([]);
  await dialog.getByRole('textbox').focus();
  await page.keyboard.type('Hoy no: lo hablamos mañana con Compras.');
  await refuse.focus();
  await page.keyboard.press('Enter');
  await page.getByText('2 no autorizadas.', { exact: false }).waitFor();
  await expect.poll(() => rows.count(), { timeout: 15_000 }).toBe(before - 2);
  // Going on by keyboard, the next screen has the focus once it has come.
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await page.waitForURL('**/cumplimiento');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), { timeout: 15_000 }).toBe('main');
  await page.context().close();
});

test('triage is all there for whoever hears the screen: the list, the case, the composer, and what happens meanwhile', async () => {
  const agent = await at('agent');
  await agent.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll('[role=status]'))
        if (textContent && heard.at(-1) !== textContent) heard.push(textContent);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  const heard = (): Promise<string> =>
    agent.evaluate(() => (window as unknown as { heard: string[] }).heard.join(' · '));
  await open(agent, 'bandeja?vista=todas');
  const list = agent.getByRole('listbox', { name: /^Casos/ });
  await list.getByRole('option').nth(1).waitFor();
  expect(await list.getAttribute('aria-multiselectable')).toBe('true');
  // Sender, reference and subject, the clock in words, unread, whose turn it is and since when, the level, and the time.
  expect(await list.ariaSnapshot()).toMatch(
    /option ".+ RC-\d+ .+ (Plazo|Vence|Pausa|vence|En pausa).+ sin leer, Nos toca desde .+, circuito de nivel [123] .+"/,
  );
  for (const controls of ['button', 'link', 'textbox'] as const) expect(await list.getByRole(controls).count()).toBe(0);

  await agent.keyboard.press('j');
  const feed = agent.getByRole('feed', { name: 'Conversación' });
  await feed.getByRole('article').first().waitFor();
  expect(await agent.getByRole('heading', { level: 1 }).count()).toBe(1);
  expect(await feed.ariaSnapshot()).toMatch(/article "[^"]+":\n\s+- heading "[^"]+" \[level=3\]\n\s+- time: /);
  const composer = agent.getByRole('region', { name: 'Escribir' });
  for (const name of ['Responder', 'Nota interna']) await composer.getByRole('tab', { name, exact: true }).waitFor();
  await agent.getByRole('region', { name: 'Contexto' }).getByRole('heading', { level: 3 }).first().waitFor();

  await agent.keyboard.press('r');
  await expect
    .poll(() =>
      composer
        .getByRole('textbox')
        .first()
        .evaluate((one) => one.contains(document.activeElement)),
    )
    .toBe(true);
  await agent.keyboard.type('Lo miramos hoy.');
  await expect.poll(heard).toMatch(/Guardado a las \d/);
  await agent.keyboard.press('Control+Enter');
  await expect.poll(heard).toMatch(/Enviado|Respuesta anotada/);
  const from = { name: 'Marta Iglesias Peña', address: 'marta.iglesias@hogar.example' };
  await sendAsCustomer(app.smtpPort, {
    from,
    to: 'atencion@ribera.example',
    subject: 'Otra puerta rota',
    text: 'También.',
  });
  await expect.poll(heard, { timeout: 15_000 }).toMatch(/\d+ nuevas?/);
  await agent.context().close();
});
