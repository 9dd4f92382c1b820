import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesApi } from '#areas/cases/contract.ts';
import { intakeApi } from '#areas/intake/contract.ts';
import { startApp, type App } from '#tests/support/app.ts';
import { launchBrowser } from '#tests/support/chromium.ts';
import { sendAsCustomer } from '#tests/support/mail-client.ts';
import { AT_ONCE, prefer } from '#tests/support/preferences.ts';
import { waitFor } from '#tests/support/wait.ts';
import { KEYBOARD_MAP } from './keyboard-map.ts';

/* Verbs of the screens that the main job does not need, by keyboard, in the sample company. */

const MARTA = { name: 'Marta Iglesias Peña', address: 'marta.iglesias@hogar.example' };

let app: App;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ CAUCE_MODE: 'demo' }), launchBrowser()]);
  page = await screenOf('lead');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** A browser of its own in which somebody with this role is signed in. */
async function screenOf(wanted: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'es-ES', viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(15_000);
  const people = JSON.parse(await readFile(path.join(app.dataDir, 'demo-sign-ins.json'), 'utf8')) as {
    role: string;
    email: string;
    password: string;
  }[];
  const { email, password } = people.find(({ role }) => role === wanted) ?? {};
  await context.request.post(`${app.url}/api/v1/session`, {
    headers: { 'x-cauce': '1', origin: app.url },
    data: { email, password },
  });
  return context.newPage();
}

/** A customer's mail, once it is a case. */
async function written(subject: string, text = 'El armario llegó con la puerta rota.'): Promise<string> {
  await sendAsCustomer(app.smtpPort, {
    from: MARTA,
    to: 'atencion@ribera.example',
    subject,
    text,
  });
  const found = await waitFor(`the case of «${subject}»`, async () => {
    const { items } = await app.call(intakeApi.listIntake, { query: { q: subject } });
    return items.find((one) => one.subject === subject && one.caseReference)?.caseReference;
  });
  return found;
}

async function open(address: string): Promise<void> {
  await page.goto(`${app.url}/app/${address}`);
  await page.getByRole('heading').first().waitFor();
  await page.waitForLoadState('networkidle');
}

const isFocused = (element: Element): boolean => element === document.activeElement;

/** In the browser: its program and that case are on the device. */
async function keptHere(reference: string): Promise<boolean> {
  const program = await caches.open('cauce-program');
  if (!(await program.match('/app/'))) return false;
  if (!(await indexedDB.databases()).some(({ name }) => name === 'cauce')) return false;
  return new Promise((resolve) => {
    const opened = indexedDB.open('cauce');
    opened.addEventListener('success', () => {
      if (!opened.result.objectStoreNames.contains('kept')) return resolve(false);
      const asked = opened.result.transaction('kept').objectStore('kept').get('last');
      asked.addEventListener('success', () => {
        opened.result.close();
        resolve(JSON.stringify(asked.result ?? '').includes(reference));
      });
    });
  });
}

async function ballOf(reference: string): Promise<string> {
  return (await app.call(casesApi.getCase, { params: { reference } })).ball;
}

/** By its name in the palette. */
async function command(words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await page.keyboard.type(words);
  await page.getByRole('option', { name: words }).first().waitFor();
  await page.keyboard.press('Enter');
}

test('M answers with a template: its gap keeps it here and takes one to it; mended, it leaves and is counted', async () => {
  const reference = await written('Armario que no llega', 'El pedido 108810 no ha llegado.');
  await open(`bandeja/${reference}`);
  await page.locator('[data-pane=thread]').getByText('no ha llegado').first().waitFor();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Plantillas' });
  await dialog.getByRole('combobox').waitFor();
  await page.keyboard.type('almacen sale hoy');
  await dialog.getByText('[fecha de entrega: falta]').waitFor();
  await expect.poll(() => dialog.getByRole('option').count()).toBe(1);
  await page.keyboard.press('Enter');
  const letter = page.getByRole('textbox', { name: `Respuesta a ${MARTA.name}` });
  await letter.getByText('pedido 108810 sale hoy').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Falta', { exact: false }).first().waitFor();
  await page.keyboard.type('martes 13');
  await letter.getByText('llega el martes 13').waitFor();
  await page.keyboard.press('Control+Enter');
  const answer = async (): Promise<string> =>
    (await app.call(casesApi.getCase, { params: { reference } })).messages.at(-1)?.text ?? '';
  await expect.poll(answer).toContain('Tu pedido 108810 sale hoy y te llega el martes 13.');
  const { events } = await app.call(casesApi.getCase, { params: { reference } });
  expect(events.map(({ type }) => type)).toContain('template.used');
});

