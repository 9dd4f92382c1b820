import { activeEmails } from '#areas/identity/index.ts';
import { SECOND } from '#platform/clock/index.ts';
import type { House } from '#platform/work/index.ts';

const FRESH_MS = 5 * SECOND;
const kept = new WeakMap<House, { at: number; emails: Promise<Set<string>> }>();

/** The addresses of the people who work here, at most five seconds old: asked for with every mail. */
export function colleaguesOf(house: House): Promise<Set<string>> {
  const now = performance.now();
  const last = kept.get(house);
  if (last && now - last.at < FRESH_MS) return last.emails;
  const emails = activeEmails(house.database.db).then((list) => new Set(list));
  kept.set(house, { at: now, emails });
  emails.catch(() => kept.delete(house));
  return emails;
}
