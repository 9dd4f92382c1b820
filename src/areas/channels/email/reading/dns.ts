import { promises as dns } from 'node:dns';
import { MINUTE, SECOND } from '#platform/clock/index.ts';

/** As `dns.promises.resolve`; tests give their own. */
export type Resolve = (name: string, type: string) => Promise<string[] | string[][]>;

const KNOWN = 5_000;
const KEEP_MS = 10 * MINUTE;
const MISSES = 5;
const REST_MS = 30 * SECOND;
/** Answers that are answers: the name or record does not exist. */
const ABSENT = new Set(['ENOTFOUND', 'ENODATA']);

/**
 * Asks the machine's resolver with a short patience, remembers answers for ten minutes, and after some misses in a row asks
 * nothing for half a minute: a silent DNS must not slow the reading of every mail.
 */
export function makeResolver(ask: Resolve = systemResolver(), clock: () => number = () => performance.now()): Resolve {
  const known = new Map<string, { at: number; answer: ReturnType<Resolve> }>();
  let misses = 0;
  let restUntil = 0;
  return async (name, type) => {
    const key = `${type} ${name.toLowerCase()}`;
    const now = clock();
    const kept = known.get(key);
    if (kept && now - kept.at < KEEP_MS) return kept.answer;
    if (now < restUntil) throw Object.assign(new Error('DNS is resting'), { code: 'ETIMEOUT' });
    const answer = ask(name, type);
    if (known.size >= KNOWN) known.delete(known.keys().next().value as string);
    known.set(key, { at: now, answer });
    try {
      const records = await answer;
      misses = 0;
      return records;
    } catch (error) {
      if (ABSENT.has(String((error as { code?: unknown }).code))) misses = 0;
      else {
        known.delete(key);
        misses += 1;
        if (misses >= MISSES) restUntil = clock() + REST_MS;
      }
      throw error;
    }
  };
}

function systemResolver(): Resolve {
  const resolver = new dns.Resolver({ timeout: 2 * SECOND, tries: 1 });
  return (name, type) => resolver.resolve(name, type) as Promise<string[] | string[][]>;
}
