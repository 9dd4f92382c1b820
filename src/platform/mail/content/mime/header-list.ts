import { decodeLatin1 } from './charset.ts';
import { decodeWords, plainLine } from './header-words.ts';

// The header block of a mail or a part, gathered line by line with bounded memory.

/** Kept even when a mail has more headers than the limit. */
const USED = new Set(
  (
    'from sender reply-to to cc subject date message-id in-reply-to references return-path content-type ' +
    'content-transfer-encoding content-disposition content-id content-language auto-submitted precedence ' +
    'list-id list-post list-unsubscribe x-failed-recipients x-autoreply x-autorespond x-cauce-loop mailing-list'
  ).split(' '),
);
/** Lists of addresses may be long; of anything else the first 64 kB are enough. */
const LONG = new Set(['to', 'cc', 'bcc']);
const MAX_LONG = 8_000_000;
const MAX_VALUE = 64_000;
const MAX_STRAY = 4_000;

interface Entry {
  name: string;
  /** Byte for byte (latin1), unfolded. */
  raw: string;
}

export class HeaderList {
  #entries: Entry[] = [];
  #byName = new Map<string, Entry[]>();
  #hint = '';
  #stray: string[] = [];
  #skipping = false;
  readonly #limit: number;
  /** All headers seen, kept or not. */
  total = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get dropped(): number {
    return this.total - this.#entries.length;
  }

  /** Charset to try on raw 8-bit values before windows-1252. */
  set hint(charset: string) {
    this.#hint = charset;
  }

  add(line: string): void {
    if (line.startsWith(' ') || line.startsWith('\t')) return this.#continue(line);
    const colon = line.indexOf(':');
    const name = colon > 0 && colon < 80 ? line.slice(0, colon).trimEnd() : '';
    if (!/^[!-9;-~]+$/.test(name)) {
      const isMailboxLine = this.total === 0 && /^>?From /.test(line);
      if (!isMailboxLine && this.#stray.length < MAX_STRAY) this.#stray.push(line.slice(0, 2_000));
      return;
    }
    // A stray line with headers after it is a folded value that lost its indentation.
    for (const stray of this.#stray.splice(0)) this.#continue(` ${stray}`);
    this.total++;
    const key = name.toLowerCase();
    const known = this.#byName.get(key);
    const wanted = this.#entries.length < this.#limit || (USED.has(key) && known === undefined);
    this.#skipping = !wanted;
    if (!wanted) return;
    const entry = { name: key, raw: line.slice(colon + 1, colon + 1 + roomFor(key)).trimStart() };
    this.#entries.push(entry);
    if (known === undefined) this.#byName.set(key, [entry]);
    else known.push(entry);
  }

  /** More of the last line (a folded line, or one too long to come in one piece). */
  #continue(text: string): void {
    const entry = this.#entries.at(-1);
    if (entry === undefined || this.#skipping) return;
    const room = roomFor(entry.name) - entry.raw.length;
    if (room > 0) entry.raw += text.slice(0, room).replace(/\t/g, ' ');
  }

  addFragment(text: string): void {
    this.#continue(text);
  }

  /** Lines at the end that are no headers: the body of a mail that lacks the empty line. */
  takeStray(): string {
    return this.#stray.splice(0).join('\r\n');
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  /** First value, charset repaired, encoded words untouched (for structured headers). */
  get(name: string): string | undefined {
    const entry = this.#byName.get(name)?.[0];
    return entry === undefined ? undefined : decodeLatin1(entry.raw, this.#hint).trim();
  }

  all(name: string): string[] {
    return (this.#byName.get(name) ?? []).map((entry) => decodeLatin1(entry.raw, this.#hint).trim());
  }

  /** First value fully decoded, as one clean line. */
  text(name: string): string {
    return plainLine(decodeWords(this.get(name)?.slice(0, 20_000) ?? ''));
  }

  list(): { name: string; value: string }[] {
    return this.#entries.map(({ name, raw }) => ({ name, value: decodeLatin1(raw, this.#hint).trim() }));
  }
}

function roomFor(name: string): number {
  return LONG.has(name) ? MAX_LONG : MAX_VALUE;
}
