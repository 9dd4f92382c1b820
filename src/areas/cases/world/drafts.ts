import { addMs, MINUTE } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { transact, type House, type PersonActor } from '#platform/work/index.ts';
import type { DraftContent, DraftKind } from '../drafting/drafting.contract.ts';
import { saveDraft } from '../drafting/drafts.ts';
import { listCases } from '../reading/list.ts';

const EMPTY: Omit<DraftContent, 'text'> = {
  to: null,
  cc: [],
  bcc: [],
  subject: null,
  files: [],
  mentions: [],
  reasons: {},
  cut: {},
  basedOn: null,
};

const WRITTEN: readonly { kind: DraftKind; text: string; ago: number }[] = [
  {
    kind: 'reply',
    text: 'Hola:\n\nHe hablado con el almacén y lo que falta sale mañana a primera hora, con el mismo transportista. En cuanto tenga el número de seguimiento te lo',
    ago: 35 * MINUTE,
  },
  {
    kind: 'note',
    text: 'Llamó para preguntar cómo va. Antes de prometerle fecha, mirar con compras si queda alguna unidad en',
    ago: 110 * MINUTE,
  },
];

/** What somebody at the desk had begun when the telephone rang: an answer and a note, not sent. */
export async function loadDrafts(house: House, by: PersonActor): Promise<void> {
  const now = house.clock.now();
  const { cases } = await transact(house, by, async (work) =>
    listCases(work, { view: 'mine', ball: 'ours', order: 'newest', limit: 6 }),
  );
  // Not the one on top, which whoever tries the demo opens first.
  const begun = cases.slice(1).filter(({ channel }) => channel === 'email' || channel === 'form');
  for (const [n, { kind, text, ago }] of WRITTEN.entries()) {
    const reference = begun[n]?.reference;
    if (!reference) continue;
    const content = { ...EMPTY, text };
    await transact(house, by, (work) => saveDraft(work, reference, { kind, id: newId(), revision: 0, content }), {
      now: addMs(now, -ago),
    });
  }
}
