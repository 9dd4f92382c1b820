import type { DraftContent, KeptDraft } from '../../../contract.ts';
import { writingOfText } from '#platform/writing/writing.rules.ts';
import { type ComposeMode, type Draft, EMPTY_DRAFT, isSideEmpty, type Kept, writtenWithOf } from '../draft.rules.ts';

/* How what is written here and what the server keeps become one, without a word lost. */

export const MODES: readonly ComposeMode[] = ['reply', 'note'];

const NO_LISTS = { to: null, cc: [], bcc: [], subject: null, mentions: [], reasons: {}, cut: {} };

/** One side as the server keeps it; null when there is nothing anybody would miss. */
export function contentOf(draft: Draft, mode: ComposeMode): DraftContent | null {
  const { text, html, files } = draft[mode];
  if (isSideEmpty(draft[mode])) return null;
  const common = { ...NO_LISTS, text, html, files: files.map((file) => ({ ...file })), basedOn: draft.basedOn };
  if (mode === 'note') return { ...common, mentions: draft.note.mentions.map((one) => ({ ...one })) };
  const { to, cc, bcc, subject, reasons = {}, cut = {} } = draft.reply;
  const more = writtenWithOf(draft.reply);
  return { ...common, to: to && [...to], cc: [...cc], bcc: [...bcc], subject, reasons, cut, ...more };
}

/** The draft with that side as the server had it. */
export function withContent(draft: Draft, mode: ComposeMode, content: DraftContent | null): Draft {
  if (!content) return { ...draft, [mode]: EMPTY_DRAFT[mode] };
  const { text, html, files, mentions, to, cc, bcc, subject, reasons, cut, basedOn } = content;
  const more = writtenWithOf(content);
  return mode === 'note'
    ? { ...draft, note: { text, html, mentions, files }, basedOn: draft.basedOn ?? basedOn }
    : {
        ...draft,
        reply: { text, html, to, cc, bcc, subject, files, reasons, cut, ...more },
        basedOn: basedOn ?? draft.basedOn,
      };
}

/** The next state after somebody wrote here: which sides are to be kept, and under which name. */
export function touched(before: Draft, after: Draft, newId: () => string): Draft {
  const side = (mode: ComposeMode): Kept => {
    const kept = before.kept[mode];
    if (before[mode] === after[mode]) return after.kept[mode];
    if (!contentOf(after, mode)) return { ...kept, id: null, touched: true, notice: null };
    return { ...kept, id: kept.id ?? newId(), touched: true };
  };
  return { ...after, kept: { reply: side('reply'), note: side('note') } };
}

/** That side has been sent as it stood then: the server closed it in the same commit, which is one revision more. What was written since stays. */
export function afterSending(draft: Draft, mode: ComposeMode, sent: Draft[ComposeMode], newId: () => string): Draft {
  const revision = draft.kept[mode].revision + 1;
  const left = (rest: Draft[ComposeMode], id: string | null): Draft => ({
    ...draft,
    mode: 'reply',
    [mode]: rest,
    basedOn: null,
    kept: { ...draft.kept, [mode]: { id, revision, touched: id !== null, notice: null } },
  });
  if (draft[mode] === sent) return left(EMPTY_DRAFT[mode], null);
  const { text, html, files } = draft[mode];
  const goesOn = text.startsWith(sent.text);
  const more = goesOn ? text.slice(sent.text.length).trimStart() : text;
  const gone = new Set(sent.files.map(({ id }) => id));
  const rest = {
    ...EMPTY_DRAFT[mode],
    text: more,
    html: goesOn ? restOf(html, sent.html) : html,
    files: files.filter(({ id }) => !gone.has(id)),
  };
  return isSideEmpty(rest) ? left(EMPTY_DRAFT[mode], null) : left(rest, newId());
}

/** What was written under it, with its shape where it stands apart; its words alone where it goes on in the same line. */
function restOf(html: string, sent: string): string {
  return sent !== '' && html.startsWith(sent) ? html.slice(sent.length) : '';
}

/** What was read from the server beside what is here. */
export function met(draft: Draft, mode: ComposeMode, there: KeptDraft | undefined, newId: () => string): Draft {
  const kept = draft.kept[mode];
  const mine = contentOf(draft, mode);
  const revision = there?.revision ?? 0;
  const become = (next: Draft, change: Partial<Kept>): Draft => ({
    ...next,
    kept: { ...next.kept, [mode]: { ...kept, revision, ...change } },
  });
  const left = kept.id !== null && there?.sentIds.includes(kept.id) === true;
  if (mine && left)
    return kept.touched
      ? become(draft, { id: newId(), notice: 'sent' })
      : become(withContent(draft, mode, there.content), { id: there.content ? there.id : null, notice: null });
  if (!there?.content) {
    // No row at all is no word of anybody: the server has lost it, or never had it.
    if (mine && (kept.touched || !there)) return become(draft, { touched: true });
    if (!mine && !kept.touched && revision === kept.revision) return draft;
    return become(mine ? withContent(draft, mode, null) : draft, { id: null, touched: false, notice: null });
  }
  if (!mine || !kept.touched) {
    if (revision === kept.revision && mine) return draft;
    return become(withContent(draft, mode, there.content), { id: there.id, touched: false, notice: null });
  }
  if (revision === kept.revision) return draft;
  return become(joined(draft, mode, there.content), {
    id: there.id,
    touched: true,
    ...(mine.text.includes(there.content.text) || there.content.text.includes(mine.text) ? {} : { notice: 'both' }),
  });
}

const BETWEEN = '\n\n· · ·\n\n';

/** Both texts, theirs first, unless one holds the other; every file and every name of both. */
function joined(draft: Draft, mode: ComposeMode, there: DraftContent): Draft {
  const { text, html } = bothOf(draft[mode], there);
  const files = byId([...there.files, ...draft[mode].files]);
  if (mode === 'note')
    return { ...draft, note: { text, html, files, mentions: byId([...there.mentions, ...draft.note.mentions]) } };
  const { reply } = draft;
  return {
    ...draft,
    reply: { ...reply, text, html, files, to: reply.to ?? there.to, subject: reply.subject ?? there.subject },
  };
}

/** One under the other, unless one holds the other; with their shape as soon as one has it. */
function bothOf(mine: Shaped, there: Shaped): Shaped {
  if (mine.text.includes(there.text) && (there.html === '' || mine.html.includes(there.html))) return mine;
  if (there.text.includes(mine.text) && (mine.html === '' || there.html.includes(mine.html))) return there;
  const shaped = mine.html !== '' || there.html !== '';
  return {
    text: `${there.text}${BETWEEN}${mine.text}`,
    html: shaped ? shapeOf(there) + writingOfText(BETWEEN) + shapeOf(mine) : '',
  };
}

export type Shaped = Pick<DraftContent, 'text' | 'html'>;

/** As the editor takes it. */
export function shapeOf({ text, html }: Shaped): string {
  return html || writingOfText(text);
}

function byId<T extends { id: string }>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [one.id, one])).values()];
}
