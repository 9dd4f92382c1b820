import type { Browser, BrowserContext, Page, Request } from '@playwright/test';

export interface Watch {
  /** What should never happen, in words. */
  sprung: string[];
  /** Marks of the attacks that were on some page. */
  seen: Set<string>;
}

/** A browser that tells of every script that ran, every policy that was broken and every address that is not ours. */
export async function watched(
  browser: Browser,
  ours: string,
  { sprung }: Watch,
  locale: string,
): Promise<BrowserContext> {
  const context = await browser.newContext({ locale, viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(20_000);
  await context.addInitScript(() => {
    Object.defineProperty(window, '__pwned', {
      set: () => {
        console.error('PWNED');
      },
    });
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    );
  });
  context.on('console', (message) => {
    if (/PWNED|Content Security Policy/.test(message.text()))
      sprung.push(`${message.page()?.url()}: ${message.text().slice(0, 300)}`);
  });
  context.on('dialog', (dialog) => {
    sprung.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== ours) sprung.push(`left for ${url.href}`);
    pending(request)?.add(request);
  });
  for (const over of ['requestfinished', 'requestfailed'] as const)
    context.on(over as 'requestfinished', (request) => pending(request)?.delete(request));
  return context;
}

/** What each page has asked for and not got yet. */
const asking = new WeakMap<Page, Set<Request>>();

function pending(request: Request): Set<Request> | null {
  if (request.isNavigationRequest()) return null;
  const page = request.frame().page();
  const its = asking.get(page) ?? new Set();
  asking.set(page, its);
  return its;
}

const TABS = 4;
/** How long nothing may change before a page counts as whole, and how often it is looked at. */
const STILL = 4;
const VERY_STILL = 20;
const LOOK_MS = 60;
const LOOKS = 500;

/** Several at a time: most of it is waiting. `unhurried`: one after the other, each given its time. */
export async function openAll(
  context: BrowserContext,
  addresses: readonly string[],
  watch: Watch,
  unhurried = false,
): Promise<void> {
  const left = [...addresses];
  const tab = async (): Promise<void> => {
    const page = await context.newPage();
    for (let next = left.shift(); next; next = left.shift())
      await open(page, next, watch, unhurried ? VERY_STILL : STILL);
    await page.close();
  };
  await Promise.all(Array.from({ length: unhurried ? 1 : TABS }, tab));
}

export async function open(page: Page, address: string, watch: Watch, still = STILL): Promise<void> {
  asking.get(page)?.clear();
  // A file is offered for download instead of being shown: as it should be.
  await page.goto(address).catch((error: Error) => {
    if (!/Download is starting|net::ERR_ABORTED/.test(error.message)) throw error;
  });
  await quiet(page, still);
  await look(page, watch);
}

/** Until nothing is asked of the server any more, nothing is being waited for, and the page stays as it is. */
export async function quiet(page: Page, enough = STILL): Promise<void> {
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

/** Notes which attacks stand on the page, as text or in a field. */
export async function look(page: Page, { seen }: Watch): Promise<void> {
  for (const frame of page.frames()) {
    const text = await frame
      .evaluate(() => {
        const values = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value);
        return [document.body?.innerText ?? '', document.title, ...values].join('\n');
      })
      .catch(() => '');
    for (const mark of text.match(/z\d+z/g) ?? []) seen.add(mark);
  }
}
