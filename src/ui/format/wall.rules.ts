/* Days and hours of the company's zone, chosen in a browser that may be in another. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  formats.set(timeZone, format);
  return format;
}

/** What the clock on the wall of a zone shows at an instant, as the milliseconds it would be if the zone were UTC. */
function wallMs(at: Date, timeZone: string): number {
  const part = new Map(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const get = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
  return Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
}

/** A date whose own hours and days are those of the zone at that instant: for rules that reckon with hours and days as people say them. */
export function wallOf(at: Date, timeZone: string): Date {
  const wall = new Date(wallMs(at, timeZone));
  return new Date(
    wall.getUTCFullYear(),
    wall.getUTCMonth(),
    wall.getUTCDate(),
    wall.getUTCHours(),
    wall.getUTCMinutes(),
    wall.getUTCSeconds(),
    at.getUTCMilliseconds(),
  );
}

/** The instant at which the zone's wall shows what that date says: the first of two when the hour goes back; an hour that the change skips is the one after it. */
export function instantOf(wall: Date, timeZone: string): Date {
  const wanted = Date.UTC(
    wall.getFullYear(),
    wall.getMonth(),
    wall.getDate(),
    wall.getHours(),
    wall.getMinutes(),
    wall.getSeconds(),
    wall.getMilliseconds(),
  );
  const offset = (at: number): number => wallMs(new Date(at), timeZone) - Math.floor(at / 1_000) * 1_000;
  // The offsets a day before and a day after are all there can be around a change.
  const [before, after] = [offset(wanted - 86_400_000), offset(wanted + 86_400_000)];
  const hits = [wanted - before, wanted - after].filter((at) => at + offset(at) === wanted);
  return new Date(hits.length > 0 ? Math.min(...hits) : wanted - before);
}

/** The day (`YYYY-MM-DD`) it is in the zone at that instant. */
export function dayIn(at: Date, timeZone: string): string {
  return new Date(wallMs(at, timeZone)).toISOString().slice(0, 10);
}

/** The instant that day begins in the zone. */
export function startOfDay(day: string, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return instantOf(new Date(year, month - 1, date), timeZone);
}
