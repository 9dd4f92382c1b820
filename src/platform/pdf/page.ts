import PdfDocument from 'pdfkit';
import { fonts, stretches, type FontName } from './fonts.ts';

type Doc = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

const MARGIN = 56;
const INK = '#1b1f24';
const QUIET = '#57606a';
const SIZES = { H1: 19, H2: 14, H3: 11, P: 10.5, small: 9 } as const;
const LABEL_WIDTH = 150;

/** A tagged document: everything written belongs to a heading, paragraph, table or list that a screen reader knows. */
export interface Page {
  heading(level: 1 | 2 | 3, text: string): void;
  paragraph(text: string, options?: { quiet?: boolean; small?: boolean }): void;
  facts(rows: readonly (readonly [label: string, value: string])[]): void;
  list(items: readonly (readonly string[])[]): void;
  /** Numbers the pages and gives the bytes. */
  finish(footer: (page: number, pages: number) => string): Promise<Buffer>;
}

export function openPage(about: { title: string; language: string; author: string; at: Date }): Page {
  const info = { Title: about.title, Author: about.author, CreationDate: about.at, ModDate: about.at };
  const doc = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.7',
    tagged: true,
    lang: about.language,
    displayTitle: true,
    bufferPages: true,
    info,
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve, reject) =>
    doc.on('end', () => resolve(Buffer.concat(chunks))).on('error', reject),
  );
  const { latin, extended } = fonts();
  doc
    .registerFont('latin', latin as unknown as Buffer)
    .registerFont('extended', extended as unknown as Buffer)
    .font('latin');
  const root = doc.struct('Document', { lang: about.language });
  doc.addStructure(root);
  return {
    heading(level, text) {
      keepTogether(doc, 60);
      const style = `H${level}` as 'H1' | 'H2' | 'H3';
      add(doc, root, style, () => write(doc, text, { size: SIZES[style], color: INK }));
      doc.moveDown(0.3);
    },
    paragraph(text, options = {}) {
      for (const part of text.split(/\n{2,}/)) {
        add(doc, root, 'P', () =>
          write(doc, part, { size: options.small ? SIZES.small : SIZES.P, color: options.quiet ? QUIET : INK }),
        );
        doc.moveDown(0.4);
      }
    },
    facts: (rows) => writeFacts(doc, root, rows),
    list: (items) => writeList(doc, root, items),
    async finish(footer) {
      root.end();
      numberPages(doc, footer);
      doc.end();
      return done;
    },
  };
}

/** Elements must be put in their place before they are written, or their content would belong to nothing. */
function add(doc: Doc, parent: Element, type: string, content: () => void, options: object = {}): void {
  parent.add(doc.struct(type, options, content));
}

function write(
  doc: Doc,
  text: string,
  style: { size: number; color: string; x?: number; y?: number; width?: number },
): void {
  const parts = stretches(text.trim() === '' ? ' ' : text);
  doc.fontSize(style.size).fillColor(style.color);
  parts.forEach((part, i) => {
    const options = { continued: i < parts.length - 1, lineGap: 2, ...(style.width ? { width: style.width } : {}) };
    useFont(doc, part.font);
    if (i === 0 && style.x !== undefined) doc.text(part.text, style.x, style.y, options);
    else doc.text(part.text, options);
  });
}

function useFont(doc: Doc, name: FontName): void {
  doc.font(name);
}

/** Label and value side by side: a table whose first column are row headers. */
function writeFacts(doc: Doc, root: Element, rows: readonly (readonly [string, string])[]): void {
  const table = doc.struct('Table');
  root.add(table);
  const width = doc.page.width - 2 * MARGIN - LABEL_WIDTH;
  for (const [label, value] of rows) {
    keepTogether(doc, 30);
    const row = doc.struct('TR');
    table.add(row);
    const { y } = doc;
    let bottom = y;
    add(
      doc,
      row,
      'TH',
      () => write(doc, label, { size: SIZES.P, color: QUIET, x: MARGIN, y, width: LABEL_WIDTH - 12 }),
      { scope: 'Row' },
    );
    bottom = Math.max(bottom, doc.y);
    add(doc, row, 'TD', () => write(doc, value, { size: SIZES.P, color: INK, x: MARGIN + LABEL_WIDTH, y, width }));
    row.end();
    doc.x = MARGIN;
    doc.y = Math.max(bottom, doc.y) + 2;
  }
  table.end();
  doc.moveDown(0.6);
}

/** Each item: its first line in ink, the others quiet below it. */
function writeList(doc: Doc, root: Element, items: readonly (readonly string[])[]): void {
  const list = doc.struct('L');
  root.add(list);
  for (const [first = '', ...rest] of items) {
    keepTogether(doc, 40);
    const item = doc.struct('LI');
    list.add(item);
    const body = doc.struct('LBody');
    item.add(body);
    add(doc, body, 'P', () => write(doc, first, { size: SIZES.P, color: INK }));
    for (const line of rest) add(doc, body, 'P', () => write(doc, line, { size: SIZES.small, color: QUIET }));
    body.end();
    item.end();
    doc.moveDown(0.4);
  }
  list.end();
  doc.moveDown(0.3);
}

function keepTogether(doc: Doc, height: number): void {
  if (doc.y + height > doc.page.height - MARGIN) doc.addPage();
}

/** Footers are artifacts: read by eyes, passed over by screen readers. */
function numberPages(doc: Doc, footer: (page: number, pages: number) => string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc
      .font('latin')
      .fontSize(8.5)
      .fillColor(QUIET)
      .text(footer(page + 1, count), MARGIN, doc.page.height - 36, { lineBreak: false });
    doc.endMarkedContent();
  }
}
