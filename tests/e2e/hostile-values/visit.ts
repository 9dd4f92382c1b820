import type { Browser, BrowserContext, Page } from '@playwright/test';
import { followRequests, goTo, settled } from '#tests/support/settled.ts';

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
  });
  followRequests(context);
  return context;
}

const TABS = 4;
/** Looks in a row that must be alike when nothing presses. */
const VERY_STILL = 20;

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
      await open(page, next, watch, unhurried ? VERY_STILL : undefined);
    await page.close();
  };
  await Promise.all(Array.from({ length: unhurried ? 1 : TABS }, tab));
}

export async function open(page: Page, address: string, watch: Watch, still?: number): Promise<void> {
  await goTo(page, address);
  await settled(page, still);
  await look(page, watch);
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
