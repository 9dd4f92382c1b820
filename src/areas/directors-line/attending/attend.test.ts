import { expect, test } from 'vitest';
import { isAnswer, readsWriting } from './attend.rules.ts';

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
