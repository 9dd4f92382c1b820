import { createRequire } from 'node:module';
import path from 'node:path';
import PdfDocument from 'pdfkit';
import { encodeGlyph, type OutlineCommand } from './glyph.rules.ts';

/** What of a fontkit font we touch; pdfkit takes such an object wherever it takes a font file. */
interface Font {
  hasGlyphForCodePoint(point: number): boolean;
  getGlyph(
    id: number,
    points?: number[],
  ): { path: { commands: OutlineCommand[]; bbox: { minX: number } }; advanceWidth: number; codePoints: number[] };
  createSubset(): Subset;
}
interface Subset {
  font: Font;
  glyf: Uint8Array[];
  loca: { offsets: number[] };
  hmtx: { metrics: { advance: number; bearing: number }[] };
  offset: number;
  _addGlyph(id: number): number;
}

const FOLDER = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@fontsource-variable/atkinson-hyperlegible-next/package.json')),
  'files',
);
const loaded = new Map<string, Font>();

/** The house's typeface for documents, made fit to be embedded; each file is read once. */
export function fonts(): { latin: Font; extended: Font } {
  return { latin: load('latin'), extended: load('latin-ext') };
}

function load(alphabet: string): Font {
  let font = loaded.get(alphabet);
  if (!font) {
    font = embeddable(read(path.join(FOLDER, `atkinson-hyperlegible-next-${alphabet}-wght-normal.woff2`)));
    loaded.set(alphabet, font);
  }
  return font;
}

/** pdfkit reads WOFF2 through fontkit; this takes the font it read. */
function read(file: string): Font {
  const reader = new PdfDocument({ autoFirstPage: false }) as PDFKit.PDFDocument & { _font: { font: Font } };
  return reader.font(file)._font.font;
}

/** A compressed font keeps its outlines in another form than a PDF may hold, so the subset writes each one anew. */
function embeddable(font: Font): Font {
  const getGlyph = font.getGlyph.bind(font);
  // A letter first met as a part of another (the N of Ñ) is kept without saying which it is; programs that read aloud need that.
  font.getGlyph = (id, points = []) => {
    const glyph = getGlyph(id, points);
    if (glyph.codePoints.length === 0) glyph.codePoints = points;
    return glyph;
  };
  const createSubset = font.createSubset.bind(font);
  font.createSubset = () => {
    const subset = createSubset();
    subset._addGlyph = function addGlyph(this: Subset, id) {
      const glyph = this.font.getGlyph(id);
      const outline = encodeGlyph(glyph.path.commands);
      this.glyf.push(outline);
      this.loca.offsets.push(this.offset);
      this.hmtx.metrics.push({
        advance: Math.round(glyph.advanceWidth),
        bearing: Math.round(glyph.path.bbox.minX) || 0,
      });
      this.offset += outline.length;
      return this.glyf.length - 1;
    };
    return subset;
  };
  return font;
}

/** Joiners, marks of direction and choosers of a picture: nothing to print. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

export type FontName = 'latin' | 'extended';

/** A text in stretches of one font. Signs that neither has are shown as «?»: a wrong sign would be worse. */
export function stretches(text: string): { font: FontName; text: string }[] {
  const { latin, extended } = fonts();
  const parts: { font: FontName; text: string }[] = [];
  for (const sign of text.normalize('NFC').replaceAll('\t', '    ').replaceAll(INVISIBLE, '')) {
    const point = sign.codePointAt(0) as number;
    const known = sign === '\n' || latin.hasGlyphForCodePoint(point);
    const font = !known && extended.hasGlyphForCodePoint(point) ? 'extended' : 'latin';
    const shown = known || font === 'extended' ? sign : '?';
    const last = parts.at(-1);
    if (last?.font === font) last.text += shown;
    else parts.push({ font, text: shown });
  }
  return parts;
}
