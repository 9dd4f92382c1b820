import type { SeedDay } from '#areas/clocks/holidays/holiday.rules.ts';
import { text } from './names.ts';

/**
 * Something the library has wrong or leaves out, with the reason. `drop` names the day by month and day, or by a rule of the
 * library when its date moves. A day added for a Sunday carries `movedFrom`, and the Sunday goes.
 */
export interface Correction {
  country: string;
  region?: string;
  years?: readonly number[];
  drop?: { date?: string; rule?: string };
  add?: AddedDay;
  /** For whoever keeps this list; the source, when there is one, travels with the day. */
  why: string;
  source?: string;
}

type AddedDay = Pick<SeedDay, 'date' | 'name' | 'scope' | 'applies' | 'movedFrom'>;

/** A day of the seed that binds everyone; `date` is month and day. */
export function day(date: string, es: string, en: string, scope: SeedDay['scope'] = 'regional'): AddedDay {
  return { date, name: text(es, en), scope, applies: 'everyone' };
}