test('a case is resolved by keyboard alone, and undoing brings it back', async () => {
  const reference = await written('Armario con la puerta rota');
  await open(`bandeja/${reference}`);
  await page.locator('[data-pane=thread]').getByText('El armario llegó').waitFor();
  await page.keyboard.press('e');
  const panel = page.getByRole('region', { name: `Resolver ${reference}` });
  await panel.waitFor();
  await page.keyboard.type('Una puerta nueva');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'Concedida', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Llegó rota: la cambiamos.');
  await panel.getByLabel('Respuesta al cliente', { exact: false }).focus();
  await page.keyboard.type('Hola, Marta: mañana sale una puerta nueva.');
  await page.keyboard.press('Control+Enter');
  await page.getByText(`${reference} resuelto.`).waitFor();
  expect(await ballOf(reference)).toBe('resolved');
  await page.keyboard.press('Control+z');
  await waitFor('the case to be open again', async () => (await ballOf(reference)) === 'ours');
});

test('a reply is planned for the next working morning and says so', async () => {
  const reference = await written('Presupuesto de cuatro sillas');
  await open(`bandeja/${reference}`);
  await page.locator('[data-pane=thread]').getByText('El armario llegó').waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type('Hola, Marta: aquí lo tienes.');
  await command('Enviar más tarde');
  const dialog = page.getByRole('dialog', { name: 'Enviar más tarde' });
  expect(await dialog.getByLabel('Hora').inputValue()).toBe('9:00');
  expect(await dialog.getByLabel('Sale el').inputValue()).toMatch(/^\d\d\/\d\d\/\d{4}$/);
  await expect.poll(() => dialog.getByLabel('Hora').evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByText(new RegExp(`${reference}: la respuesta sale .*9:00`)).waitFor();
  expect(app.outgoing.mails.some(({ mail }) => (mail.text ?? '').includes('aquí lo tienes'))).toBe(false);
});

test('two cases of one person become one by keyboard, and two again', async () => {
  // The likest of her cases comes first.
  const words = 'La puerta del aparador se ha rayado por dentro al abrirla.';
  const kept = await written('La puerta del aparador', words);
  const other = await written('Otra vez por la puerta del aparador', words);
  await open(`bandeja/${kept}`);
  await page.locator('[data-pane=thread]').getByText('se ha rayado').waitFor();
  await page.keyboard.press('Shift+M');
  await page.getByRole('option', { name: 'Otra vez por la puerta del aparador' }).waitFor();
  await page.keyboard.press('Enter');
  const confirm = page.getByRole('button', { name: `Fusionar en ${kept}` });
  await confirm.waitFor();
  await expect.poll(() => confirm.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByText(`${other} se ha fusionado en ${kept}`).waitFor();
  const leadsTo = async () => (await app.call(casesApi.getCase, { params: { reference: other } })).reference;
  expect(await leadsTo()).toBe(kept);
  await page.keyboard.press('Control+z');
  await waitFor('both cases to stand apart', async () => (await leadsTo()) === other);
});

test('two records become one, and two again', async () => {
  await open('clientes');
  await page.getByRole('option').or(page.getByRole('row')).nth(1).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Fusionar con…' }).waitFor();
  const cases = page.getByText(/^(\d+ casos?|Sin casos)/).first();
  const before = await cases.innerText();
  await page.keyboard.press('Shift+M');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await dialog.getByLabel('Buscar la otra ficha').fill('García');
  await dialog.getByRole('list').getByRole('button').first().press('Enter');
  await dialog.getByRole('button', { name: 'Fusionar fichas' }).press('Enter');
  await page.getByText('Fichas fusionadas.').waitFor();
  await expect.poll(() => cases.innerText()).not.toBe(before);
  await page.getByRole('button', { name: 'Deshacer la fusión' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Deshacer la fusión' }).press('Enter');
  await expect.poll(() => cases.innerText()).toBe(before);
});

test('two on one case see each other; a draft is on the other device too, and leaves once', async () => {
  const reference = await written('Puerta del armario');
  const words = 'Hola, Marta: mañana va el técnico.';
  await open(`bandeja/${reference}`);
  await page.locator('[data-pane=thread]').getByText('El armario llegó').waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type(words);
  const [colleague, elsewhere] = await Promise.all([screenOf('agent'), screenOf('lead')]);
  await colleague.goto(`${app.url}/app/bandeja/${reference}`);
  await colleague
    .getByRole('status')
    .filter({ hasText: /está escribiendo|tiene algo escrito/ })
    .waitFor();
  await page.getByRole('status').filter({ hasText: 'también mira esto' }).waitFor();
  await elsewhere.goto(`${app.url}/app/bandeja/${reference}`);
  const there = elsewhere.getByLabel(/^Respuesta a/);
  await expect.poll(() => there.innerText(), { timeout: 15_000 }).toBe(words);
  await elsewhere.context().setOffline(true);
  await there.press('Control+Enter');
  await elsewhere.getByRole('button', { name: 'Enviar cuando vuelva la conexión' }).press('Enter');
  await elsewhere.getByText('Se enviará cuando vuelva la conexión').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText(`Enviado (${reference})`).waitFor();
  await elsewhere.context().setOffline(false);
  await elsewhere.getByText(new RegExp(`${reference}: .*no se ha enviado`)).waitFor();
  const { messages } = await app.call(casesApi.getCase, { params: { reference } });
  expect(messages.filter(({ text }) => text.startsWith(words))).toHaveLength(1);
  await Promise.all([colleague, elsewhere].map((one) => one.context().close()));
});

test('one writes with shape by keyboard, somebody is named, and it is read and sent with its shape', async () => {
  const reference = await written('Las piezas del armario');
  await prefer(page.context(), app.url, AT_ONCE);
  await open(`bandeja/${reference}`);
  const thread = page.locator('[data-pane=thread]');
  await thread.getByText('El armario llegó').waitFor();
  await page.keyboard.press('n');
  await page.locator('[contenteditable=true]').waitFor();
  await page.keyboard.type('Lo mira @unai');
  await page.getByRole('option', { name: /Unai/ }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  const note = thread.getByRole('article').filter({ hasText: 'Lo mira @Unai' });
  await note.waitFor();
  await page.keyboard.press('r');
  const field = page.getByRole('textbox', { name: `Respuesta a ${MARTA.name}` });
  await page.keyboard.type('Faltan:\n- dos bisagras\n');
  await page.keyboard.type('un tirador\n\nTe lo envío **hoy** mismo.');
  await expect.poll(() => field.locator('li').count()).toBe(2);
  // Tab leaves the text where it means nothing in it; the bar is one stop.
  await page.keyboard.press('Tab');
  await expect.poll(() => page.getByRole('button', { name: 'Negrita' }).evaluate(isFocused)).toBe(true);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.getByRole('button', { name: 'Cursiva' }).evaluate(isFocused)).toBe(true);
  await page.keyboard.press('Shift+Tab');
  await expect.poll(() => field.evaluate(isFocused)).toBe(true);
  await page.keyboard.press('Control+Enter');
  const sent = await app.outgoing.to(MARTA.address, ({ mail }) => (mail.text ?? '').includes('dos bisagras'));
  expect(sent.mail.text).toContain('Faltan:\n- dos bisagras\n- un tirador\nTe lo envío hoy mismo.');
  expect(sent.mail.html).toMatch(/<li[^>]*><p style="margin:\s?0">dos bisagras<\/p><\/li>.*<strong>hoy<\/strong>/s);
  await open(`bandeja/${reference}`);
  await thread.getByRole('listitem').filter({ hasText: 'un tirador' }).waitFor();
  const { notes } = await app.call(casesApi.getCase, { params: { reference } });
  expect(notes.at(-1)?.mentions).toMatchObject([{ name: /Unai/ }]);
});

test('without a connection the page is loaded again, what was open is read and writing goes on', async () => {
  const reference = await written('La mesa que baila', 'La mesa baila desde el primer día.');
  await open(`bandeja/${reference}`);
  await page.locator('[data-pane=thread]').getByText('La mesa baila').waitFor();
  await page.keyboard.press('r');
  await page.locator('[contenteditable=true]').waitFor();
  await page.keyboard.type('Hola, Marta:');
  await expect.poll(() => page.evaluate(keptHere, reference), { timeout: 30_000 }).toBe(true);
  await page.context().setOffline(true);
  await page.reload();
  await page.locator('[data-pane=thread]').getByText('La mesa baila').waitFor();
  await page.getByText('Sin conexión. Guardamos lo que escribas.').waitFor();
  await page.keyboard.press('r');
  const field = page.getByRole('textbox', { name: `Respuesta a ${MARTA.name}` });
  await expect.poll(() => field.evaluate(isFocused)).toBe(true);
  await page.keyboard.type(' mañana va el técnico.');
  await expect.poll(() => field.innerText()).toBe('Hola, Marta: mañana va el técnico.');
  await page.context().setOffline(false);
  await page.keyboard.press('Control+Enter');
  await waitFor('the answer to have left', async () => {
    const { messages } = await app.call(casesApi.getCase, { params: { reference } });
    return messages.some(({ text }) => text === 'Hola, Marta: mañana va el técnico.');
  });
});

test('what came in is marked as spam with its case, and taken back', async () => {
  const reference = await written('HAS GANADO UN PREMIO');
  await open('entradas');
  const actions = page.getByRole('button', { name: 'Acciones con «HAS GANADO UN PREMIO»' });
  await actions.press('Enter');
  await page.getByRole('menuitem', { name: 'Es spam' }).press('Enter');
  await page.getByText('Marcada como spam y su caso, descartado.').waitFor();
  expect(await ballOf(reference)).toBe('resolved');
  await open('entradas?ver=spam');
  await actions.press('Enter');
  await page.getByRole('menuitem', { name: 'No es spam' }).press('Enter');
  await page.getByText('Ya no es spam: su caso vuelve a estar abierto.').waitFor();
  expect(await ballOf(reference)).toBe('ours');
});

test('what could not be sent is tried again from the list of outgoing mail', async () => {
  const reference = await written('Factura de octubre');
  await app.outgoing.close();
  await prefer(page.context(), app.url, AT_ONCE);
  await open(`bandeja/${reference}`);
  await page.locator('[data-pane=thread]').getByText('El armario llegó').waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type('Hola, Marta: te la adjunto.');
  await page.keyboard.press('Control+Enter');
  await open('ajustes/salida');
  // Its receipt may wait beside it.
  const row = page.getByRole('row').filter({ hasText: reference }).filter({ hasText: 'Aplazado' }).first();
  await expect
    .poll(async () => (await page.reload(), await row.innerText({ timeout: 3_000 }).catch(() => '')), {
      timeout: 60_000,
      interval: 2_000,
    })
    .toContain('Aplazado');
  await row.getByRole('button', { name: 'Reintentar' }).press('Enter');
  await page.getByText('Vuelve a intentar salir ahora.').waitFor();
}, 90_000);

test('an address mistyped in a browser gets a page with a way on', async () => {
  const answer = await page.goto(`${app.url}/no-existe`);
  expect(answer?.status()).toBe(404);
  await page.getByRole('heading', { name: 'Esta página no existe' }).waitFor();
  await page.getByRole('link', { name: 'Seguir mi caso' }).waitFor();
});

/** Back at the row of the list, with nothing open over it. */
async function atRow(): Promise<void> {
  const row = page.locator('[data-pane=list] [role=option][tabindex="0"]');
  await row.waitFor();
  await row.focus();
}

test('the keyboard map: each key brings what it says, and one is back with Esc', { timeout: 180_000 }, async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open('bandeja?vista=todas');
  await atRow();
  await page.keyboard.press('j');
  await page.getByRole('heading', { level: 1 }).or(page.locator('[data-pane=thread] h2')).first().waitFor();
  for (const { keys, shows, back } of KEYBOARD_MAP) {
    await atRow();
    for (const key of keys.split(' ')) await page.keyboard.press(key);
    await shows(page)
      .first()
      .waitFor({ timeout: 15_000 })
      .catch(() => expect.fail(`${keys} did not bring what it says`));
    await (back ? back(page) : page.keyboard.press('Escape'));
    // A list or a calendar in it closes first.
    if (!back) await expect.poll(() => leftOver(), { message: keys }).toBe(0);
  }
  const reference = await written('La tabla de teclas');
  const seen = async () => app.call(casesApi.getCase, { params: { reference } });
  await open(`bandeja/${reference}`);
  await page.locator('[data-pane=thread]').getByText('El armario llegó').waitFor();
  await atRow();
  await page.keyboard.press('s');
  await expect.poll(async () => (await seen()).followers.length).toBe(1);
  await page.keyboard.press('y');
  await page.getByText(`Te quedas ${reference}.`).waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await seen()).owner).toBeNull();
});

/** How many dialogs, panels and selections are still open; each Esc closes one. */
async function leftOver(): Promise<number> {
  const open = page.locator(
    '[role=dialog], [data-pane=thread] section[aria-label]:has(h2), [role=group]:has([role=toolbar][aria-label^="Qué hacer"])',
  );
  const n = await open.count();
  if (n > 0) await page.keyboard.press('Escape');
  return n;
}

test('several are chosen and changed by keyboard alone, told beforehand, and put back with Ctrl Z', async () => {
  const references = [await written('Zaguán uno'), await written('Zaguán dos')];
  await open(`bandeja?vista=todas&q=${encodeURIComponent('zaguán')}`);
  await expect.poll(() => page.getByRole('option').count()).toBe(2);
  await atRow();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Asignar 2 casos' });
  await dialog.getByLabel('A quién').fill('Carmen');
  await page.getByRole('option', { name: /^Carmen/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByText('Cambian 2 casos.').waitFor();
  await dialog.getByRole('button', { name: 'Cambiar 2 casos' }).press('Enter');
  const owners = async (): Promise<(string | undefined)[]> =>
    Promise.all(
      references.map(
        async (reference) => (await app.call(casesApi.getCase, { params: { reference } })).owner?.name.split(' ')[0],
      ),
    );
  await page.getByText(/^Asignar a Carmen.*2 casos\.$/).waitFor();
  expect(await owners()).toEqual(['Carmen', 'Carmen']);
  await page.keyboard.press('Control+z');
  await page.getByText('Deshecho en 2 casos.').waitFor();
  expect(await owners()).toEqual([undefined, undefined]);
});
