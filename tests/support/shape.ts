import type { Page } from '@playwright/test';

/* What axe does not measure: room for a finger, narrow screens, spaced text, one title. */

/** The narrowest that must do without scrolling sideways (WCAG 1.4.10): 1280 at 400 %, 640 at 200 %. */
const NARROW = 320;

/** What is wrong with the shape of this screen, one line each; it is left as wide as it was. */
export async function shapeFaults(page: Page, { target = 24 } = {}): Promise<string[]> {
  const before = page.viewportSize() ?? { width: 1440, height: 900 };
  const found = [...(await titleFaults(page)), ...(await smallTargets(page, target))];
  found.push(...(await spaced(page, () => cutTexts(page))).map((one) => `spaced text: ${one}`));
  await page.setViewportSize({ width: NARROW, height: 640 });
  await twoFrames(page);
  found.push(...(await tooWide(page)).map((one) => `at ${NARROW}: ${one}`));
  await page.setViewportSize(before);
  await twoFrames(page);
  return found;
}

async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function titleFaults(page: Page): Promise<string[]> {
  const titles = await page.locator('h1').count();
  return titles === 1 ? [] : [`${titles} titles of the first level`];
}

/** What can be pressed and is smaller (WCAG 2.5.8); not what stands within a line of text, nor a splitter, whose widths are in the palette too. */
async function smallTargets(page: Page, target: number): Promise<string[]> {
  return page.evaluate((least) => {
    const pressed = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=tab], [role=option]';
    return [...document.querySelectorAll<HTMLElement>(pressed)].flatMap((one) => {
      if (one.closest('[aria-hidden=true], [inert]') || getComputedStyle(one).display === 'inline') return [];
      const around = one.closest('label, [class*="wrapper"]') ?? one;
      const boxes = [one, around, ...((one as HTMLInputElement).labels ?? [])].map((box) =>
        box.getBoundingClientRect(),
      );
      const [width, height] = [Math.max(...boxes.map((box) => box.width)), Math.max(...boxes.map((box) => box.height))];
      // Hidden until it has the focus, or not drawn.
      if (width <= 1 || height <= 1 || (width + 0.5 >= least && height + 0.5 >= least)) return [];
      return [
        `«${(one.ariaLabel ?? one.textContent).trim().slice(0, 40)}» is ${width.toFixed(0)} × ${height.toFixed(0)}`,
      ];
    });
  }, target);
}

/** With the spaces between lines, words and letters that a person may set (WCAG 1.4.12). */
async function spaced(page: Page, look: () => Promise<string[]>): Promise<string[]> {
  const set = (spaces: string): Promise<void> =>
    page.evaluate((rules) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      document.adoptedStyleSheets = rules ? [sheet] : [];
    }, spaces);
  await set('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }');
  await twoFrames(page);
  const found = await look();
  await set('');
  return found;
}

/** Words that do not fit their box and end in no ellipsis. */
async function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, label, h1, h2, h3, [role=tab]')].flatMap((one) => {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1) return [];
      const low = /hidden|clip/.test(overflowY) && one.scrollHeight > one.clientHeight + 2;
      const wide =
        /hidden|clip/.test(overflowX) && textOverflow !== 'ellipsis' && one.scrollWidth > one.clientWidth + 2;
      return low || wide ? [`«${one.textContent.slice(0, 40)}» is cut`] : [];
    }),
  );
}

/** The page, or a part of it, scrolls sideways. Tabs may: the chosen one is always in sight. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll<HTMLElement>('main *:not([role=tablist])')].flatMap(
      (one) => {
        const scrolls = one === document.documentElement || /auto|scroll/.test(getComputedStyle(one).overflowX);
        if (!scrolls || one.scrollWidth <= one.clientWidth + 1 || one.matches('textarea, iframe')) return [];
        return [`${one.ariaLabel ?? (one.className || one.tagName)} is ${one.scrollWidth} wide in ${one.clientWidth}`];
      },
    ),
  );
}
