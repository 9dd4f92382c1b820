import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What breaks WCAG 2.2 A or AA on this page, or in a part of it, or `only` these rules; one line a place, empty when nothing does. */
export async function axeViolations(page: Page, within = 'html', only?: readonly string[]): Promise<string[]> {
  // Colours on their way from one to another would be measured half-way.
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
  const builder = new AxeBuilder({ page }).include(within).options({ resultTypes: ['violations'] });
  if (only) builder.withRules([...only]);
  else builder.withTags(WCAG);
  // Where there are frames each is asked by itself and a page of its own sums up: complete, and four times as slow.
  const { violations } = await builder.setLegacyMode(page.frames().length === 1).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.split('\n').slice(1).join(' ')}`,
    ),
  );
}
