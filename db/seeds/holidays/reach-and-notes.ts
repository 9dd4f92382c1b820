import type { Text } from '#areas/clocks/calendar.rules.ts';
import type { SeedDay } from '#areas/clocks/holidays/holiday.rules.ts';
import { text } from './names.ts';

const LUNAR = text('Fecha lunar: la fija la ciudad cada año', 'Lunar date: the city sets it each year');
const EMPLOYERS_CHOICE = text('Día no laborable: lo decide cada empresa', 'Non-working day: each company decides');
const ADMINISTRATION = text('Asueto de la administración', 'Day off of the administration');

/** Days that bind fewer people than the library says, or are not sure, by the start of their rule. */
export const REACH: readonly {
  country: string;
  region?: string;
  years?: readonly number[];
  rule: string;
  applies: SeedDay['applies'];
  note: Text;
}[] = [
  {
    country: 'CO',
    rule: 'monday after 07-09',
    applies: 'unsure',
    note: text(
      'Según la Ley 2578 de 2026, sin contrastar: compruébalo antes de contarlo',
      'From Ley 2578 de 2026, not checked: verify it before counting it',
    ),
  },
  { country: 'ES', region: 'ML', years: [2027, 2028], rule: '1 Shawwal', applies: 'unsure', note: LUNAR },
  { country: 'ES', region: 'ML', years: [2027, 2028], rule: '10 Dhu al-Hijjah', applies: 'unsure', note: LUNAR },
  { country: 'AR', rule: 'easter -3', applies: 'optional', note: EMPLOYERS_CHOICE },
  { country: 'AR', rule: '12-24', applies: 'public_sector', note: ADMINISTRATION },
  { country: 'AR', rule: '12-31', applies: 'public_sector', note: ADMINISTRATION },
  { country: 'AR', rule: '2025-', applies: 'optional', note: EMPLOYERS_CHOICE },
  { country: 'AR', rule: '2026-', applies: 'optional', note: EMPLOYERS_CHOICE },
];

/** What whoever confirms a year should know, besides the days. */
export const NOTES: readonly {
  country: string;
  regions?: readonly string[];
  notRegions?: readonly string[];
  years?: readonly number[];
  note: Text;
}[] = [
  {
    country: 'ES',
    notRegions: ['CE', 'ML', 'NC'],
    note: text(
      'Faltan las dos fiestas locales de tu municipio: añádelas.',
      'The two local holidays of your town are missing: add them.',
    ),
  },
  {
    country: 'ES',
    regions: ['NC'],
    note: text(
      'El 3 de diciembre ocupa una de las dos fiestas locales; falta la otra, la de tu municipio: añádela.',
      '3 December takes one of the two local holidays; the other one, of your town, is missing: add it.',
    ),
  },
  {
    country: 'ES',
    years: [2027, 2028],
    note: text(
      'Calculado por reglas: contrástalo con la resolución del BOE y el calendario de tu comunidad.',
      'Worked out by rules: check it against the BOE and the calendar of your region.',
    ),
  },
  {
    country: 'ES',
    regions: ['CN'],
    note: text('Falta la fiesta propia de cada isla: añádela.', 'The holiday of each island is missing: add it.'),
  },
  {
    country: 'ES',
    regions: ['CE'],
    years: [2027, 2028],
    note: text(
      'Faltan las fiestas de fecha lunar y las locales: añádelas.',
      'The lunar and the local holidays are missing: add them.',
    ),
  },
  {
    country: 'ES',
    regions: ['VC'],
    note: text(
      'San Juan (24 de junio) es recuperable algunos años.',
      "Saint John's Day (24 June) is made up for in some years.",
    ),
  },
  {
    country: 'AR',
    years: [2027, 2028],
    note: text(
      'Faltan los días no laborables con fines turísticos, y los feriados que caen en sábado o domingo pueden moverse (Decreto 614/2025).',
      'Non-working days for tourism are missing, and holidays on a Saturday or Sunday may be moved (Decreto 614/2025).',
    ),
  },
  {
    country: 'PE',
    note: text(
      'Los días no laborables del sector público se decretan cada año y no cuentan para las empresas.',
      'Public-sector days off are decreed each year and do not count for companies.',
    ),
  },
  {
    country: 'CL',
    note: text('Los días de elecciones son feriado y no están aquí.', 'Election days are holidays and are not here.'),
  },
];
