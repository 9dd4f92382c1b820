import { MONDAY_TO_FRIDAY } from './calendar.rules.ts';
import type { HolidayEdit, OpeningException, Slot, WorkingCalendar } from './calendar.rules.ts';
import { parseDate, weekdayOf } from './civil.rules.ts';
import { withHolidays } from './holidays/holiday.rules.ts';
import { holidaySeed } from './holidays/holiday-seed.ts';

/** The calendars of Comercial Ribera, in Valladolid: an office that closes at midday, and a telephone that also answers on Saturdays. */
export interface SampleCalendars {
  office: { name: string; calendar: WorkingCalendar };
  phone: { name: string; calendar: WorkingCalendar };
}

const YEARS = [2025, 2026, 2027, 2028];
const WEEKDAY: readonly Slot[] = [
  { from: '09:00', to: '14:00' },
  { from: '16:00', to: '19:00' },
];
const MORNING: Slot[] = [{ from: '09:00', to: '14:00' }];

export async function sampleCalendars(): Promise<SampleCalendars> {
  const seed = await holidaySeed('ES', 'CL', YEARS);
  const week = { mon: WEEKDAY, tue: WEEKDAY, wed: WEEKDAY, thu: WEEKDAY, fri: WEEKDAY, sat: [], sun: [] };
  const plain: WorkingCalendar = {
    zone: 'Europe/Madrid',
    week,
    workingDays: MONDAY_TO_FRIDAY,
    holidays: [],
    exceptions: YEARS.flatMap(christmasHours),
  };
  const source = {
    country: 'ES',
    region: 'CL',
    years: YEARS,
    edits: YEARS.flatMap(townDays),
    confirmedYears: [2025, 2026],
  };
  const office = withHolidays(plain, source, seed.days);
  const phone = { ...office, week: { ...week, sat: [{ from: '10:00', to: '13:00' }] } };
  return { office: { name: 'Atención al cliente', calendar: office }, phone: { name: 'Teléfono', calendar: phone } };
}

/** The shop in Lima: its own hours and the holidays of Peru. */
export async function limaCalendar(): Promise<{ name: string; calendar: WorkingCalendar }> {
  const years = YEARS.filter((year) => year >= 2026);
  const { days, missingYears } = await holidaySeed('PE', null, years);
  const slots: Slot[] = [{ from: '09:00', to: '18:00' }];
  const week = { mon: slots, tue: slots, wed: slots, thu: slots, fri: slots, sat: [], sun: [] };
  const plain = { zone: 'America/Lima', week, workingDays: MONDAY_TO_FRIDAY, holidays: [], exceptions: [] };
  const known = years.filter((year) => !missingYears.includes(year));
  const source = { country: 'PE', region: null, years: known, edits: [], confirmedYears: [2026] };
  return { name: 'Lima', calendar: withHolidays(plain, source, days) };
}

/** Valladolid's two local holidays. */
function townDays(year: number): HolidayEdit[] {
  const day = (date: string, es: string, en: string): HolidayEdit => ({
    action: 'set',
    holiday: { date: `${year}-${date}`, name: { es, en }, scope: 'local', kind: 'full' },
  });
  return [
    day('05-13', 'San Pedro Regalado', 'Saint Peter Regalado'),
    day('09-08', 'Virgen de San Lorenzo', 'Our Lady of Saint Lawrence'),
  ];
}

/** Only the morning on 24 and 31 December, when they fall in the week. */
function christmasHours(year: number): OpeningException[] {
  const evening = (date: string, es: string, en: string) => ({
    date: `${year}-${date}`,
    name: { es, en },
    slots: MORNING,
  });
  return [evening('12-24', 'Nochebuena', 'Christmas Eve'), evening('12-31', 'Nochevieja', "New Year's Eve")].filter(
    ({ date }) => MONDAY_TO_FRIDAY.includes(weekdayOf(parseDate(date) as number)),
  );
}
