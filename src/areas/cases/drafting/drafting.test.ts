import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { newId } from '#platform/ids/index.ts';
import { casesHouse } from '../cases.fixture.ts';
import { casesApi as api, type DraftKind } from '../contract.ts';

const it = await casesHouse();
afterAll(it.close);
const { agent, lead, auditor } = it.callers;
const at = (reference: string) => ({ params: { reference } });
const save = async (
  reference: string,
  given: { id: string; revision: number; text: string | null; kind?: DraftKind },
  who = agent,
) => {
  const { text, kind = 'reply', ...rest } = given;
  return it.api.call(
    api.saveDraft,
    { ...at(reference), body: { ...rest, kind, content: text === null ? null : { text } } },
    who,
  );
};
const refusal = (reference: string, given: { id: string; revision: number; text: string }) =>
  it.api.refused(
    api.saveDraft,
    {
      ...at(reference),
      body: { id: given.id, revision: given.revision, kind: 'reply', content: { text: given.text } },
    },
    agent,
  );
const kept = async (reference: string, who = agent) =>
  (await it.api.call(api.getDrafts, at(reference), who)).drafts.find(({ kind }) => kind === 'reply');
const listed = async (who = agent) =>
  (await it.api.call(api.listDrafts, {}, who)).drafts.map(({ reference, kind, line }) => [reference, kind, line]);

test('what one writes is kept for them alone, one answer and one note a case, and listed', async () => {
  const { reference } = await it.aCase();
  const [answer, note] = [newId(), newId()];
  expect(await save(reference, { id: answer, revision: 0, text: 'Hola,\n\n Ana:\0 ' })).toMatchObject({ revision: 1 });
  expect(await save(reference, { id: note, revision: 0, text: 'Preguntar a Unai', kind: 'note' })).toMatchObject({
    revision: 1,
  });
  expect(await listed()).toEqual([
    [reference, 'note', 'Preguntar a Unai'],
    [reference, 'reply', 'Hola, Ana:'],
  ]);
  expect(await kept(reference)).toMatchObject({ id: answer, content: { text: 'Hola,\n\n Ana: ', to: null } });
  expect(await listed(lead)).toEqual([]);
  expect(await kept(reference, lead)).toBeUndefined();
  expect(await it.events((await it.aCase()).id)).not.toContainEqual(expect.objectContaining({ type: /draft/ }));
  const blocked = { ...at(reference), body: { kind: 'reply', id: newId(), revision: 0, content: { text: 'x' } } };
  expect(await it.api.refused(api.saveDraft, blocked, auditor)).toMatchObject({ code: 'case.reads_only' });
  await save(reference, { id: note, revision: 1, text: null, kind: 'note' });
  expect(await listed()).toEqual([[reference, 'reply', 'Hola, Ana:']]);
});

test('another device has kept something since: refused, and both can be read; the same twice is one', async () => {
  const { reference } = await it.aCase();
  const id = newId();
  await save(reference, { id, revision: 0, text: 'Hola' });
  await save(reference, { id, revision: 1, text: 'Hola, Ana' });
  expect(await save(reference, { id, revision: 1, text: 'Hola, Ana' })).toMatchObject({ revision: 2 });
  expect(await refusal(reference, { id, revision: 1, text: 'Hola, Eva' })).toMatchObject({
    status: 409,
    code: 'draft.changed_elsewhere',
    problem: { revision: 2 },
  });
  expect(await kept(reference)).toMatchObject({ revision: 2, content: { text: 'Hola, Ana' } });
});

