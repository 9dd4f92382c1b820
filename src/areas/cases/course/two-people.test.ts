import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { addMs, MINUTE } from '#platform/clock/index.ts';
import type { AnyEndpoint, CallInput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { system } from '#platform/work/index.ts';
import { Refused, type Caller } from '#tests/support/api.ts';
import { aMail, casesHouse } from '../cases.fixture.ts';
import { casesApi as api, type CaseView } from '../contract.ts';
import { addInbound } from '../index.ts';

/* Two people and the customer on one case, in every order and at once: no word is lost, nothing leaves twice, both see the same. */

const it = await casesHouse();
afterAll(it.close);
const PEOPLE = { agent: it.callers.agent, lead: it.callers.lead };

/** What was accepted, by its own words. */
interface Told {
  reference: string;
  id: string;
  written: Set<string>;
  undone: Set<string>;
  noted: Set<string>;
  received: Set<string>;
  drafts: Map<keyof typeof PEOPLE, { id: string; revision: number; text: string }>;
  words: () => string;
}
type Doing = (told: Told, who: keyof typeof PEOPLE) => Promise<void>;

/** True when it was taken; a refusal is an answer too. */
async function took<E extends AnyEndpoint>(endpoint: E, input: CallInput<E>, as: Caller): Promise<boolean> {
  try {
    await it.api.call(endpoint, input, as);
    return true;
  } catch (error) {
    if (error instanceof Refused && error.status < 500) return false;
    throw error;
  }
}

const seen = async ({ reference }: Told, who: keyof typeof PEOPLE): Promise<CaseView> =>
  it.api.call(api.getCase, { params: { reference } }, PEOPLE[who]);
const at = ({ reference }: Told) => ({ params: { reference } });

/** The same answer pressed twice at once: it is one answer. */
const answer =
  (how: { then: 'wait' | 'keep'; insist: boolean; stale: boolean }): Doing =>
  async (told, who) => {
    const text = told.words();
    const { version } = await seen(told, who);
    const { insist, then, stale } = how;
    const body = { text, draftId: newId(), basedOn: stale ? version - 1 : version, insist, then };
    const twice = [
      took(api.reply, { ...at(told), body }, PEOPLE[who]),
      took(api.reply, { ...at(told), body }, PEOPLE[who]),
    ];
    if ((await Promise.all(twice)).includes(true)) told.written.add(text);
  };

const undo: Doing = async (told, who) => {
  const mine = (await seen(told, who)).messages.findLast((message) => message.can['undo'] === true);
  if (!mine) return;
  if (await took(api.undoReply, { params: { ...at(told).params, messageId: mine.id }, body: {} }, PEOPLE[who]))
    told.undone.add(mine.text);
};

const draft: Doing = async (told, who) => {
  const before = told.drafts.get(who) ?? { id: newId(), revision: 0, text: '' };
  const text = told.words();
  const body = { kind: 'reply' as const, id: before.id, revision: before.revision, content: { text } };
  if (await took(api.saveDraft, { ...at(told), body }, PEOPLE[who]))
    told.drafts.set(who, { ...before, text, revision: before.revision + 1 });
};

const verb =
  <E extends AnyEndpoint>(endpoint: E, body: (told: Told) => unknown): Doing =>
  async (told, who) =>
    void (await took(endpoint, { ...at(told), body: body(told) } as CallInput<E>, PEOPLE[who]));

const customerWrites: Doing = async (told) => {
  const text = told.words();
  await it.as(system('intake'), (work) => addInbound(work, told.id, aMail(work.now, { text })));
  told.received.add(text);
};

const DOINGS = {
  answer: answer({ then: 'wait', insist: false, stale: false }),
  'answer on an old thread': answer({ then: 'keep', insist: false, stale: true }),
  'answer all the same': answer({ then: 'wait', insist: true, stale: true }),
  undo,
  draft,
  note: async (told, who) => {
    const text = told.words();
    if (await took(api.addNote, { ...at(told), body: { text } }, PEOPLE[who])) told.noted.add(text);
  },
  'the customer writes': customerWrites,
  take: verb(api.take, () => ({})),
  'give away': verb(api.assign, () => ({ ownerId: it.people.lead.id })),
  resolve: verb(api.resolve, (told) => ({
    petitions: [{ text: 'Lo que falta', outcome: 'accepted', reason: 'Se envía mañana.' }],
    text: told.words(),
    insist: true,
  })),
  reopen: verb(api.reopen, () => ({ reason: 'Aún falta' })),
  snooze: verb(api.snooze, () => ({ until: addMs(it.house.clock.now(), 300 * MINUTE).toISOString() })),
  wake: verb(api.wake, () => ({})),
  urgent: verb(api.classify, () => ({ priority: 'urgent' })),
} satisfies Record<string, Doing>;

const step = fc.record({
  what: fc.constantFrom(...(Object.keys(DOINGS) as (keyof typeof DOINGS)[])),
  who: fc.constantFrom('agent' as const, 'lead' as const),
});
/** Rounds of what happens at once. */
const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 6 });

async function begin(): Promise<Told> {
  const { id, reference } = await it.aCase();
  const [written, undone, noted, received] = [
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
  ];
  let said = 0;
  const words = () => `El mensaje número ${(said += 1)} de ${reference} sobre la silla que falta.`;
  return { reference, id, written, undone, noted, received, drafts: new Map(), words };
}

const sorted = (texts: Iterable<string>) => [...texts].toSorted();

test('whatever two people and a customer do, in any order and at once', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(rounds, async (all) => {
      const told = await begin();
      for (const round of all) {
        it.house.clock.advance(1_000);
        await Promise.all(round.map(({ what, who }) => DOINGS[what](told, who)));
      }
      const [mine, theirs] = [await seen(told, 'agent'), await seen(told, 'lead')];
      const outbound = mine.messages.filter(({ direction, text }) => direction === 'out' && told.written.has(text));
      const standing = sorted([...told.written].filter((text) => !told.undone.has(text)));
      expect(sorted(outbound.map(({ text }) => text))).toEqual(standing);
      const leaving = await it.house.database.db
        .selectFrom('outbox as o')
        .innerJoin('message as m', 'm.id', 'o.message_id')
        .select(['m.text', 'o.state'])
        .where('m.case_id', '=', told.id)
        .execute();
      const left = leaving.filter(({ text, state }) => told.written.has(text) && state !== 'undone');
      expect(sorted(left.map(({ text }) => text))).toEqual(standing);
      const texts = new Set(mine.messages.map(({ text }) => text));
      expect([...told.received].filter((text) => !texts.has(text))).toEqual([]);
      expect(sorted(mine.notes.map(({ text }) => text))).toEqual(sorted(told.noted));
      for (const [who, { text }] of told.drafts) {
        const { drafts } = await it.api.call(api.getDrafts, at(told), PEOPLE[who]);
        expect(drafts.find(({ kind }) => kind === 'reply')?.content?.text).toBe(text);
      }
      const same = ({ version, ball, owner, snoozedUntil, priority, messages, events }: CaseView) => ({
        version,
        ball,
        owner,
        snoozedUntil,
        priority,
        events,
        messages: messages.map(({ id, text, delivery }) => ({ id, text, delivery })),
      });
      expect(same(theirs)).toEqual(same(mine));
      expect(mine.snoozedUntil !== null).toBe(mine.ball === 'snoozed');
    }),
    { numRuns: 12 },
  );
});
