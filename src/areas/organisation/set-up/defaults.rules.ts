import { MONDAY_TO_FRIDAY, withHolidays, type SeedDay, type Slot, type WorkingCalendar } from '#areas/clocks/index.ts';
import type { TargetPolicySetting } from '../contract.ts';

// What a company starts with before it changes anything.
const NORMAL = { acknowledge: 60, take_in_charge: 240, first_reply: 480, resolve: 4_800 } as const;

/** Minutes of the team's calendar; half for high priority. Only the last promise waits while the customer has the ball. */
export const TARGETS: readonly TargetPolicySetting[] = (Object.keys(NORMAL) as (keyof typeof NORMAL)[]).flatMap(
  (kind) => {
    const pausesWithCustomer = kind === 'resolve';
    return [
      { kind, priority: 'normal' as const, minutes: NORMAL[kind], pausesWithCustomer },
      { kind, priority: 'high' as const, minutes: NORMAL[kind] / 2, pausesWithCustomer },
    ];
  },
);

const SPLIT: readonly Slot[] = [
  { from: '09:00', to: '14:00' },
  { from: '16:00', to: '19:00' },
];
const WHOLE: readonly Slot[] = [{ from: '09:00', to: '18:00' }];

/** Monday to Friday, with the midday break where it is usual, and the official days of the country when they are known. */
export function firstCalendar(
  zone: string,
  country: string,
  seed: { years: readonly number[]; days: readonly SeedDay[] } | null,
): WorkingCalendar {
  const day = country === 'ES' ? SPLIT : WHOLE;
  const plain: WorkingCalendar = {
    zone,
    week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
    workingDays: MONDAY_TO_FRIDAY,
    holidays: [],
    exceptions: [],
  };
  return seed
    ? withHolidays(plain, { country, region: null, years: seed.years, edits: [], confirmedYears: [] }, seed.days)
    : plain;
}

const CURRENCIES: Record<string, string> = {
  ES: 'EUR',
  PT: 'EUR',
  CO: 'COP',
  MX: 'MXN',
  PE: 'PEN',
  CL: 'CLP',
  AR: 'ARS',
  US: 'USD',
  GB: 'GBP',
};
export function currencyOf(country: string): string {
  return CURRENCIES[country] ?? 'EUR';
}

export const NAMES = {
  es: { calendar: 'Horario general', team: 'Atención al cliente', company: 'Mi empresa' },
  en: { calendar: 'General hours', team: 'Customer service', company: 'My company' },
} as const;
