import type { MailLimits } from '../types.ts';
import { eachChunk } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';
import type { HeaderList } from './header-list.ts';
import type { PartSink, PartStore, StoredPart } from './part-store.ts';
import { PartSplitter } from './part-splitter.ts';
import type { OpenedPart, PartHandler } from './part-splitter.ts';
import { parseStructured } from './structured-header.ts';
import { transferDecoder } from './transfer-decoder.ts';

// The tree of a mail's parts: containers, texts in memory (bounded), everything else stored apart.

export interface MailPart {
  /** '1', '2.1'; '' for the outermost. */
  path: string;
  headers: HeaderList;
  /** Lower case; 'text/plain' when missing. */
  type: string;
  params: Record<string, string>;
  /** 'attachment', 'inline' or ''. */
  disposition: string;
  fileName: string;
  children: MailPart[];
  /** Decoded bytes of a text part, not yet characters. */
  text: { bytes: Buffer; cut: boolean } | null;
  stored: StoredPart | null;
}

export interface CollectedMail {
  root: MailPart;
  parts: number;
  notClosed: boolean;
  tooDeep: boolean;
}

export function collectParts(source: ByteSource, store: PartStore, limits: MailLimits): CollectedMail {
  const mail = collect(source, store, limits, false);
  const { root } = mail;
  if (root.children.length > 0 || root.text === null || !root.type.startsWith('multipart/')) return mail;
  // Not one part was found: the boundary in the header is wrong. The first line that looks like one may be right.
  return /^--\S{3}/m.test(root.text.bytes.toString('latin1')) ? collect(source, store, limits, true) : mail;
}

function collect(source: ByteSource, store: PartStore, limits: MailLimits, guessBoundary: boolean): CollectedMail {
  let root: MailPart | null = null;
  let tooDeep = false;
  let textLeft = limits.allTextBytes;
  const room = () => Math.min(limits.textBytes, textLeft);
  const preamble = textHandler(room);

  const open = (headers: HeaderList, parent: MailPart | null, depth: number): OpenedPart<MailPart> => {
    const part = describePart(headers, parent);
    root ??= part;
    parent?.children.push(part);
    if (part.type.startsWith('multipart/')) {
      if (depth < limits.depth) return { node: part, boundary: guessBoundary ? null : part.params['boundary'] || null };
      tooDeep = true;
    }
    const encoding = headers.get('content-transfer-encoding') ?? '';
    if (isBodyText(part)) {
      const handler = textHandler(room);
      return {
        handler: decoded(encoding, {
          write: handler.write,
          end: () => {
            part.text = handler.take();
            textLeft -= part.text.bytes.length;
          },
        }),
      };
    }
    const sink = store.sink(true);
    return {
      handler: decoded(
        encoding,
        storing(sink, (stored) => (part.stored = stored)),
      ),
    };
  };

  const splitter = new PartSplitter<MailPart>({
    maxParts: limits.parts,
    maxHeaders: limits.headers,
    open,
    preamble: { write: preamble.write, end() {} },
  });
  eachChunk(source, (chunk) => splitter.feed(chunk));
  splitter.end();
  // A container without a single part (a wrong boundary): what stands in it is the text.
  if (root!.children.length === 0 && root!.type.startsWith('multipart/')) root!.text = preamble.take();
  return { root: root!, parts: splitter.parts, notClosed: splitter.notClosed, tooDeep };
}

function describePart(headers: HeaderList, parent: MailPart | null): MailPart {
  const fallback = parent?.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const content = parseStructured(headers.get('content-type') || fallback);
  const disposition = parseStructured(headers.get('content-disposition') ?? '');
  const type = content.value === 'text' ? 'text/plain' : content.value;
  const number = parent === null ? '' : String(parent.children.length + 1);
  headers.hint = content.params['charset'] ?? '';
  return {
    path: parent === null || parent.path === '' ? number : `${parent.path}.${number}`,
    headers,
    type: /^[a-z0-9][\w.+-]*\/[\w.+-]+$/.test(type) ? type : fallback,
    params: content.params,
    disposition: disposition.value,
    fileName: disposition.params['filename'] ?? content.params['name'] ?? '',
    children: [],
    text: null,
    stored: null,
  };
}

function isBodyText(part: MailPart): boolean {
  if (part.disposition === 'attachment' || part.fileName !== '') return false;
  return part.type === 'text/plain' || part.type === 'text/html';
}

export function isWinmail(part: MailPart): boolean {
  return /^application\/(ms-tnef|vnd\.ms-tnef)$/.test(part.type) || /^winmail\.dat$/i.test(part.fileName);
}

export function isSmime(part: MailPart): boolean {
  return /^application\/(x-)?pkcs7-mime$/.test(part.type) || /\.p7m$/i.test(part.fileName);
}

function decoded(encoding: string, to: PartHandler): PartHandler {
  const decoder = transferDecoder(encoding);
  return {
    write: (bytes) => to.write(decoder.decode(bytes)),
    end() {
      to.write(decoder.finish());
      to.end();
    },
  };
}

function storing(sink: PartSink, done: (stored: StoredPart) => void): PartHandler {
  return { write: (bytes) => sink.write(bytes), end: () => done(sink.finish()) };
}

function textHandler(room: () => number) {
  const chunks: Buffer[] = [];
  let size = 0;
  let cut = false;
  return {
    write(bytes: Buffer) {
      const free = Math.max(0, room() - size);
      if (bytes.length > free) cut = true;
      if (free === 0) return;
      const kept = Buffer.from(bytes.subarray(0, free));
      chunks.push(kept);
      size += kept.length;
    },
    take: () => ({ bytes: Buffer.concat(chunks), cut }),
  };
}
