import { day } from './corrections.ts';
import type { Correction } from './corrections.ts';

/** Holy Saturday, the day after each Good Friday, which Chile's law names and the library lacks. */
const HOLY_SATURDAYS: Correction[] = ['2025-04-19', '2026-04-04', '2027-03-27', '2028-04-15'].map((date) => ({
  country: 'CL',
  years: [Number(date.slice(0, 4))],
  add: day(date.slice(5), 'Sábado Santo', 'Holy Saturday', 'national'),
  why: 'missing in the library',
  source: 'Ley 2.977',
}));

export const AMERICA: readonly Correction[] = [
  { country: 'CO', drop: { rule: 'easter' }, why: 'Easter Sunday is not in Ley 51 de 1983' },
  { country: 'PE', drop: { rule: 'easter' }, why: 'Easter Sunday is not in Decreto Legislativo 713' },
  { country: 'CL', drop: { rule: 'easter' }, why: 'the law names Holy Saturday, not Easter Sunday' },
  ...HOLY_SATURDAYS,
  {
    country: 'PE',
    years: [2026],
    add: {
      ...day('01-02', 'Día no laborable compensable', 'Compensable non-working day', 'national'),
      applies: 'public_sector',
    },
    why: 'only for the public sector',
    source: 'Decreto Supremo 042-2025-PCM',
  },
  {
    country: 'AR',
    years: [2025],
    add: {
      ...day('10-10', 'Día del Respeto a la Diversidad Cultural', 'Day of Respect for Cultural Diversity', 'national'),
      movedFrom: '10-12',
    },
    why: 'moved from Sunday 12 October',
    source: 'Resolución 139/2025',
  },
];
