/* What a person is writing in a case, before it is sent. */

import { type Cut, isCutEmpty } from '../../law/cut/cut.rules.ts';
import type { WrittenWith } from '../../contract.ts';

export type ComposeMode = 'reply' | 'note';

/** Why an answer is not in the customer's language, or not by their way. */
export interface ReplyReasons {
  language?: string;
  channel?: string;
}

/** One side of a draft as this device and the server know it. */
export interface Kept {
  /** The same from its first word until it is sent; nothing while it is empty. */
  id: string | null;
  /** What stood on the server when they last met. */
  revision: number;
  /** Something was written here since. */
  touched: boolean;
  /** What whoever writes has to know: both texts stand here, or this one had left already. */
  notice: 'both' | 'sent' | null;
}

const UNKEPT: Kept = { id: null, revision: 0, touched: false, notice: null };

/** A file already handed in: the server keeps it under this id until it is used. */
export interface DraftFile {
  id: string;
  name: string;
  size: number;
  type: string;
}

export interface Mention {
  id: string;
  name: string;
}

export interface Draft {
  mode: ComposeMode;
  reply: {
    text: string;
    /** With its shape; '' where the text says it all. */
    html: string;
    /** As the case proposes while absent. */
    to: readonly string[] | null;
    cc: readonly string[];
    bcc: readonly string[];
    subject: string | null;
    files: readonly DraftFile[];
    /** Why it is not in the customer's language, or not by their way. */
    reasons?: ReplyReasons;
    /** Of a cut of the service: why, until when. */
    cut?: Cut;
    /** The templates it comes from, and the data that was put in as it was then. */
    writtenWith?: WrittenWith;
  };
  note: { text: string; html: string; mentions: readonly Mention[]; files: readonly DraftFile[] };
  /** The version of the thread when writing began: what came later is shown before it is sent. */
  basedOn: number | null;
  /** ISO; when it was last kept on this device. */
  savedAt: string | null;
  /** How each side stands with the server. */
  kept: Readonly<Record<ComposeMode, Kept>>;
}

export const EMPTY_DRAFT: Draft = {
  mode: 'reply',
  reply: { text: '', html: '', to: null, cc: [], bcc: [], subject: null, files: [] },
  note: { text: '', html: '', mentions: [], files: [] },
  basedOn: null,
  savedAt: null,
  kept: { reply: UNKEPT, note: UNKEPT },
};

/** Nothing that anybody would miss. */
export function isEmpty({ reply, note }: Draft): boolean {
  return isSideEmpty(reply) && isSideEmpty(note);
}

/** No word, no picture, no file. */
export function isSideEmpty(side: Pick<Draft['note'], 'text' | 'html' | 'files'>): boolean {
  return isBlank(side) && side.files.length === 0;
}

/** What a list shows of it, on one line. */
export function draftLine({ mode, reply, note }: Draft): string {
  const text = mode === 'note' && note.text.trim() ? note.text : reply.text.trim() ? reply.text : note.text;
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 140);
}

/** Nothing to send: a file alone says nothing. */
export function isBlank({ text, html }: Pick<Draft['note'], 'text' | 'html'>): boolean {
  return text.trim() === '' && html === '';
}

/** As it is sent: with its shape where it has one. */
export function saidOf({ text, html }: Pick<Draft['note'], 'text' | 'html'>): { text: string } | { html: string } {
  return html === '' ? { text: text.trim() } : { html };
}

/** Under which name it is sent, once. */
export function nameOf({ kept }: Draft, mode: ComposeMode): { draftId?: string } {
  const { id } = kept[mode];
  return id ? { draftId: id } : {};
}

/** The draft without what has just been sent; the other side stays. */
export function without(draft: Draft, mode: ComposeMode): Draft {
  const rest = { ...draft, [mode]: EMPTY_DRAFT[mode], basedOn: null };
  return { ...rest, mode: 'reply' };
}

/** The reasons that were written, as the server takes them. */
export function reasonsOf({ reasons = {} }: Pick<Draft['reply'], 'reasons'>): { reasons?: ReplyReasons } {
  const written = Object.fromEntries(Object.entries(reasons).filter(([, reason]) => reason.trim() !== ''));
  return Object.keys(written).length > 0 ? { reasons: written } : {};
}

/** What was written of a cut, as the server takes it. */
export function cutOf({ cut = {} }: Pick<Draft['reply'], 'cut'>): { cut?: Cut } {
  return isCutEmpty(cut) ? {} : { cut };
}

/** The templates and data of it that still count, as the server takes them. */
export function writtenWithOf({ writtenWith }: { writtenWith?: WrittenWith | undefined }): {
  writtenWith?: WrittenWith;
} {
  return writtenWith ? { writtenWith } : {};
}

/** What goes with an answer besides its words: under which name, why it differs, what of a cut, and what it is written with. */
export function besideOf(draft: Draft) {
  const { reply } = draft;
  return { ...nameOf(draft, 'reply'), ...reasonsOf(reply), ...cutOf(reply), ...writtenWithOf(reply) };
}

/** People still named in the note: a name that was deleted tells nobody. */
export function mentioned({ text, mentions }: Draft['note']): string[] {
  return mentions.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
}

/** What an older version of this program kept on the device alone goes to the server as new. */
function readKept(found: Partial<Draft['kept']> | undefined): Draft['kept'] {
  const fresh = found ? UNKEPT : { ...UNKEPT, touched: true };
  return { reply: { ...fresh, ...found?.reply }, note: { ...fresh, ...found?.note } };
}

/** A draft as it was stored; nothing when it is not one of ours. */
export function readDraft(stored: string): Draft | undefined {
  try {
    const found = JSON.parse(stored) as Partial<Draft>;
    if (typeof found.reply?.text !== 'string' || typeof found.note?.text !== 'string') return undefined;
    return {
      ...EMPTY_DRAFT,
      ...found,
      reply: { ...EMPTY_DRAFT.reply, ...found.reply },
      note: { ...EMPTY_DRAFT.note, ...found.note },
      kept: readKept(found.kept),
    };
  } catch {
    return undefined;
  }
}
