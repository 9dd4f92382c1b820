import { expect, test } from 'vitest';
import type { CaseView } from '../../contract.ts';
import { courseSteps, needsFrame, threadItems, withLinks } from './thread.rules.ts';

type Thread = Pick<CaseView, 'messages' | 'notes' | 'events'>;
const at = (minute: number): string => `2026-11-12T10:${String(minute).padStart(2, '0')}:00.000Z`;
const message = (id: string, minute: number, part = {}) => ({
  id,
  direction: 'in',
  automatic: null,
  at: at(minute),
  receivedAt: at(minute),
  ...part,
});
const event = (n: number, type: string, minute: number, data = {}) => ({ n, type, at: at(minute), by: 'Ana', data });

const thread = {
  messages: [
    message('m1', 1),
    message('ack', 2, { direction: 'out', automatic: 'acknowledgement' }),
    message('m2', 30, { direction: 'out' }),
  ],
  notes: [{ id: 'n1', at: at(10) }],
  events: [
    // Written down when the mail was read, about what reached us a minute before.
    event(1, 'case.opened', 2, { at: at(1) }),
    event(2, 'case.key_issued', 2),
    event(3, 'case.message_received', 2),
    event(4, 'case.taken', 5),
    event(5, 'case.classified', 6),
    event(6, 'case.tagged', 12),
    event(7, 'case.resolved', 31),
    event(8, 'case.reopened', 40),
  ],
} as unknown as Thread;

test('everything in the order it happened, what was done together in one line', () => {
  const items = threadItems(thread);
  expect(items.map(({ id }) => id)).toEqual(['e1', 'm1', 'ack', 'e4', 'n1', 'e6', 'm2', 'e7', 'e8']);
  expect(items.flatMap((item) => (item.kind === 'events' ? [item.events.map(({ n }) => n)] : []))).toEqual([
    [1],
    [4, 5],
    [6],
  ]);
});

test('the course runs by people’s words, ends and begins again', () => {
  expect(courseSteps(threadItems(thread)).map(({ kind }) => kind)).toEqual([
    'passes',
    'message',
    'passes',
    'passes',
    'passes',
    'passes',
    'message',
    'resolves',
    'reopens',
  ]);
});

test.each([
  ['<div dir="ltr">Hola<br>Marta</div>', false],
  ['<p>Hola <b>Marta</b></p>', false],
  ['<table><tr><td>1</td></tr></table>', true],
  ['<p><IMG src="cid:1"></p>', true],
  ['', false],
])('%s needs the sender’s formatting: %s', (html, expected) => {
  expect(needsFrame(html)).toBe(expected);
});

test('web addresses become links, without the dot that ends the sentence', () => {
  expect(withLinks('Mira https://ribera.example/a?b=1. Gracias')).toEqual([
    { text: 'Mira ' },
    { text: 'https://ribera.example/a?b=1', href: 'https://ribera.example/a?b=1' },
    { text: '. Gracias' },
  ]);
  expect(withLinks('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)' }]);
});
