import { buffer } from 'node:stream/consumers';
import { strToU8, zipSync } from 'fflate';
import PdfDocument from 'pdfkit';
import { afterAll, expect, it } from 'vitest';
import { reading, system } from '#platform/work/index.ts';
import { aMail, casesHouse } from '../cases.fixture.ts';
import { addInbound } from '../index.ts';
import { readTexts } from './read-texts.ts';
import { searchCases } from './search.ts';

/* What is found inside attachments; a file that is not what it says costs nothing but itself. */

const house = await casesHouse();
afterAll(house.close);

async function aFile(name: string, bytes: Uint8Array, inline = false) {
  const stored = await house.house.files.put(bytes);
  const made = await house.aCase({ message: { text: 'Va adjunto' } });
  const attachments = [{ ...stored, name, type: 'application/octet-stream', inline, contentId: null }];
  await house.as(system('intake'), (work) => addInbound(work, made.id, aMail(work.now, { text: 'Va', attachments })));
  return made.id;
}
const docx = (xml: string) => zipSync({ 'word/document.xml': strToU8(xml), 'word/media/x.png': new Uint8Array(9) });
/** Three pages: what is looked for stands on the last, with an ñ and in two pieces of a line. */
async function pdf(options: PDFKit.PDFDocumentOptions = {}) {
  const document = new PdfDocument(options);
  document.text('Informe del perito').addPage().addPage();
  document.text('Grietas en el travesaño, ', { continued: true }).text('por condensación.').end();
  return new Uint8Array(await buffer(document));
}
const found = async (q: string) => {
  const work = reading(house.house, house.person('lead'));
  return searchCases(work, { view: 'all', q, limit: 20, order: 'newest' } as never, work.now);
};

it('text, PDF and Word files are found by what they say, and the row says where; the rest is set aside once', async () => {
  const word = await aFile(
    'Peritaje.docx',
    docx(
      '<w:p><w:r><w:t xml:space="preserve">La humedad &amp; el cas</w:t></w:r><w:r><w:t>quillo</w:t></w:r></w:p><w:p/>',
    ),
  );
  const plain = await aFile('nota.TXT', Buffer.from('El transportista dej\xf3 el paquete en la porter\xeda', 'latin1'));
  const scan = await aFile('Informe.PDF', await pdf());
  await aFile('cerrado.pdf', await pdf({ userPassword: 'secreto' }));
  await aFile('roto.pdf', Buffer.from('%PDF-1.7 y nada más'));
  await aFile('roto.docx', Buffer.from('PK no es un zip'));
  await aFile('bomba.docx', docx('x'.repeat(25_000_000)));
  await aFile('vacio.docx', zipSync({ 'otra/cosa.xml': strToU8('casquillo') }));
  expect((await found('casquillo')).cases).toEqual([]);
  const both = await Promise.all([readTexts(house.house), readTexts(house.house)]);
  expect(both.reduce((a, b) => a + b)).toBe(8);
  expect(await readTexts(house.house)).toBe(0);

  const [byWord, byPlain, byPdf] = [await found('casquillos'), await found('porteria'), await found('travesano')];
  expect(byWord.cases.map(({ id }) => id)).toEqual([word]);
  expect(byWord.why[word]).toMatchObject({ in: 'inside', text: 'Peritaje.docx: …& el casquillo ' });
  expect(byPlain.why[plain]).toMatchObject({
    in: 'inside',
    text: 'nota.TXT: …en la portería',
  });
  expect(byPdf.why[scan]).toMatchObject({
    in: 'inside',
    text: expect.stringContaining('travesaño, por condensación.'),
  });
  const states = await house.house.database.db
    .selectFrom('file_text')
    .select(['name', 'state'])
    .where('state', '<>', 'read')
    .orderBy('name')
    .execute();
  expect(states).toEqual(
    ['bomba.docx', 'cerrado.pdf', 'roto.docx', 'roto.pdf', 'vacio.docx'].map((name) => ({ name, state: 'unreadable' })),
  );
});
