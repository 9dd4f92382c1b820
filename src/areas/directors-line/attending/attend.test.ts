import { expect, test } from 'vitest';
import { isAnswer, mayGiveUp, readsWriting } from './attend.rules.ts';

const asked = new Date('2026-11-20T10:00:00Z');
const waits = {
  kind: 'message' as 'message' | 'call',
  origin: 'page' as 'page' | 'case',
  email: 'ana@cliente.example',
  phone: '',
  askedAt: asked,
  returned: null as { to: { id: string }; at: string } | null,
};
const wrote = { authorId: 'director', at: new Date('2026-11-20T11:00:00Z'), channel: 'email' };
const back = { to: { id: 'agent' }, at: '2026-11-20T10:30:00+00:00' };
const phoneOnly = { email: '', phone: '+34600000001' };

test.each([
  ['the Director’s words after they asked', {}, {}, true, true],
  ['words of whoever does not hold the line', {}, {}, false, false],
  ['words written before they asked, sent after', {}, { at: new Date('2026-11-20T09:59:00Z') }, true, false],
  ['words where a call was promised', { kind: 'call' as const }, {}, true, false],
  ['given back, whoever has it answers', { kind: 'call' as const, returned: back }, { authorId: 'agent' }, false, true],
  ['words kept where nobody reads them', phoneOnly, { channel: 'portal' }, true, false],
  ['words said to them on that phone', phoneOnly, { channel: 'phone' }, true, true],
  ['words in their case, by their link', { ...phoneOnly, origin: 'case' as const }, { channel: 'portal' }, true, true],
])('the answer they wait for: %s', (_case, waiting, written, held, expected) => {
  expect(isAnswer({ ...waits, ...waiting }, { ...wrote, ...written }, held)).toBe(expected);
});

test('who left only a phone on a public page reads nothing we write', () => {
  expect(readsWriting({ ...waits, ...phoneOnly })).toBe(false);
  expect(readsWriting(waits)).toBe(true);
});

const tries = (...hours: number[]) =>
  hours.map((hour) => ({ at: new Date(hour * 3_600_000), outcome: 'no_answer' as const }));
const told = { at: new Date(0), outcome: 'left_message' as const };

test.each([
  ['three tries on two days and a message', [told, ...tries(1, 20)], {}, true],
  ['three tries in one afternoon', [told, ...tries(1, 2)], {}, false],
  ['two tries', [told, ...tries(20)], {}, false],
  ['never told', tries(0, 1, 20), {}, false],
  ['told in writing, which they read', tries(0, 1, 20), { writtenTo: true }, true],
  ['told in writing, which they do not read', tries(0, 1, 20), { writtenTo: true, ...phoneOnly }, false],
])('who never picks up may be closed: %s', (_case, calls, changes, expected) => {
  expect(mayGiveUp({ ...waits, writtenTo: false, ...changes }, calls)).toBe(expected);
});
