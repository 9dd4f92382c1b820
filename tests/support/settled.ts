import type { BrowserContext, Page, Request } from '@playwright/test';

/** How many looks in a row must be alike before a page counts as whole, and how often it is looked at. */
const STILL = 4;
const LOOK_MS = 60;
const LOOKS = 500;

/** What each page has asked for and not got yet. */
const asking = new WeakMap<Page, Set<Request>>();

/** From now on it is known what each page of the context still waits for. */
export function followRequests(context: BrowserContext): void {
  context.on('request', (request) => pending(request)?.add(request));
  for (const over of ['requestfinished', 'requestfailed'] as const)
    context.on(over as 'requestfinished', (request) => pending(request)?.delete(request));
}

function pending(request: Request): Set<Request> | null {
  // What keeps the program on the device asks in the background, for no page.
  if (request.serviceWorker() !== null || request.isNavigationRequest()) return null;
  const page = request.frame().page();
  const its = asking.get(page) ?? new Set();
  asking.set(page, its);
  return its;
}

/**
 * To an address; from one screen of the program to another as a person goes, without loading the program again, which costs a
 * second of two cores each time.
 */
export async function goTo(page: Page, address: string): Promise<void> {
  asking.get(page)?.clear();
  const program = `${new URL(address).origin}/app/`;
  const there = page.url().startsWith(program) && address.startsWith(program);
  if (there && (await isRunning(page))) {
    await page.evaluate((to) => history.pushState({}, '', to), address);
    return;
  }
  // A file is offered for download instead of being shown: as it should be.
  await page.goto(address).catch((error: Error) => {
    if (!/Download is starting|net::ERR_ABORTED/.test(error.message)) throw error;
  });
}

/** Not on its way in or out: somebody is signed in. */
function isRunning(page: Page): Promise<boolean> {
  return page.evaluate(() => document.querySelector('main#main') !== null);
}

/** Until nothing is asked of the server any more, nothing is being waited for, and the page stays as it is. */
export async function settled(page: Page, enough = STILL): Promise<void> {
  await page.waitForLoadState('load');
  let last = '';
  for (let still = 0, looks = 0; still < enough && looks < LOOKS; looks += 1) {
    const now = await page.evaluate(stateOfPage).catch(() => 'no script here');
    const waits = now.endsWith('busy') || (asking.get(page)?.size ?? 0) > 0;
    still = now === last && !waits ? still + 1 : 0;
    last = now;
    await page.waitForTimeout(LOOK_MS);
  }
}

/** A page of the program that has nothing on it yet is still on its way. */
function stateOfPage(): string {
  const words = document.body?.innerText.length ?? 0;
  const root = document.getElementById('app');
  const waits = document.querySelector('[aria-busy="true"], [class*="skeleton"]') !== null;
  const busy = waits || (root !== null && words === 0);
  const asked = performance.getEntriesByType('resource').length;
  return `${asked} ${words} ${busy ? 'busy' : 'quiet'}`;
}