test('a draft is sent once, from whichever device, and what a slow one still says of it is not kept', async () => {
  const { reference } = await it.aCase();
  const id = newId();
  await save(reference, { id, revision: 0, text: 'Sale mañana.' });
  const send = { ...at(reference), body: { text: 'Sale mañana.', draftId: id } };
  const both = await Promise.allSettled([it.api.call(api.reply, send, agent), it.api.call(api.reply, send, agent)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await it.api.refused(api.reply, send, agent)).toMatchObject({ status: 409, code: 'draft.already_sent' });
  const view = await it.api.call(api.getCase, at(reference), agent);
  expect(view.messages.filter(({ direction }) => direction === 'out')).toHaveLength(1);
  expect(await kept(reference)).toMatchObject({ content: null });
  expect(await refusal(reference, { id, revision: 0, text: 'Sale mañana' })).toMatchObject({
    code: 'draft.already_sent',
  });
  expect(await listed()).not.toContainEqual(expect.arrayContaining([reference]));
  const note = { ...at(reference), body: { text: 'Avisado', draftId: id } };
  await it.api.call(api.addNote, note, agent);
  expect(await it.api.refused(api.addNote, note, agent)).toMatchObject({ code: 'draft.already_sent' });
});

test('of a case that goes on in another one what was begun goes on there, under what was begun there', async () => {
  const [one, other] = [await it.aCase(), await it.aCase()];
  await save(one.reference, { id: newId(), revision: 0, text: 'Hola' });
  await save(other.reference, { id: newId(), revision: 0, text: 'Sale mañana' });
  await save(other.reference, { id: newId(), revision: 0, text: 'Llamar', kind: 'note' });
  await it.api.call(api.merge, { ...at(one.reference), body: { other: other.reference } }, lead);
  const text = 'Hola\n\n· · ·\n\nSale mañana';
  expect(await kept(one.reference)).toMatchObject({ content: { text } });
  // A device that still writes in the other one writes in this one.
  expect(await kept(other.reference)).toMatchObject({ revision: 2, content: { text } });
  const mine = (await listed()).filter(([reference]) => [one.reference, other.reference].includes(reference as string));
  expect(mine.map(([reference, kind]) => [reference, kind]).toSorted()).toEqual([
    [one.reference, 'note'],
    [one.reference, 'reply'],
  ]);
});

test('what becomes one keeps the shape of either, and the lines of the one that had none', async () => {
  const [one, other] = [await it.aCase(), await it.aCase()];
  const html = '<ul><li><p>bisagras</p></li></ul>';
  const content = { text: '- bisagras', html };
  await save(one.reference, { id: newId(), revision: 0, text: 'a <b>\n\nc' });
  await it.api.call(
    api.saveDraft,
    { ...at(other.reference), body: { id: newId(), revision: 0, kind: 'reply', content } },
    agent,
  );
  await it.api.call(api.merge, { ...at(one.reference), body: { other: other.reference } }, lead);
  expect((await kept(one.reference))?.content).toMatchObject({
    text: 'a <b>\n\nc\n\n· · ·\n\n- bisagras',
    html: `<p>a &lt;b&gt;</p><p></p><p>c</p><p></p><p></p><p>· · ·</p><p></p><p></p>${html}`,
  });
});

/** A browser that keeps what it writes as ours does: what it cannot write over it reads and keeps beside its own. */
class Device {
  text = '';
  revision = 0;
  id = newId();
  readonly #reference: string;
  constructor(reference: string) {
    this.#reference = reference;
  }
  write(word: string): void {
    this.text = [this.text, word].filter(Boolean).join(' ');
  }
  async keep(): Promise<void> {
    try {
      const { revision } = await save(this.#reference, this);
      this.revision = revision;
    } catch {
      const there = await kept(this.#reference);
      this.revision = there?.revision ?? 0;
      if (there?.content) {
        this.text = words(there.content.text, this.text);
        this.id = there.id;
      } else this.id = newId();
    }
  }
  async send(sent: string[]): Promise<void> {
    if (!this.text) return;
    const body = { text: this.text, draftId: this.id };
    try {
      await it.api.call(api.reply, { ...at(this.#reference), body }, agent);
      sent.push(this.text);
      this.text = '';
    } catch {
      // Already sent elsewhere: what was added here goes on under a name of its own.
    }
    this.id = newId();
  }
}
const words = (...texts: string[]): string =>
  [...new Set(texts.flatMap((text) => text.split(' ')))].filter(Boolean).join(' ');

test('two devices in any order: no word is lost and none of one draft leaves twice', async () => {
  const step = fc.record({ who: fc.constantFrom(0, 1), does: fc.constantFrom('write', 'keep', 'send', 'both') });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const { reference } = await it.aCase();
      const devices = [new Device(reference), new Device(reference)] as const;
      const written: string[] = [];
      const sent: string[] = [];
      for (const { who, does } of steps) {
        const device = devices[who === 0 ? 0 : 1];
        if (does === 'write') {
          written.push(`palabra${written.length}`);
          device.write(written.at(-1) as string);
        } else if (does === 'keep') await device.keep();
        else if (does === 'send') await device.send(sent);
        else await Promise.all(devices.map((one) => one.keep()));
      }
      const view = await it.api.call(api.getCase, at(reference), agent);
      const out = view.messages.filter(({ direction }) => direction === 'out').map(({ text }) => text);
      expect(out.toSorted()).toEqual(sent.toSorted());
      const left = await kept(reference);
      const found = new Set(words(...out, ...devices.map(({ text }) => text), left?.content?.text ?? '').split(' '));
      expect(written.filter((word) => !found.has(word))).toEqual([]);
    }),
    { numRuns: 5 },
  );
});

test('an answer tried again leaves once, also when another of the same person left meanwhile', async () => {
  const { reference } = await it.aCase();
  const [first, second] = [newId(), newId()];
  const send = (draftId: string) => ({ ...at(reference), body: { text: 'Sale mañana.', draftId, insist: true } });
  await it.api.call(api.reply, send(first), agent);
  await it.api.call(api.reply, send(second), agent);
  for (const id of [first, second])
    expect((await it.api.refused(api.reply, send(id), agent)).code).toBe('draft.already_sent');
  expect((await refusal(reference, { id: first, revision: 2, text: 'x' })).code).toBe('draft.already_sent');
  expect((await kept(reference))?.sentIds).toEqual([second, first]);
});
