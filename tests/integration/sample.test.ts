import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { loadWorld } from '#db/world.ts';
import { isHalfLoaded } from '#apps/demo.ts';
import { listAdvice } from '#areas/authority/policy/simulation/advise.ts';
import { sweepCases } from '#areas/cases/index.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import { reading, system } from '#platform/work/index.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';

/* The sample company shows each thing a stranger looks for, and is still a working house the day after. */

let house: TestHouse;
/** What was known of the load while it ran. */
const loading: { signIns: number; half?: Promise<boolean> } = { signIns: 0 };
beforeAll(async () => {
  house = await makeHouse();
  await loadWorld(house, {
    cases: 400,
    months: 12,
    password: null,
    onPeople: async (signIns) => void (loading.signIns = signIns.length),
    onProgress: () => void (loading.half ??= isHalfLoaded(house)),
  });
}, 120_000);
afterAll(() => house.close());

async function count(from: string): Promise<number> {
  const found = await sql<{
    n: number;
  }>`select count(*)::int as n from ${sql.raw(from.replaceAll('now()', `'${house.clock.now().toISOString()}'`))}`.execute(
    house.database.db,
  );
  return found.rows[0]?.n ?? 0;
}

test('who may sign in is told before anybody exists, and a load that did not come to its end is known as such', async () => {
  expect(loading.signIns).toBe(12);
  expect(await loading.half).toBe(true);
  expect(await isHalfLoaded(house)).toBe(false);
});

test.each([
  ['a snoozed case', `case_inbox where ball = 'snoozed' and snoozed_until > now()`],
  ['a case that waits inside', `case_inbox where ball = 'inside'`],
  ['a case whose promise was broken', `case_promise where state = 'broken'`],
  ['a promise kept', `case_promise where state = 'kept'`],
  ['a term of the law not kept', `legal_clock where late_at is not null`],
  ['a resolved case read by its owner', `case_seen s join case_inbox i using (case_id) where i.ball = 'resolved'`],
  ['an arrival nobody understood', `intake where state = 'quarantined'`],
  ['an arrival that could not be read', `intake where readable = false`],
  ['a way in that was heard of', `channel_pulse where channel = 'email'`],
  ['spam', `intake where outcome = 'spam'`],
  ['a bounce', `intake where outcome = 'bounce' and reason = 'bounce_joined'`],
  ['a duplicate', `intake where outcome = 'duplicate'`],
  ['a mail that waits for a person to believe it', `message where held_reason is not null`],
  ['an automatic answer', `message where automatic = 'auto-reply' and intake_id is not null`],
  ['somebody on duty for supervision', `duty where purpose = 'supervision' and starts_at <= now() and ends_at > now()`],
  ['a sheet of the book', `book_sheet where kind = 'queja'`],
  ['a sheet called a reclamo by somebody', `book_requalified`],
  ['a sheet that was answered', `book_sheet s join resolution r using (case_id) where r.reopened_at is null`],
  ['a case under the law of Peru', `legal_clock where clock like 'pe.%' and state = 'running'`],
  ['a case under the law of Colombia', `legal_clock where clock like 'co.%' and state = 'running'`],
  [
    'a term that waits for data though the customer wrote',
    `legal_clock c join message m using (case_id) where c.state = 'paused' and m.direction = 'in' and m.received_at > c.paused_since`,
  ],
  ['a consultation answered late', `consultation where state = 'answered' and answered_at > due_at`],
  ['an answer begun and not sent', `draft where kind = 'reply' and content is not null`],
  ['a note begun and not written down', `draft where kind = 'note' and content is not null`],
  ['a finding', `finding`],
  ['a case put off until an area answers', `snooze where ended_at is null and wakes_on = 'answer'`],
  ['a case merged into another', `case_merge where undone_at is null`],
  ['somebody waiting for the Director', `direct_contact`],
  ['somebody who could not get through', `unreached`],
  ['a decision the Director said something of', `decision_review`],
])('the sample has %s', async (_, from) => {
  expect(await count(from)).toBeGreaterThan(0);
});

test('the table of attributions is too narrow somewhere, and the advice says so with its interval', async () => {
  const { advice } = await listAdvice(reading(house, system('tests')));
  const [wider] = advice.filter(({ kind }) => kind === 'widen');
  expect(wider).toMatchObject({ solution: 'pickup', segment: 'person' });
  expect(wider?.n).toBeGreaterThanOrEqual(35);
  expect(wider?.interval.low).toBeGreaterThan(0.9);
});

test('nothing in the sample is adrift, and the day after, with nobody at work, a third of it at least is not late', async () => {
  const late = `case_inbox where ball <> 'resolved' and due_state = 'running' and due_at < '${addMs(house.clock.now(), DAY).toISOString()}'`;
  const open = await count(`case_inbox where ball <> 'resolved'`);
  expect(
    await count(`case_inbox where ball <> 'resolved' and (next_at is null or (owner_id is null and team_id is null))`),
  ).toBe(0);
  expect((await count(late)) / open).toBeLessThan(2 / 3);
  house.clock.advance(DAY);
  await sweepCases(house);
  expect(await count(late)).toBeLessThan((open * 2) / 3);
});

test('names are whole and Spanish letters are everywhere', async () => {
  expect(await count(`customer where kind = 'person' and name !~ ' .+ '`)).toBeLessThan(10);
  expect(await count(`customer where name ~ '[ñÑ]'`)).toBeGreaterThan(5);
  expect(await count(`message where text ~ '[{}]'`)).toBe(0);
});

test('what the company knows is written down: public and internal, two languages, due, half written, used, missing', async () => {
  const of = (where: string): Promise<number> => count(`article a where ${where}`);
  expect(await of(`state = 'published' and language = 'es'`)).toBeGreaterThanOrEqual(12);
  expect(await of(`state = 'published' and language = 'en'`)).toBe(5);
  expect(await of(`audience = 'internal'`)).toBeGreaterThan(2);
  expect(await of(`review_on <= now()`)).toBeGreaterThan(2);
  expect(await of(`state = 'draft'`)).toBe(1);
  expect(await of(`latest > published`)).toBe(1);
  expect(await count('article_use')).toBeGreaterThan(20);
  expect(await count("article_rating where source = 'portal'")).toBeGreaterThan(100);
  expect(await count('knowledge_gap where closed_at is null')).toBeGreaterThan(4);
});
