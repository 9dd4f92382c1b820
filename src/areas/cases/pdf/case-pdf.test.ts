import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { reading, system } from '#platform/work/index.ts';
import { aMail, casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';
import { addInbound, casePdf } from '../index.ts';
import { stretches } from '#platform/pdf/fonts.ts';
import { encodeGlyph } from '#platform/pdf/glyph.rules.ts';
import { textOf } from './pdf-text.fixture.ts';

const it = await casesHouse();
afterAll(it.close);
const { agent } = it.callers;

test('the whole case: tagged, in its language, with petitions, messages and the hashes of files', async () => {
  const stored = await it.house.files.put(Buffer.from('foto'));
  const { id, reference, key } = await it.aCase({
    message: {
      text: 'Ñandú: ¿cuándo llega? «Pronto», 1.284,50 €',
      attachments: [{ ...stored, name: 'foto.jpg', type: 'image/jpeg', inline: false, contentId: null }],
    },
  });
  await it.api.call(api.addNote, { params: { reference }, body: { text: 'Cliente de confianza' } }, agent);
  await it.api.call(
    api.resolve,
    {
      params: { reference },
      body: { petitions: [{ text: 'Que llegue', outcome: 'granted', reason: 'Sale hoy' }], text: 'Sale hoy.' },
    },
    agent,
  );
  const inside = await it.api.send(api.casePdf, { params: { reference }, query: { internal: true } }, agent);
  expect(inside.headers['content-type']).toBe('application/pdf');
  const { text, structure, language } = textOf(inside.rawPayload);
  for (const part of [
    reference,
    key,
    'Pedido incompleto',
    'Ñandú: ¿cuándo llega? «Pronto», 1.284,50 €',
    'foto.jpg',
    stored.sha256,
    'Estimada: Sale hoy',
    'Uso interno: lleva las notas internas',
    'Nota interna de Diego Sanz',
    'Cliente de confianza',
    '9 de noviembre de 2026',
  ])
    expect(text).toContain(part);
  expect(language).toBe('es');
  for (const tag of ['Document', 'H1', 'H2', 'H3', 'P', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'LBody'])
    expect(structure).toContain(tag);
  const customer = { kind: 'customer', caseId: id, proven: true, customerId: null, language: 'es' } as const;
  const outside = async () =>
    textOf(await casePdf(reading(it.house, customer), id, { internal: true, language: 'en' })).text;
  // The answer has not left yet: it may still be taken back, and with it the outcome it tells.
  const before = await outside();
  expect(before).not.toContain('Sale hoy');
  expect(before).not.toContain('confianza');
  await it.house.database.db.updateTable('outbox').set({ state: 'sent' }).where('case_id', '=', id).execute();
  expect(await outside()).toContain('Upheld: Sale hoy');
  await expect(
    casePdf(reading(it.house, { ...customer, proven: false }), id, { internal: false, language: 'es' }),
  ).rejects.toThrow('case.not_found');
  await expect(
    casePdf(reading(it.house, { ...customer, caseId: (await it.aCase()).id }), id, { internal: false, language: 'es' }),
  ).rejects.toThrow('case.not_found');
});

test('a case of more messages than a screen shows has every one of them in its PDF', async () => {
  const { id } = await it.aCase({ message: { text: 'La primera palabra' } });
  await sql`
    insert into message select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'intake_id', null, 'text', 'Otra', 'at', m.at + n * interval '1 second'))).*
    from message m, generate_series(1, 501) n where m.case_id = ${id}`.execute(it.house.database.db);
  const customer = { kind: 'customer', caseId: id, proven: true, customerId: null, language: 'es' } as const;
  const { text } = textOf(await casePdf(reading(it.house, customer), id, { internal: false, language: 'es' }));
  expect(text).toContain('La primera palabra');
});

test('T2: a code a machine sends to the case’s address, and what is held, are not for the customer to read', async () => {
  const { id } = await it.aCase();
  const file = {
    ...(await it.house.files.put(Buffer.from('clave'))),
    type: 'text/plain',
    inline: false,
    contentId: null,
  };
  await it.as(system('intake'), async (work) => {
    await addInbound(
      work,
      id,
      aMail(work.now, {
        automatic: 'auto-generated',
        text: 'Su código es 471108',
        attachments: [{ ...file, name: 'clave.txt' }],
      }),
    );
    await addInbound(work, id, aMail(work.now, { heldReason: 'stranger', text: 'Soy un desconocido' }));
  });
  const customer = { kind: 'customer', caseId: id, proven: true, customerId: null, language: 'es' } as const;
  const outside = textOf(await casePdf(reading(it.house, customer), id, { internal: false, language: 'es' })).text;
  expect(outside).toContain('Falta una silla');
  for (const hidden of ['471108', 'clave.txt', 'desconocido']) expect(outside).not.toContain(hidden);
  const inside = textOf(
    await casePdf(reading(it.house, it.person('lead')), id, { internal: true, language: 'es' }),
  ).text;
  for (const shown of ['471108', 'clave.txt', 'desconocido']) expect(inside).toContain(shown);
});

test('a long message runs over pages, each numbered', async () => {
  const { id } = await it.aCase({
    message: {
      text: Array.from({ length: 200 }, (_, n) => `Línea ${n} de una carta larga que no cabe en una página.`).join(
        '\n\n',
      ),
    },
  });
  const { text, pages } = textOf(
    await casePdf(reading(it.house, it.person('lead')), id, { internal: false, language: 'es' }),
  );
  expect(pages).toBeGreaterThan(4);
  expect(text).toContain('Línea 199 de una carta');
  expect(text).toContain(`página ${pages} de ${pages}`);
});

test('signs are set in a font that has them, or shown as missing', () => {
  expect(stretches('año 3 €')).toEqual([{ font: 'latin', text: 'año 3 €' }]);
  expect(stretches('Łódź')).toEqual([
    { font: 'extended', text: 'Ł' },
    { font: 'latin', text: 'ód' },
    { font: 'extended', text: 'ź' },
  ]);
  expect(stretches('да 😀\u200B')).toEqual([{ font: 'latin', text: '?? ?' }]);
});

test('an outline becomes a glyph of the table, aligned, and nothing stays nothing', () => {
  expect(encodeGlyph([])).toHaveLength(0);
  const bytes = encodeGlyph([
    { command: 'moveTo', args: [0, 0] },
    { command: 'lineTo', args: [100, 0] },
    { command: 'quadraticCurveTo', args: [100, 50, 0, 100] },
    { command: 'closePath', args: [] },
  ]);
  expect(bytes.length % 4).toBe(0);
  expect([...new Int16Array([1, 0, 0, 100, 100, 3, 0])]).toEqual(
    Array.from({ length: 7 }, (_, i) => new DataView(bytes.buffer).getInt16(i * 2)),
  );
  expect(Array.from(bytes.subarray(14, 18))).toEqual([1, 1, 0, 1]);
});
