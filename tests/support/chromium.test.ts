import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { launchBrowser } from './chromium.ts';

test('a browser opens a page, runs its script and types into it', { timeout: 60_000 }, async () => {
  const page = `<!doctype html><meta charset="utf-8"><label>Nombre <input></label><output></output>
    <script>document.querySelector('input').oninput = (e) => { document.querySelector('output').textContent = '¡Hola, ' + e.target.value + '!' }</script>`;
  const server = createServer((_request, response) => response.end(page)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const browser = await launchBrowser();
  try {
    const tab = await (await browser.newContext({ locale: 'es-ES' })).newPage();
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await tab.getByLabel('Nombre').fill('Begoña');
    expect(await tab.locator('output').textContent()).toBe('¡Hola, Begoña!');
    expect(await tab.evaluate(() => navigator.language)).toBe('es-ES');
  } finally {
    await browser.close();
    server.close();
  }
});
