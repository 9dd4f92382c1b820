import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likenessOf, mergeRefusal, sharedWords, type MergeSide } from './merge.rules.ts';

const side = (id: string, changes: Partial<MergeSide> = {}): MergeSide => ({
  id,
  customerId: 'ana',
  requester: 'ana@cliente.example',
  resolved: false,
  holdsOthers: false,
  legalClass: null,
  legalPack: null,
  ties: [],
  ...changes,
});

test.each<[string, Partial<MergeSide>, Partial<MergeSide>, string | null]>([
  ['two of one customer', {}, {}, null],
  ['itself', { id: 'b' }, {}, 'case.merge_self'],
  ['into a resolved one', { resolved: true }, {}, 'case.merge_closed'],
  ['a resolved one', {}, { resolved: true }, 'case.merge_closed'],
  ['two customers', {}, { customerId: 'luis' }, 'case.merge_other_customer'],
  ['nobody known, the same address', { customerId: null }, { customerId: null }, null],
  ['nobody known on one side, the same address', { customerId: null }, {}, null],
  ['nobody known, other addresses', { customerId: null }, { requester: 'x@y.example' }, 'case.merge_other_customer'],
  [
    'nobody known at all',
    { customerId: null, requester: null },
    { customerId: null, requester: null },
    'case.merge_other_customer',
  ],
  ['one that holds others', {}, { holdsOthers: true }, 'case.merge_holds'],
  ['into one that holds others', { holdsOthers: true }, {}, null],
  [
    'a claim into what asks for less',
    { legalClass: 'enquiry_followup' },
    { legalClass: 'complaint' },
    'case.merge_weaker_class',
  ],
  ['a claim into no class', {}, { legalClass: 'enquiry_immediate' }, 'case.merge_weaker_class'],
  ['an enquiry into a claim', { legalClass: 'complaint' }, { legalClass: 'enquiry_followup' }, null],
  ['two laws', { legalClass: 'complaint', legalPack: 'pe' }, { legalPack: 'es' }, 'case.merge_other_law'],
  ['with a decision on it', {}, { ties: ['proposal'] }, 'case.merge_tied'],
  ['into one with a decision on it', { ties: ['proposal'] }, {}, null],
])('%s', (_name, kept, merged, refused) => {
  expect(mergeRefusal(side('a', kept), side('b', merged))?.code ?? null).toBe(refused);
});

test('why two cases are alike is said: the order, the words, or the customer alone', () => {
  const said = (subject: string, text = ''): { subject: string; text: string } => ({ subject, text });
  expect(
    likenessOf(said('Pedido 108810 incompleto'), said('¿Y mi factura?', 'Del pedido n.º 108810 falta una silla')).why,
  ).toBe('order');
  expect(likenessOf(said('Falta una silla del comedor'), said('FALTA una silla, del comedor'))).toEqual({
    why: 'text',
    share: 1,
  });
  expect(likenessOf(said('Cambio de dirección'), said('Garantía de la bomba')).why).toBe('customer');
  expect(likenessOf(said('Llámame al 612345678'), said('Mi móvil, 612345678')).why).not.toBe('order');
});

test('likeness is the same seen from either side, and never more than whole', () => {
  const words = fc.record({ subject: fc.string(), text: fc.lorem() });
  fc.assert(
    fc.property(words, words, (a, b) => {
      expect(sharedWords(a, b)).toBe(sharedWords(b, a));
      expect(sharedWords(a, b)).toBeLessThanOrEqual(1);
    }),
  );
});
