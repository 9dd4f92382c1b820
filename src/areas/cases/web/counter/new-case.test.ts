import { expect, test } from 'vitest';
import {
  askedBody,
  askerFrom,
  customerBody,
  missingFields,
  type NewCaseForm,
  petitionLines,
} from './new-case.rules.ts';

const NOW = new Date('2026-11-12T10:00:00Z');
const form: NewCaseForm = {
  channel: 'counter',
  asker: askerFrom('Begoña Núñez'),
  receivedAt: NOW,
  subject: 'Factura',
  text: 'Falta',
  petitions: '',
  type: null,
  teamId: null,
  ownerId: null,
  high: false,
  acknowledge: true,
  recording: 'unasked',
  receipt: 'unasked',
};

test.each([
  ['begona@correo.example', { kind: 'new', name: '', email: 'begona@correo.example', phone: '' }],
  ['612 34 56 78', { kind: 'new', name: '', email: '', phone: '612 34 56 78' }],
  ['+34 (948) 12-34-56', { kind: 'new', name: '', email: '', phone: '+34 (948) 12-34-56' }],
  ['Obras Castilla 2000', { kind: 'new', name: 'Obras Castilla 2000', email: '', phone: '' }],
])('«%s» is what is known of somebody', (typed, asker) => {
  expect(askerFrom(typed)).toEqual(asker);
});

test('what is missing or wrong, in the order of the form', () => {
  expect(missingFields(form, NOW)).toEqual([]);
  expect(missingFields({ ...form, asker: undefined, subject: ' ', text: '' }, NOW)).toEqual([
    'customer',
    'subject',
    'text',
  ]);
  expect(missingFields({ ...form, receivedAt: new Date('2026-11-12T10:01:00Z') }, NOW)).toEqual(['receivedAt']);
  expect(missingFields({ ...form, asker: { kind: 'new', name: 'B', email: 'b@', phone: '' } }, NOW)).toEqual(['email']);
});

test('one petition a line, whatever mark it begins with', () => {
  expect(petitionLines('1. El reembolso\n- Los portes\n\n  2) Una disculpa ')).toEqual([
    'El reembolso',
    'Los portes',
    'Una disculpa',
  ]);
});

test('only what is known is sent', () => {
  expect(customerBody({ kind: 'known', id: 'x', name: 'A', email: null, phone: null })).toEqual({ id: 'x' });
  expect(customerBody(askerFrom('612 34 56 78'))).toEqual({ name: '', phone: '612 34 56 78' });
});

test.each([
  [{}, { recording: null, receipt: null }],
  [
    { channel: 'phone', recording: 'yes' },
    { recording: true, receipt: null },
  ],
  [
    { channel: 'phone', recording: 'no', receipt: 'declined' },
    { recording: false, receipt: 'declined' },
  ],
  // Asked of a call, then it was a visit after all: no consent is kept.
  [
    { channel: 'counter', recording: 'yes', receipt: 'paper' },
    { recording: null, receipt: 'paper' },
  ],
  [
    { channel: 'counter', receipt: 'paper', asker: askerFrom('b@correo.example') },
    { recording: null, receipt: null },
  ],
  [
    { channel: 'post', recording: 'yes', receipt: 'paper' },
    { recording: null, receipt: null },
  ],
] as const)('what was asked in the contact: %j', (given, kept) => {
  expect(askedBody({ ...form, ...given })).toEqual(kept);
});
