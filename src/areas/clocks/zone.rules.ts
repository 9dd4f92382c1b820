import { Temporal } from 'temporal-polyfill';
import { invalid } from '#platform/errors/index.ts';
import { civilOf, DAY_MS, epochDay } from './civil.rules.ts';

/** The offset changes that matter for one year of one zone. `offsets[i]` holds before `changes[i]`; one more after the last. */
interface ZoneYear {
  changes: number[];
  offsets: number[];
}

const NANOS_PER_MS = 1_000_000;
// Two days each side cover every offset there is, so a year's table answers for any wall time of that year.
const MARGIN_MS = 2 * DAY_MS;
const years = new Map<string, Map<number, ZoneYear>>();

/** Zone rules through Temporal, asked once per zone and year; everything after that is arithmetic. */
function zoneYear(zone: string, year: number): ZoneYear {
  let known = years.get(zone);
  if (!known) {
    known = new Map();
    if (isZone(zone)) years.set(zone, known);
  }
  let table = known.get(year);
  if (!table) {
    table = readZoneYear(zone, year);
    known.set(year, table);
  }
  return table;
}

function readZoneYear(zone: string, year: number): ZoneYear {
  const end = epochDay(year + 1, 1, 1) * DAY_MS + MARGIN_MS;
  let at = zoned(zone, epochDay(year, 1, 1) * DAY_MS - MARGIN_MS);
  const table: ZoneYear = { changes: [], offsets: [at.offsetNanoseconds / NANOS_PER_MS] };
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= end) return table;
    table.changes.push(next.epochMilliseconds);
    table.offsets.push(next.offsetNanoseconds / NANOS_PER_MS);
    at = next;
  }
}

function zoned(zone: string, ms: number): Temporal.ZonedDateTime {
  try {
    return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  } catch {
    throw invalid('clocks.unknown_zone', { zone });
  }
}

/** True for an IANA zone this runtime knows (`Europe/Madrid`). */
export function isZone(zone: string): boolean {
  if (years.has(zone)) return true;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** Wall-clock milliseconds ("as if UTC") of an instant. */
export function wallOf(zone: string, at: number): number {
  const { changes, offsets } = zoneYear(zone, civilOf(Math.floor(at / DAY_MS)).year);
  let i = 0;
  while (i < changes.length && at >= (changes[i] as number)) i++;
  return at + (offsets[i] as number);
}

/**
 * The instant of a wall-clock time. A time that the spring change skips is the instant of the change; one that the autumn
 * change repeats is its first occurrence. So later wall times never give earlier instants.
 */
export function instantOfWall(zone: string, wall: number): number {
  const { changes, offsets } = zoneYear(zone, civilOf(Math.floor(wall / DAY_MS)).year);
  for (let i = 0; i < changes.length; i++) {
    const change = changes[i] as number;
    if (wall < change + (offsets[i] as number)) return wall - (offsets[i] as number);
    if (wall < change + (offsets[i + 1] as number)) return change;
  }
  return wall - (offsets[changes.length] as number);
}
