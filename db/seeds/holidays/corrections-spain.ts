import { day } from './corrections.ts';
import type { Correction } from './corrections.ts';

type Spanish = Omit<Correction, 'country'>;

const BOE_2025 = 'BOE-A-2024-21316';
const BOE_2026 = 'BOE-A-2025-21667';
const FITR = ['Fin del Ramadán (Eid al-Fitr)', 'End of Ramadan (Eid al-Fitr)'] as const;
const ADHA = ['Fiesta del Sacrificio (Eid al-Adha)', 'Feast of the Sacrifice (Eid al-Adha)'] as const;
const SANTIAGO = ['Santiago Apóstol', "Saint James's Day"] as const;

const NATIONAL_DAY_MOVED: Spanish[] = ['AN', 'AR', 'AS', 'CL', 'EX'].map((region) => ({
  region,
  years: [2025],
  add: { ...day('10-13', 'Fiesta Nacional de España', 'National Day of Spain', 'national'), movedFrom: '10-12' },
  why: 'moved from Sunday 12 October in these five',
  source: BOE_2025,
}));

const REGIONS: Spanish[] = [
  { region: 'CB', drop: { date: '06-28' }, why: 'Institutions Day is in July' },
  {
    region: 'CB',
    add: day('07-28', 'Día de las Instituciones de Cantabria', 'Cantabrian Institutions Day'),
    why: 'Institutions Day is on 28 July',
  },
  {
    region: 'VC',
    add: day('10-09', 'Día de la Comunitat Valenciana', 'Valencian Community Day'),
    why: 'missing in the library',
  },
  {
    region: 'MC',
    add: day('06-09', 'Día de la Región de Murcia', 'Region of Murcia Day'),
    why: 'missing in the library',
  },
  {
    region: 'NC',
    add: day('12-03', 'San Francisco Javier, Día de Navarra', 'Navarre Day'),
    why: 'a holiday in all Navarre',
    source: 'Resoluciones 493/2024 y 390/2025 del Gobierno de Navarra',
  },
  { region: 'NC', years: [2025], drop: { date: '03-19' }, why: 'a working day in 2025 (Resolución 493/2024)' },
  {
    region: 'NC',
    years: [2025],
    add: day('07-25', ...SANTIAGO),
    why: 'a holiday in 2025',
    source: 'Resolución 493/2024 del Gobierno de Navarra',
  },
  { region: 'PV', years: [2025], drop: { date: '03-19' }, why: `a working day in 2025 (${BOE_2025})` },
  { region: 'GA', years: [2025], drop: { date: '03-19' }, why: 'a working day in 2025 (Decreto 171/2024)' },
  {
    region: 'GA',
    years: [2026],
    add: day('06-24', 'San Juan', "Saint John's Day"),
    why: 'chosen for 2026',
    source: 'DOG de 20 de junio de 2025',
  },
  {
    region: 'CM',
    years: [2026],
    add: day('04-06', 'Lunes de Pascua', 'Easter Monday'),
    why: 'chosen instead of Sunday 31 May',
    source: BOE_2026,
  },
  {
    region: 'MD',
    years: [2025],
    add: day('07-25', ...SANTIAGO),
    why: 'chosen instead of Sunday 12 October',
    source: BOE_2025,
  },
  { region: 'IB', years: [2025], drop: { rule: 'easter 1' }, why: 'a working day in 2025' },
  {
    region: 'IB',
    years: [2025, 2026],
    add: day('12-26', 'Segunda fiesta de Navidad', 'Second day of Christmas'),
    why: 'chosen for both years',
    source: 'Calendario laboral general de las Illes Balears',
  },
  { region: 'CT', years: [2027], drop: { date: '05-03' }, why: '1 May 2027 is a Saturday, and only Sundays move' },
];

const CEUTA_2025 = 'Decreto de 19 de septiembre de 2024 de la Ciudad de Ceuta';
const CEUTA_2026 = 'Calendario laboral de Ceuta de 2026';
const VICTORIA = day('09-08', 'Nuestra Señora de la Victoria', 'Our Lady of Victory', 'local');
const SAINT_ANTHONY = day('06-13', 'San Antonio', "Saint Anthony's Day", 'local');

/** Ceuta and Melilla decide all fourteen days themselves, and date the lunar ones each year. */
const CITIES: Spanish[] = [
  { region: 'CE', drop: { rule: '9 Dhu al-Hijjah' }, why: 'the feast is on the 10th, dated by the city' },
  { region: 'CE', years: [2025], drop: { date: '09-02' }, why: 'a working day in 2025' },
  { region: 'CE', years: [2025], add: day('03-31', ...FITR, 'local'), why: 'dated by the city', source: CEUTA_2025 },
  { region: 'CE', years: [2025], add: day('06-06', ...ADHA), why: 'dated by the city', source: CEUTA_2025 },
  { region: 'CE', years: [2026], add: day('03-20', ...FITR, 'local'), why: 'dated by the city', source: CEUTA_2026 },
  { region: 'CE', years: [2026], add: day('05-27', ...ADHA), why: 'dated by the city', source: CEUTA_2026 },
  { region: 'CE', years: [2025, 2026], add: SAINT_ANTHONY, why: 'a local day of the whole city' },
  { region: 'ML', years: [2025], drop: { rule: '1 Shawwal' }, why: 'held on 31 March' },
  { region: 'ML', years: [2025], add: day('03-31', ...FITR), why: 'dated by the city', source: BOE_2025 },
  { region: 'ML', add: VICTORIA, why: 'a local day of the whole city' },
  { region: 'ML', add: day('09-17', 'Día de Melilla', 'Melilla Day', 'local'), why: 'a local day of the whole city' },
];

export const SPAIN: readonly Correction[] = [...NATIONAL_DAY_MOVED, ...REGIONS, ...CITIES].map((one) => ({
  country: 'ES',
  ...one,
}));
