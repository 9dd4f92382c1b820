import { HeaderList } from './header-list.ts';

// Takes a mail apart while it streams by. Memory stays bounded whatever comes: bodies go straight to their
// handlers, and only a possible boundary line (or a header line) waits for the next chunk.

export interface PartHandler {
  /** Body bytes, still transfer-encoded; valid during the call only. */
  write(bytes: Buffer): void;
  end(): void;
}

/** What the owner makes of a part: a container to go into, a leaf with a handler, or null to pass over it. */
export type OpenedPart<Node> = { node: Node; boundary: string | null } | { handler: PartHandler } | null;

export interface SplitterOptions<Node> {
  maxParts: number;
  maxHeaders: number;
  open(headers: HeaderList, parent: Node | null, depth: number): OpenedPart<Node>;
  /** What stands between the headers of the outermost container and its first part. */
  preamble: PartHandler;
}

interface Level<Node> {
  node: Node;
  /** null until the first line that looks like one is taken for it. */
  boundary: string | null;
}

const MARK = Buffer.from('\n--');
const LF = 10;
const CR = 13;
const DASH = 45;
const MAX_BOUNDARY_LINE = 512;
const MAX_HELD_LINE = 65_536;
const NOTHING: Buffer = Buffer.alloc(0);

export class PartSplitter<Node> {
  readonly #options: SplitterOptions<Node>;
  readonly #levels: Level<Node>[] = [];
  #held: Buffer = NOTHING;
  #headers: HeaderList | null;
  #handler: PartHandler | null = null;
  #atLineStart = true;
  #midLine = false;
  /** The reader stopped for want of bytes, not because it got on. */
  #waits = false;
  /** Parts met, passed over or not. */
  parts = 1;
  /** The outermost container never ended: the mail was cut on its way. */
  notClosed = false;

  constructor(options: SplitterOptions<Node>) {
    this.#options = options;
    this.#headers = new HeaderList(options.maxHeaders);
  }

  feed(chunk: Buffer): void {
    this.#run(this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk, false);
  }

  end(): void {
    this.#run(this.#held, true);
    if (this.#headers !== null) this.#openPart();
    this.#handler?.end();
    this.#handler = null;
    this.notClosed = this.#levels.length > 0;
  }

  #run(bytes: Buffer, last: boolean): void {
    let at = 0;
    while (at < bytes.length) {
      const next = this.#headers === null ? this.#readBody(bytes, at, last) : this.#readHeaders(bytes, at, last);
      if (next === at && !last && this.#waits) break;
      at = next;
    }
    this.#held = at < bytes.length ? Buffer.from(bytes.subarray(at)) : NOTHING;
  }

  #readHeaders(bytes: Buffer, from: number, last: boolean): number {
    const headers = this.#headers!;
    this.#waits = false;
    let at = from;
    while (at < bytes.length) {
      const newline = bytes.indexOf(LF, at);
      if (newline === -1 && !last && bytes.length - at < MAX_HELD_LINE) {
        this.#waits = true;
        return at;
      }
      const end = newline === -1 ? bytes.length : newline;
      const line = bytes.toString('latin1', at, end > at && bytes[end - 1] === CR ? end - 1 : end);
      if (this.#midLine) headers.addFragment(line);
      else if (line === '' && newline !== -1) {
        this.#openPart();
        return newline + 1;
      } else if (this.#levelOf(line) !== null) {
        this.#openPart();
        return at;
      } else headers.add(line);
      this.#midLine = newline === -1;
      at = newline === -1 ? end : newline + 1;
    }
    return at;
  }

  #openPart(): void {
    const headers = this.#headers!;
    this.#headers = null;
    this.#atLineStart = true;
    this.#midLine = false;
    const parent = this.#levels.at(-1)?.node ?? null;
    const opened = this.#options.open(headers, parent, this.#levels.length);
    if (opened === null) this.#handler = null;
    else if ('handler' in opened) this.#handler = opened.handler;
    else {
      this.#levels.push({ node: opened.node, boundary: opened.boundary });
      this.#handler = parent === null ? this.#options.preamble : null;
    }
    const stray = headers.takeStray();
    if (stray !== '') this.#handler?.write(Buffer.from(`${stray}\r\n\r\n`, 'latin1'));
  }

