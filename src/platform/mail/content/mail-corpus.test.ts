import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startReaders } from './index.ts';
import type { MailReaders, ParsedMail } from './index.ts';

// The sample mails of tests/corpus/mail, read through the threads as the product does.

const folder = fileURLToPath(new URL('../../../../tests/corpus/mail/', import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.eml'))
  .map((file) => file.slice(0, -4));

type Expected = Partial<Record<keyof ParsedMail, unknown>>;
const file = (name: string, type: string, more: object = {}) => expect.objectContaining({ name, type, ...more });
const body = (visible: string) => ({
  visible: expect.stringMatching(new RegExp(`^${visible.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`)),
});
const failed = (address: string, status: string, permanent: boolean) =>
  expect.objectContaining({
    recipient: address,
    status,
    action: 'failed',
    permanent,
    originalMessageId: '<caso-1042.bb@tienda.example>',
  });
const original = (by: string, note: string) =>
  expect.objectContaining({
    by,
    note,
    subject: 'Cobro duplicado',
    from: { name: expect.stringMatching(/^Ana Ru[ií]z$/), address: 'ana.ruiz@example.es' },
    text: expect.stringContaining('Me han cobrado dos veces'),
  });

const expected: Record<string, Expected> = {
  'gmail-respuesta': {
    messageId: '<CAF1k2=x9@mail.gmail.com>',
    inReplyTo: '<caso-1042.aa@tienda.example>',
    references: ['<caso-1042.aa@tienda.example>'],
    subject: 'Re: [TDA-1042] Secador roto',
    to: [{ name: 'Atención al cliente', address: 'sac@tienda.example' }],
    date: '2026-03-02T09:22:31.000Z',
    ...body(
      'Buenos días:\n\nEl secador del pedido 4411 sigue sin funcionar. ¿Me pueden devolver el dinero?\n\nMuchas gracias\nAna',
    ),
    quoted: expect.stringContaining('> Pruebe a mantener pulsado'),
    language: 'es',
    kind: 'person',
    html: expect.stringContaining('<blockquote data-quoted="" '),
  },
  'outlook-respuesta': {
    from: { name: 'Luis Gómez Peña', address: 'luis.gomez@talleres.example' },
    subject: 'RE: Recargo en factura nº 2026/118',
    visible: expect.stringMatching(/no corresponde\.\n\nUn saludo,\s*$/),
    signature: expect.stringContaining('Talleres Gómez, S.L.'),
    quoted: expect.stringContaining('Estimado Luis'),
    html: expect.stringMatching(
      /<img width="120" height="40" alt="Talleres Gómez" src="cid:[0-9a-f]{64}" \/>.*<div data-quoted="">Estimado Luis/s,
    ),
    attachments: [
      file('image001.png', 'image/png', { inline: true }),
      file('Factura nº 118.pdf', 'application/pdf', { inline: false, size: 69 }),
    ],
  },
  'iphone-foto': {
    visible: expect.stringMatching(/^Así ha llegado la lavadora:\s+¿Qué hago\?\s*$/),
    signature: expect.stringContaining('Enviado desde mi iPhone'),
    attachments: [file('IMG_2031.jpeg', 'image/jpeg')],
  },
  'thunderbird-flowed': {
    from: { name: 'Pérez, José', address: 'jose@example.es' },
    ...body(
      'Solicito la baja del servicio a partir de hoy mismo, tal como establece el contrato en su cláusula séptima.',
    ),
    quoted: expect.stringContaining('prefiere que le llame una persona?'),
  },
  'solo-html': {
    text: 'Hola:\n\nMi pedido 4412 no ha llegado.\nLo espero desde el martes.\n\nVer pedido',
    hasRemoteContent: true,
    html: expect.stringMatching(/^(?!.*rastro)/s),
  },
  'cabeceras-latin1': {
    from: { name: 'María Nuñez', address: 'maria@example.es' },
    to: [{ name: 'Atención', address: 'sac@tienda.example' }],
    subject: 'Reclamación: no llegó el bañador',
    text: 'España, año nuevo: €12 de recargo – “según” ustedes.',
    warnings: [{ code: 'charset-guessed' }],
  },
  'cabeceras-utf8': {
    from: { name: 'María Núñez', address: 'maria@example.es' },
    subject: 'Reclamación: no llegó el bañador',
    text: 'No llegó el bañador 👙 a mi casa.',
  },
  'charset-falso': { text: 'La caldera se averió: señal roja, ¿qué hacemos?', warnings: [] },
  'charset-desconocido': { text: 'La caldera se averió: señal roja.' },
  'asunto-partido': {
    subject: 'Reclamación por el envío número 4411: todavía no ha llegado',
    from: { name: 'Íñigo Álvarez', address: 'inigo@example.es' },
  },
  'asunto-roto': { subject: 'Envío urgente: llega tarde y mañana' },
  'asunto-sin-sangria': {
    subject: 'Pedido 4411 con un asunto muy largo que sigue en la otra linea',
    messageId: '<sangria@example.es>',
    text: 'Hola',
  },
  arabe: {
    subject: 'طلبي لم يصل',
    html: '<div dir="rtl" lang="ar">مرحبا، طلبي رقم 4411 لم يصل بعد.\u200f</div>',
    language: null,
  },
  japones: { subject: '注文について', text: '注文番号4411が届きません。' },
  vacio: {
    readable: true,
    messageId: null,
    from: null,
    subject: '',
    text: '',
    html: null,
    attachments: [],
    kind: 'person',
  },
  'solo-cabeceras': { subject: 'Llámenme', text: '' },
  'sin-cabeceras': { from: null, text: 'Hola, quería preguntar por mi pedido.\n\nGracias' },
  'sin-linea-vacia': { subject: 'Pedido', text: 'Hola buenas, no me ha llegado el pedido.\n\nGracias, Ana' },
  'sin-message-id': { messageId: null, date: null, text: 'Hola' },
  'sin-cierre': {
    text: 'Va la factura adjunta.',
    attachments: [file('factura.pdf', 'application/pdf')],
    warnings: [{ code: 'not-closed' }],
  },
  'limite-equivocado': { text: 'El texto que importa.' },
  'limite-sin-nombre': { text: 'El texto que importa.', attachments: [file('a.pdf', 'application/pdf')] },
  anidado: {
    text: 'Texto llano.',
    html: expect.stringMatching(/^<p>Texto <i>rico<\/i>\.<\/p><img src="cid:[0-9a-f]{64}" \/>/),
    attachments: [
      file('attachment-1.2.png', 'image/png', { inline: true, contentId: 'foto' }),
      file('original.eml', 'message/rfc822'),
    ],
  },
  'nombres-de-adjuntos': {
    attachments: [
      file('Reclamación nº 1.pdf', 'application/pdf'),
      file('Un nombre muy largo con eñe.pdf', 'application/pdf'),
      file('passwd.pdf', 'application/pdf'),
      file('mi factura final.pdf', 'application/pdf'),
      file('facturafdp.exe', 'application/x-msdownload', { declaredType: 'application/pdf' }),
      file('foto.png', 'text/html', { declaredType: 'image/png' }),
      file('attachment-8.jpg', 'image/jpeg'),
    ],
  },
  'smime-opaco': {
    protection: { format: 'smime', how: 'opaque-signed' },
    text: 'Reclamación firmada con mi certificado.',
    attachments: [file('prueba.pdf', 'application/pdf', { part: '1/2' })],
  },
  'smime-opaco-indefinido': {
    protection: { format: 'smime', how: 'opaque-signed' },
    text: 'Reclamación firmada con mi certificado.',
    attachments: [file('prueba.pdf', 'application/pdf')],
  },
  'smime-firmado': {
    protection: { format: 'smime', how: 'signed' },
    text: 'Reclamación firmada con mi certificado.',
    attachments: [file('prueba.pdf', 'application/pdf'), file('smime.p7s', 'application/pkcs7-signature')],
  },
  'smime-cifrado': {
    protection: { format: 'smime', how: 'encrypted' },
    text: '',
    attachments: [file('smime.p7m', 'application/pkcs7-mime')],
  },
  'pgp-cifrado': { protection: { format: 'pgp', how: 'encrypted' } },
  'pgp-en-texto': { protection: { format: 'pgp', how: 'signed' } },
  winmail: {
    html: '<p>Les envío el parte de la avería.</p><p>Total: 12 €<b>{IVA incluido}</b></p>',
    text: 'Les envío el parte de la avería.\n\nTotal: 12 €{IVA incluido}',
    attachments: [
      file('Parte de la avería.pdf', 'application/pdf', { part: '1/1', size: 69 }),
      file('foto señal.jpg', 'image/jpeg'),
    ],
  },
  'winmail-roto': {
    text: 'Va el parte.',
    attachments: [file('winmail.dat', 'text/plain')],
    warnings: [{ code: 'winmail-unreadable' }],
  },
  'reenviado-gmail': { forwarded: original('text', 'Este cliente escribió a mi buzón.'), kind: 'person' },
  'reenviado-outlook': { forwarded: original('text', 'Para que abráis caso.') },
  'reenviado-apple': { forwarded: original('text', '') },
  'reenviado-adjunto': {
    forwarded: original('attachment', 'Os lo adjunto.'),
    attachments: [file('Cobro duplicado.eml', 'message/rfc822')],
  },
  'calendario-aceptada': {
    kind: 'calendar',
    calendar: expect.objectContaining({
      method: 'REPLY',
      answer: 'ACCEPTED',
      attendee: { name: 'Ana Ruiz', address: 'ana.ruiz@example.es' },
    }),
  },
  'calendario-invitacion': {
    kind: 'person',
    calendar: expect.objectContaining({
      method: 'REQUEST',
      summary: 'Visita del técnico, segunda vez',
      start: '2026-03-05T10:00:00',
      zone: 'Europe/Madrid',
      location: 'C/ Mayor 1, Madrid',
    }),
  },
  'rebote-postfix': { kind: 'bounce', bounce: failed('nadie@example.net', '5.1.1', true) },
  'rebote-exchange': { kind: 'bounce', bounce: failed('nadie@example.net', '5.2.2', false) },
  'rebote-qmail': { kind: 'bounce', bounce: failed('nadie@example.net', '5.1.1', true) },
  'rebote-es': { kind: 'bounce', bounce: failed('nadie@example.net', '5.1.1', true) },
  'rebote-demora': {
    kind: 'bounce',
    bounce: expect.objectContaining({ action: 'delayed', permanent: false, recipient: 'nadie@example.net' }),
  },
  'rebote-entregado': { kind: 'bounce', bounce: expect.objectContaining({ action: 'delivered', permanent: false }) },
  'acuse-de-lectura': { kind: 'auto-generated', bounce: null },
  'ausente-exchange': { kind: 'auto-reply', inReplyTo: '<caso-1042.bb@tienda.example>' },
  boletin: { kind: 'list' },
};

describe('sample mails', () => {
  let readers: MailReaders;
  const into = mkdtempSync(join(tmpdir(), 'corpus-'));
  beforeAll(() => void (readers = startReaders()));
  afterAll(async () => {
    await readers.stop();
    rmSync(into, { recursive: true });
  });

  test('each of them is expected to say something', () =>
    expect(Object.keys(expected).toSorted()).toEqual(names.toSorted()));

  test.each(Object.entries(expected))('%s', async (name, fields) => {
    const mail = await readers.read({ path: `${folder}${name}.eml` }, { into });
    expect(mail).toMatchObject({ readable: true, ...fields });
    expect(mail.visible + mail.signature + mail.quoted).toBe(mail.text);
    expect(JSON.parse(JSON.stringify(mail))).toEqual(mail);
    for (const { storedAt, size } of mail.attachments) expect(readFileSync(storedAt!).length).toBe(size);
  });

  test('a mail changed at random is still read', async () => {
    const samples = names.map((name) => readFileSync(`${folder}${name}.eml`));
    const change = fc.record({ at: fc.nat(), remove: fc.nat(40), insert: fc.uint8Array({ maxLength: 12 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        async (sample, changes) => {
          let bytes = sample;
          for (const { at, remove, insert } of changes) {
            const start = at % (bytes.length + 1);
            bytes = Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(start + remove)]);
          }
          const mail = await readers.read({ bytes });
          expect([mail.readable, mail.reason, mail.detail]).toEqual([true, null, null]);
          expect(mail.visible + mail.signature + mail.quoted).toBe(mail.text);
        },
      ),
      { numRuns: 600 },
    );
  });
});
