import { expect, test } from 'vitest';
import type { CaseView } from '../../contract.ts';
import { isAnswered, missingIn, petitionsChanged, proposedPetition } from './resolution.rules.ts';

type Message = CaseView['messages'][number];
const message = (part: Partial<Message>) =>
  ({ direction: 'in', automatic: null, heldReason: null, text: '', delivery: null, ...part }) as Message;
const delivery = (state: string) => ({ state }) as Message['delivery'];

test('the first petition is proposed in the customer’s words, without greeting or farewell', () => {
  expect(
    proposedPetition([
      message({
        text: 'Buenos días:\nsiguen sin llegar las 2 piezas.\nQuiero el reembolso.\n\nUn saludo,\nMarta Iglesias',
      }),
    ]),
  ).toBe('siguen sin llegar las 2 piezas. Quiero el reembolso.');
  expect(
    proposedPetition([
      message({ automatic: 'auto-reply', text: 'Estoy fuera' }),
      message({ heldReason: 'own_mailbox', text: 'No' }),
      message({ text: 'Hola, quiero la factura' }),
    ]),
  ).toBe('quiero la factura');
  expect(proposedPetition([])).toBe('');
});

test('a long one ends with a sentence, or with a whole word', () => {
  const long = proposedPetition([message({ text: `${'Primero pasó esto y luego lo otro. '.repeat(12)}` })]);
  expect(long.length).toBeLessThanOrEqual(281);
  expect(long.endsWith('otro.')).toBe(true);
  expect(proposedPetition([message({ text: 'palabra '.repeat(60) })])).toMatch(/palabra…$/);
});

test.each([
  [[message({})], false],
  [[message({}), message({ direction: 'out', delivery: delivery('held') })], true],
  [[message({}), message({ direction: 'out', delivery: delivery('failed') })], false],
  [[message({}), message({ direction: 'out', aside: true })], false],
  [[message({}), message({ direction: 'out' }), message({})], false],
  [[message({}), message({ direction: 'out' }), message({ automatic: 'auto-reply' })], true],
  [[message({}), message({ direction: 'out', automatic: 'acknowledgement', delivery: delivery('sent') })], false],
])('answered or not (%#)', (messages, expected) => {
  expect(isAnswered(messages)).toBe(expected);
});

test('what is missing is named by its field', () => {
  const form = { key: 'p', text: 'Algo', outcome: '' as const, reason: ' ' };
  expect(
    missingIn([form], { reply: true, replyText: '', fields: [{ key: 'lote', label: 'Lote', filled: false }] }),
  ).toEqual([
    { field: 'p-outcome', what: 'outcome', n: 1 },
    { field: 'p-reason', what: 'reason', n: 1 },
    { field: 'resolve-reply', what: 'reply' },
    { field: 'field-lote', what: 'field', label: 'Lote' },
  ]);
  expect(
    missingIn([{ ...form, outcome: 'granted', reason: 'Sí' }], { reply: false, replyText: '', fields: [] }),
  ).toEqual([]);
});

test('petitions are written again only when they differ', () => {
  const petitions = [
    { id: 'a', position: 1, text: 'Reembolso', outcome: null, reason: null, decidedAt: null, decidedBy: null },
  ];
  const form = { key: 'a', id: 'a', text: 'Reembolso ', outcome: '' as const, reason: '' };
  expect(petitionsChanged([form], petitions)).toBe(false);
  expect(petitionsChanged([{ ...form, text: 'Reembolso y portes' }], petitions)).toBe(true);
  expect(petitionsChanged([form, { ...form, key: 'b' }], petitions)).toBe(true);
});