  #readBody(bytes: Buffer, from: number, last: boolean): number {
    this.#waits = false;
    if (this.#levels.length === 0) {
      this.#handler?.write(bytes.subarray(from));
      return bytes.length;
    }
    let search = from;
    for (;;) {
      const atStart = this.#atLineStart && search === from && bytes[from] === DASH;
      const found = atStart ? from - 1 : bytes.indexOf(MARK, search);
      if (found === -1 && !atStart) return this.#passOn(bytes, from, last);
      const line = found + 1;
      const newline = bytes.indexOf(LF, line);
      const dataEnd = atStart ? from : lineBreakStart(bytes, found, from);
      if (newline === -1 && !last && bytes.length - line < MAX_BOUNDARY_LINE) {
        if (dataEnd > from) this.#write(bytes.subarray(from, dataEnd));
        this.#waits = dataEnd === from;
        return dataEnd;
      }
      const end = newline === -1 ? bytes.length : newline;
      const possible = end - line <= MAX_BOUNDARY_LINE && this.#mayBeBoundary(bytes[line + 2]);
      const level = possible ? this.#levelOf(bytes.toString('latin1', line, end)) : null;
      if (level !== null) {
        if (dataEnd > from) this.#write(bytes.subarray(from, dataEnd));
        this.#cross(level.index, level.closes);
        return newline === -1 ? bytes.length : newline + 1;
      }
      search = line + (atStart ? 1 : 2);
    }
  }

  /** No boundary in sight: everything but the beginning of a possible one goes on. */
  #passOn(bytes: Buffer, from: number, last: boolean): number {
    let end = bytes.length;
    if (!last) {
      const dashed = bytes[end - 1] === DASH && bytes[end - 2] === LF ? 1 : 0;
      if (bytes[end - 1 - dashed] === LF) end = lineBreakStart(bytes, end - 1 - dashed, from);
      else if (bytes[end - 1] === CR) end--;
      else if (this.#atLineStart && end - from === 1 && bytes[from] === DASH) end = from;
    }
    if (end > from) this.#write(bytes.subarray(from, end));
    this.#waits = end === from;
    return end;
  }

  #write(bytes: Buffer): void {
    this.#atLineStart = false;
    this.#handler?.write(bytes);
  }

  /** A look at the first character spares most lines the closer one. */
  #mayBeBoundary(first: number | undefined): boolean {
    return this.#levels.some(({ boundary }) => boundary === null || boundary.charCodeAt(0) === first);
  }

  /** Which container a `--boundary` line belongs to, the innermost first. */
  #levelOf(line: string): { index: number; closes: boolean } | null {
    const text = line.trimEnd();
    if (!text.startsWith('--')) return null;
    for (let index = this.#levels.length - 1; index >= 0; index--) {
      const level = this.#levels[index]!;
      if (level.boundary === null && text.length > 3 && text[2] !== ' ') level.boundary = text.slice(2);
      const { boundary } = level;
      if (boundary === null || !text.startsWith(boundary, 2)) continue;
      if (text.length === boundary.length + 2) return { index, closes: false };
      if (text.length === boundary.length + 4 && text.endsWith('--')) return { index, closes: true };
    }
    return null;
  }

  #cross(index: number, closes: boolean): void {
    this.#handler?.end();
    this.#handler = null;
    this.#atLineStart = true;
    this.#levels.length = closes ? index : index + 1;
    if (closes) return;
    this.parts++;
    if (this.parts <= this.#options.maxParts) this.#headers = new HeaderList(this.#options.maxHeaders);
  }
}

/** Where the line break that ends at `lf` begins: it belongs to the boundary, not to the part. */
function lineBreakStart(bytes: Buffer, lf: number, from: number): number {
  return lf > from && bytes[lf - 1] === CR ? lf - 1 : Math.max(lf, from);
}
