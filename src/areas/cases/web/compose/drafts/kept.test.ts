import { expect, test } from 'vitest';
import type { KeptDraft } from '../../../contract.ts';
import { type Draft, EMPTY_DRAFT } from '../draft.rules.ts';
import { afterSending, contentOf, met, touched, withContent } from './kept.rules.ts';

let names = 0;
const newId = (): string => `id${(names += 1)}`;
const wrote = (draft: Draft, text: string): Draft =>
  touched(draft, { ...draft, reply: { ...draft.reply, text } }, newId);
const kept = (draft: Draft, revision: number): Draft => ({
  ...draft,
  kept: { ...draft.kept, reply: { ...draft.kept.reply, revision, touched: false } },
});
const there = (draft: Draft, revision: number, changes: Partial<KeptDraft> = {}): KeptDraft => ({
  id: draft.kept.reply.id ?? 'x',
  kind: 'reply',
  revision,
  savedAt: '2026-11-22T09:00:00.000Z',
  content: contentOf(draft, 'reply'),
  sentIds: [],
  ...changes,
});
const of = ({ reply, kept: { reply: state } }: Draft) => ({ text: reply.text, ...state });

const mine = kept(wrote(EMPTY_DRAFT, 'Hola'), 1);
const id = mine.kept.reply.id as string;

test('what is written gets a name at its first word, keeps it, and loses it when emptied', () => {
  const first = wrote(EMPTY_DRAFT, 'H');
  expect(first.kept.reply).toMatchObject({ touched: true, revision: 0 });
  expect(wrote(first, 'Ho').kept.reply.id).toBe(first.kept.reply.id);
  expect(wrote(first, ' ').kept.reply).toMatchObject({ id: null, touched: true });
  expect(first.kept.note.touched).toBe(false);
  expect(touched(first, { ...first, mode: 'note' }, newId).kept).toEqual(first.kept);
});

test('it goes to the server and comes back as it was', () => {
  const content = contentOf(mine, 'reply');
  expect(withContent(EMPTY_DRAFT, 'reply', content).reply.text).toBe('Hola');
  expect(contentOf(withContent(EMPTY_DRAFT, 'reply', content), 'reply')).toEqual(content);
  expect(contentOf(EMPTY_DRAFT, 'note')).toBeNull();
});

test.each<[string, Draft, KeptDraft | undefined, ReturnType<typeof of> | object]>([
  ['the same on both sides', mine, there(mine, 1), { text: 'Hola', id, revision: 1, touched: false }],
  [
    'another device went on, this one did not',
    mine,
    there(wrote(mine, 'Hola, Ana'), 4),
    { text: 'Hola, Ana', revision: 4, touched: false },
  ],
  [
    'another device holds all of this one',
    wrote(mine, 'Hola,'),
    there(wrote(mine, 'Hola, Ana'), 2),
    { text: 'Hola, Ana', revision: 2, notice: null },
  ],
  [
    'two texts',
    wrote(mine, 'Hola, Eva'),
    there(wrote(mine, 'Hola, Ana'), 2),
    { text: 'Hola, Ana\n\n· · ·\n\nHola, Eva', touched: true, notice: 'both' },
  ],
  [
    'thrown away elsewhere, untouched here',
    mine,
    there(mine, 2, { content: null }),
    { text: '', id: null, touched: false },
  ],
  [
    'thrown away elsewhere, written here',
    wrote(mine, 'Hola, Eva'),
    there(mine, 2, { content: null }),
    { text: 'Hola, Eva', revision: 2, touched: true },
  ],
  ['sent elsewhere, untouched here', mine, there(mine, 2, { content: null, sentIds: [id] }), { text: '', id: null }],
  [
    'sent elsewhere, written here',
    wrote(mine, 'Hola y algo más'),
    there(mine, 2, { content: null, sentIds: [id] }),
    { text: 'Hola y algo más', notice: 'sent', touched: true },
  ],
  [
    'nothing there, because it never arrived',
    wrote(EMPTY_DRAFT, 'Hola'),
    undefined,
    { text: 'Hola', revision: 0, touched: true },
  ],
  ['no row at all', mine, undefined, { text: 'Hola', touched: true }],
  ['nothing here', EMPTY_DRAFT, there(mine, 3), { text: 'Hola', id, revision: 3, touched: false }],
])('%s', (_, here, stored, expected) => {
  expect(of(met(here, 'reply', stored, newId))).toMatchObject(expected);
});

test('what was sent elsewhere goes on under a name of its own', () => {
  const more = wrote(mine, 'Hola y algo más');
  expect(met(more, 'reply', there(mine, 2, { content: null, sentIds: [id] }), newId).kept.reply.id).not.toBe(id);
});

test('sent from here: empty, and the next word begins another', () => {
  const after = afterSending(mine, 'reply', mine.reply, newId);
  expect(of(after)).toEqual({ text: '', id: null, revision: 2, touched: false, notice: null });
  expect(wrote(after, 'Otra').kept.reply.id).not.toBe(id);
  const more = afterSending(wrote(mine, 'Hola. Otra cosa'), 'reply', { ...mine.reply, text: 'Hola.' }, newId);
  expect(of(more)).toMatchObject({ text: 'Otra cosa', touched: true });
  expect(more.kept.reply.id).not.toBe(id);
});
