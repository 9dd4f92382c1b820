import { sampleOpenCases, type SampleOpen } from '#areas/authority/world.ts';
import { peopleByIds } from '#areas/identity/index.ts';
import { samplePerson } from '#areas/identity/world.ts';
import { addMs, MINUTE } from '#platform/clock/index.ts';
import { DomainError } from '#platform/errors/index.ts';
import { transact, type House, type PersonActor } from '#platform/work/index.ts';
import { proposeSolution } from '../circuits/proposing/propose.ts';

/** More than are asked: about some of them the policy asks an area first. */
const CANDIDATES = 20;
const ASKED = [
  {
    about: ['missing_item'],
    amountMinor: 38_450,
    reason: 'Faltaron dos piezas y es la segunda vez en 30 días.',
    cause: 'preparation',
    orderRef: '108810',
    orderTotalMinor: 61_240,
    ago: 6,
  },
  {
    about: ['damaged'],
    amountMinor: 61_900,
    reason: 'Portes de un palé que llegó abierto; hay fotos del albarán.',
    cause: 'carrier',
    orderRef: '108772',
    orderTotalMinor: 184_000,
    ago: 22,
  },
  {
    about: ['late', 'not_delivered', 'delivery_status', 'order_status'],
    amountMinor: 45_000,
    reason: 'Paró dos días la obra por no llegar el día prometido.',
    cause: 'carrier',
    orderRef: '108765',
    orderTotalMinor: 212_300,
    ago: 64,
  },
] as const;

/** Three requests that wait now, asked by whoever has each case with the verbs themselves: rows, events and mails. */
export async function loadPendingProposals(house: House, areaId: string, teamIds: readonly string[]): Promise<void> {
  const { db } = house.database;
  const open = await sampleOpenCases(db, addMs(house.clock.now(), -90 * MINUTE), CANDIDATES);
  const people = await peopleByIds(
    db,
    open.map(({ ownerId }) => ownerId),
  );
  const left = new Set(open);
  for (const story of ASKED) {
    const about: readonly string[] = story.about;
    // Of what it speaks of where there is such a case, else of any: three wait all the same.
    const fitting = [...left].toSorted(
      (a, b) => Number(about.includes(b.reason ?? '')) - Number(about.includes(a.reason ?? '')),
    );
    for (const one of fitting) {
      left.delete(one);
      const actor = samplePerson({ id: one.ownerId, name: people.get(one.ownerId)?.name ?? '' }, 'agent', teamIds);
      if (await ask(house, actor, { ...one, areaId, story })) break;
    }
  }
}

/** False when the policy has somebody else asked about such a case. */
async function ask(
  house: House,
  actor: PersonActor,
  { reference, order, areaId, story }: SampleOpen & { areaId: string; story: (typeof ASKED)[number] },
): Promise<boolean> {
  const { amountMinor, ago, about: _, ...said } = story;
  const given = {
    ...said,
    orderRef: order ?? said.orderRef,
    currency: 'EUR',
    lines: [{ solution: 'credit', amountMinor, quantity: null, detail: '', family: null }],
    areaId,
    purchasedOn: null,
    deliveredOn: null,
    intent: 'ask' as const,
    reply: null,
    question: '',
    answers: [],
    fileIds: [],
    tellCustomer: false,
    instead: null,
  };
  try {
    await transact(house, actor, (work) => proposeSolution(work, reference, given), {
      now: addMs(house.clock.now(), -ago * MINUTE),
    });
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'proposal.not_own') return false;
    throw error;
  }
}
