import { expect, test } from 'vitest';
import type { CaseView } from '../../contract.ts';
import { type Draft, draftLine, EMPTY_DRAFT, isEmpty, mentioned, readDraft, without } from './draft.rules.ts';
import { bouncing, isAddress, newcomers, proposedTo } from './recipients/recipients.rules.ts';

const file = { id: 'f', name: 'albarán.pdf', size: 10, type: 'application/pdf' };
const draft: Draft = {
  ...EMPTY_DRAFT,
  reply: { ...EMPTY_DRAFT.reply, text: 'Hola,\n  Marta:\nya sale', files: [file] },
  note: {
    ...EMPTY_DRAFT.note,
    text: 'Lo mira @Nuria Sanz',
    mentions: [
      { id: 'n', name: 'Nuria Sanz' },
      { id: 'u', name: 'Unai' },
    ],
  },
  basedOn: 7,
};

test('a draft comes back as it was kept; what is not one is ignored', () => {
  expect(readDraft(JSON.stringify(draft))).toEqual(draft);
  expect(readDraft('{"reply":{}}')).toBeUndefined();
  expect(readDraft('not json')).toBeUndefined();
  expect(readDraft(JSON.stringify({ reply: { text: 'a' }, note: { text: '' } }))?.reply.files).toEqual([]);
});

test('its line in a list, and when there is nothing to say', () => {
  expect(draftLine(draft)).toBe('Hola, Marta: ya sale');
  expect(draftLine({ ...draft, mode: 'note' })).toBe('Lo mira @Nuria Sanz');
  expect(isEmpty(EMPTY_DRAFT)).toBe(true);
  expect(isEmpty({ ...EMPTY_DRAFT, reply: { ...EMPTY_DRAFT.reply, files: [file] } })).toBe(false);
});

test('what is sent goes, the other side stays', () => {
  expect(without(draft, 'reply')).toEqual({ ...draft, mode: 'reply', reply: EMPTY_DRAFT.reply, basedOn: null });
  expect(without(draft, 'note').reply).toEqual(draft.reply);
});

test('only people still named are told', () => {
  expect(mentioned(draft.note)).toEqual(['n']);
});

type Participants = CaseView['participants'];
const participants: Participants = [
  { address: 'marta@correo.example', name: 'Marta', role: 'requester', customerId: null, bounced: false },
  { address: '+34612345678', name: 'Marta', role: 'requester', customerId: null, bounced: false },
  { address: 'gestor@alba.example', name: '', role: 'copied', customerId: null, bounced: true },
  { address: 'otro@fuera.example', name: '', role: 'third_party', customerId: null, bounced: false },
];

test('whom an answer goes to, and who would read it for the first time', () => {
  expect(proposedTo(participants)).toEqual(['marta@correo.example']);
  const lists = {
    to: ['Marta <MARTA@correo.example>'],
    cc: ['gestor@alba.example'],
    bcc: ['otro@fuera.example', 'mal escrita'],
  };
  expect(newcomers(lists, participants)).toEqual(['otro@fuera.example']);
  expect(bouncing(lists, participants)).toEqual(['gestor@alba.example']);
});

test.each([
  ['ana@ejemplo.es', true],
  ['Ana Ruiz <ana@ejemplo.es>', true],
  ['ana@ejemplo', false],
  ['ana ruiz@ejemplo.es', false],
  ['', false],
])('«%s» can be written to: %s', (written, expected) => {
  expect(isAddress(written)).toBe(expected);
});
