import { sampleOpenCases } from '#areas/authority/world.ts';
import { peopleByIds } from '#areas/identity/index.ts';
import { addMs, MINUTE } from '#platform/clock/index.ts';
import { transact, type House, type PersonActor } from '#platform/work/index.ts';
import { proposeSolution } from '../circuits/proposing/propose.ts';

const ASKED = [
  {
    amountMinor: 38_450,
    reason: 'Faltaron dos piezas y es la segunda vez en 30 días.',
    cause: 'preparation',
    orderRef: '108810',
    orderTotalMinor: 61_240,
    ago: 6,
  },
  {
    amountMinor: 61_900,
    reason: 'Portes de un palé que llegó abierto; hay fotos del albarán.',
    cause: 'carrier',
    orderRef: '108772',
    orderTotalMinor: 184_000,
    ago: 22,
  },
  {
    amountMinor: 45_000,
    reason: 'Paró dos días la obra por nuestro error de medida.',
    cause: 'preparation',
    orderRef: '108765',
    orderTotalMinor: 212_300,
    ago: 64,
  },
] as const;

/** Three requests that wait now, asked by whoever has each case with the verbs themselves: rows, events and mails. */
export async function loadPendingProposals(house: House, areaId: string, teamIds: readonly string[]): Promise<void> {
  const open = await sampleOpenCases(house.database.db, addMs(house.clock.now(), -90 * MINUTE), ASKED.length);
  const people = await peopleByIds(
    house.database.db,
    open.map(({ ownerId }) => ownerId),
  );
  for (const [n, { reference, ownerId }] of open.entries()) {
    const { amountMinor, ago, ...said } = ASKED[n] as (typeof ASKED)[number];
    const actor: PersonActor = {
      kind: 'person',
      id: ownerId,
      name: people.get(ownerId)?.name ?? '',
      roles: ['agent'],
      teamIds,
      areaIds: [],
      language: 'es',
      via: 'session',
      sessionId: null,
      tokenId: null,
      scopes: null,
      fresh: true,
    };
    const given = {
      ...said,
      currency: 'EUR',
      lines: [{ solution: 'credit', amountMinor, quantity: null, detail: '' }],
      areaId,
      purchasedOn: null,
      intent: 'ask' as const,
      reply: null,
      question: '',
      answers: [],
      tellCustomer: false,
    };
    await transact(house, actor, (work) => proposeSolution(work, reference, given), {
      now: addMs(house.clock.now(), -ago * MINUTE),
    });
  }
}
