import { expect, test } from 'vitest';
import { compiled, fullHoliday } from '../calendar.fixture.ts';
import { legalPack, LEGAL_PACKS } from '../packs/legal-packs.ts';
import { entitlementFor } from './right.rules.ts';

const spain = compiled({});
const colombia = compiled({ zone: 'America/Bogota', holidays: [fullHoliday('2026-10-12')] });
type Days = { deliveredOn?: string; purchasedOn?: string };

// Whole days of the company's zone, the day of delivery itself left out; months go from date to date.
test.each<[string, string, string, string | null, Days, string, string | null, string | null]>([
  [
    'the last second of the 14th day',
    'es-general',
    'refund',
    'withdrawal',
    { deliveredOn: '2026-11-05' },
    '2026-11-19T22:59:59.999Z',
    'es.withdrawal',
    'delivery',
  ],
  [
    'midnight in Madrid after it',
    'es-general',
    'refund',
    'withdrawal',
    { deliveredOn: '2026-11-05' },
    '2026-11-19T23:00:00.000Z',
    null,
    null,
  ],
  [
    'bought long before it came',
    'es-l10-large',
    'refund',
    'withdrawal',
    { purchasedOn: '2026-09-01', deliveredOn: '2026-11-05' },
    '2026-11-10T10:00:00Z',
    'es.withdrawal',
    'delivery',
  ],
  [
    'the purchase alone, in time',
    'es-general',
    'refund',
    'withdrawal',
    { purchasedOn: '2026-11-05' },
    '2026-11-10T10:00:00Z',
    'es.withdrawal',
    'purchase',
  ],
  [
    'the purchase alone, too old to tell',
    'es-general',
    'refund',
    'withdrawal',
    { purchasedOn: '2026-09-01' },
    '2026-11-10T10:00:00Z',
    null,
    null,
  ],
  ['no day known', 'es-general', 'refund', 'withdrawal', {}, '2026-11-10T10:00:00Z', null, null],
  [
    'a delivery still to come',
    'es-general',
    'refund',
    'withdrawal',
    { deliveredOn: '2026-11-11' },
    '2026-11-10T22:59:59Z',
    null,
    null,
  ],
  [
    'three years, a leap year inside',
    'es-general',
    'repair',
    'guarantee',
    { deliveredOn: '2023-11-10' },
    '2026-11-10T22:59:59Z',
    'es.guarantee',
    'delivery',
  ],
  [
    'the day after three years',
    'es-general',
    'repair',
    'guarantee',
    { deliveredOn: '2023-11-10' },
    '2026-11-10T23:00:00Z',
    null,
    null,
  ],
  [
    'five working days of Colombia, a holiday inside',
    'co-general',
    'refund',
    'withdrawal',
    { deliveredOn: '2026-10-08' },
    '2026-10-17T04:59:59Z',
    'co.withdrawal',
    'delivery',
  ],
  [
    'the sixth',
    'co-general',
    'refund',
    'withdrawal',
    { deliveredOn: '2026-10-08' },
    '2026-10-17T05:00:00Z',
    null,
    null,
  ],
  [
    'a charge nobody owed',
    'es-general',
    'refund',
    'duplicate_charge',
    {},
    '2026-11-10T10:00:00Z',
    'es.undue_charge',
    null,
  ],
  ['another reason', 'es-general', 'refund', 'late', { deliveredOn: '2026-11-09' }, '2026-11-10T10:00:00Z', null, null],
  ['no reason', 'es-general', 'refund', null, { deliveredOn: '2026-11-09' }, '2026-11-10T10:00:00Z', null, null],
  [
    'where no law was studied',
    'generic-latam',
    'refund',
    'withdrawal',
    { deliveredOn: '2026-11-09' },
    '2026-11-10T10:00:00Z',
    null,
    null,
  ],
])('%s', (_, pack, solution, reasonCode, { deliveredOn = null, purchasedOn = null }, now, right, from) => {
  const asked = { solution, reasonCode, deliveredOn, purchasedOn };
  const found = entitlementFor(
    legalPack(pack) ?? LEGAL_PACKS[0]!,
    asked,
    pack === 'co-general' ? colombia : spain,
    new Date(now),
  );
  expect([found?.entitlement.id ?? null, found?.from ?? null]).toEqual([right, from]);
});
