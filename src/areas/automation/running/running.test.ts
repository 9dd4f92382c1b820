import { afterAll, beforeEach, expect, test } from 'vitest';
import type { ActionGiven } from '#areas/cases/contract.ts';
import { casesApi } from '#areas/cases/contract.ts';
import { addInbound } from '#areas/cases/index.ts';
import { newId } from '#platform/ids/index.ts';
import { system } from '#platform/work/index.ts';
import { catchUp } from '#tests/support/follow.ts';
import { aMail, casesHouse } from '../../cases/cases.fixture.ts';
import { automationApi as api, type Trigger } from '../contract.ts';
import { parts } from '../index.ts';
import { reader } from './follow.ts';
import { runWaiting } from './run.ts';
import { sweepAutomations } from './sweep.ts';

const it = await casesHouse([parts]);
afterAll(it.close);
const { db } = it.house.database;
let { lead } = it.callers;
const { agent } = it.callers;
const [urgent, late] = [newId(), newId()];
await db
  .insertInto('tag')
  .values([
    { id: urgent, name: 'Urgente', created_at: it.house.clock.now() },
    { id: late, name: 'Insistir', created_at: it.house.clock.now() },
  ])
  .execute();

interface Given {
  trigger?: Trigger;
  q?: string;
  actions: ActionGiven[];
}
const OPENED: Trigger = { on: 'event', event: 'opened' };

async function aRule(name: string, { trigger = OPENED, q = '', actions }: Given): Promise<string> {
  const { id } = await it.api.call(api.makeAutomation, { body: { name, trigger, q, actions } }, lead);
  await it.api.call(api.tryAutomation, { params: { id }, body: {} }, lead);
  await it.api.call(api.switchAutomation, { params: { id }, body: { on: true } }, lead);
  return id;
}
async function settleRules(): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    await catchUp(it.house, reader);
    if ((await runWaiting(it.house)) === 0) return;
  }
  throw new Error('the rules do not come to an end');
}
const runs = async (id: string) =>
  (await it.api.call(api.listAutomationRuns, { params: { id }, query: { limit: 100 } }, lead)).runs;
const tagsOf = async (caseId: string) =>
  (await db.selectFrom('case_tag').select('tag_id').where('case_id', '=', caseId).execute()).map((row) => row.tag_id);
const told = async (caseId: string, type: string) => (await it.events(caseId)).filter((event) => event.type === type);

beforeEach(async () => {
  await catchUp(it.house, reader);
  await runWaiting(it.house);
  const { rules } = await it.api.call(api.listAutomations, {}, lead);
  for (const { id } of rules) await it.api.call(api.retireAutomation, { params: { id }, body: {} }, lead);
});

test('a case that is so when it happens has it done, once, told as the rule’s with its reason; another has not', async () => {
  const id = await aRule('Devoluciones', { q: 'tipo:devolución', actions: [{ do: 'tag', tagIds: [urgent] }] });
  const [yes, no] = [await it.aCase({ given: { type: 'return' } }), await it.aCase()];
  await settleRules();
  expect([await tagsOf(yes.id), await tagsOf(no.id)]).toEqual([[urgent], []]);
  const [run] = await runs(id);
  expect(run).toMatchObject({ state: 'done', applied: ['done'], because: 'opened', reference: yes.reference });
  expect(await told(yes.id, 'automation.ran')).toMatchObject([
    { actor: `system:automation:${run?.id}`, data: { automation: id, version: 1, because: 'opened', did: ['tag'] } },
  ]);
  expect((await told(yes.id, 'case.tagged'))[0]?.actor).toBe(`system:automation:${run?.id}`);
  // Read again from the start, and done by several at once: nothing is done twice.
  await db.updateTable('reader_cursor').set({ tx: '0', id: 0 }).where('reader', '=', reader.name).execute();
  await catchUp(it.house, reader);
  await Promise.all([runWaiting(it.house), runWaiting(it.house), runWaiting(it.house)]);
  expect(await runs(id)).toHaveLength(1);
  expect(await told(yes.id, 'case.tagged')).toHaveLength(1);
});

test('what a kill stopped in the middle left nothing; what waits is done by the sweep’s job', async () => {
  const id = await aRule('Prioridad', {
    actions: [
      { do: 'priority', priority: 'high' },
      { do: 'note', text: 'Mirad esto' },
    ],
  });
  const { id: caseId } = await it.aCase();
  await catchUp(it.house, reader);
  const [waiting] = await runs(id);
  expect(waiting?.state).toBe('waiting');
  // The row is held by a transaction that never ends well: nobody else does it meanwhile.
  await it
    .as(system('automation'), async (work) => {
      const { claimRun, endRun } = await import('./run.store.ts');
      expect(await claimRun(work.db, waiting?.id ?? '')).toBeDefined();
      expect(await runWaiting(it.house)).toBe(0);
      await endRun(work.db, waiting?.id ?? '', { state: 'done' }, work.now);
      throw new Error('killed');
    })
    .catch(() => undefined);
  expect((await runs(id))[0]?.state).toBe('waiting');
  await settleRules();
  expect((await runs(id))[0]?.state).toBe('done');
  expect(await db.selectFrom('note').select('text').where('case_id', '=', caseId).execute()).toEqual([
    { text: 'Mirad esto' },
  ]);
});

test('rules act in their order, which may be changed; a message of a machine brings nothing about', async () => {
  const trigger: Trigger = { on: 'event', event: 'message' };
  const first = await aRule('Primera', { trigger, actions: [{ do: 'priority', priority: 'high' }] });
  const second = await aRule('Segunda', { trigger, actions: [{ do: 'priority', priority: 'normal' }] });
  const { id } = await it.aCase();
  const priority = async () =>
    (await db.selectFrom('case_file').select('priority').where('id', '=', id).executeTakeFirstOrThrow()).priority;
  const hears = (automatic: string | null) =>
    it.as(system('intake'), (work) => addInbound(work, id, aMail(work.now, { threadedBy: 'references', automatic })));
  await hears('auto-reply');
  await settleRules();
  expect([...(await runs(first)), ...(await runs(second))]).toEqual([]);
  await hears(null);
  await settleRules();
  expect(await priority()).toBe('normal');
  expect(await it.api.call(api.moveAutomation, { params: { id: second }, body: { to: 'earlier' } }, lead)).toEqual({
    moved: true,
  });
  expect(await it.api.call(api.moveAutomation, { params: { id: second }, body: { to: 'earlier' } }, lead)).toEqual({
    moved: false,
  });
  await hears(null);
  await settleRules();
  expect(await priority()).toBe('high');
});

test('rules that call each other end: none answers to what it brought about, and a chain is no longer than five', async () => {
  const tags = await Promise.all(
    Array.from({ length: 7 }, async (_each, n) => {
      const id = newId();
      await db
        .insertInto('tag')
        .values({ id, name: `Paso ${n}`, created_at: it.house.clock.now() })
        .execute();
      return id;
    }),
  );
  const ids: string[] = [];
  // The last first: each is brought about by the one after it, not by what happened to the case before.
  for (const [n, tag] of [...tags.entries()].toReversed())
    ids.unshift(
      await aRule(`Paso ${n}`, {
        trigger: { on: 'event', event: 'tagged' },
        q: `etiqueta:"Paso ${n}" -etiqueta:"Paso ${(n + 1) % tags.length}"`,
        actions: [{ do: 'tag', tagIds: [tags[(n + 1) % tags.length] ?? tag] }],
      }),
    );
  const { id, reference } = await it.aCase();
  await it.api.call(casesApi.setTags, { params: { reference }, body: { tagIds: [tags[0] ?? ''] } }, agent);
  await settleRules();
  const states = await Promise.all(ids.map(async (rule) => (await runs(rule)).map(({ state }) => state)));
  expect(states).toEqual([['done'], ['done'], ['done'], ['done'], ['done'], ['stopped'], []]);
  expect(await tagsOf(id)).toHaveLength(6);
  expect(await told(id, 'automation.stopped')).toMatchObject([{ data: { why: 'too_deep', owner: it.people.lead.id } }]);
});

test('on one case no more than ten times an hour: then it stops there, says so, and goes on elsewhere', async () => {
  const id = await aRule('Nota a cada mensaje', {
    trigger: { on: 'event', event: 'message' },
    actions: [{ do: 'note', text: 'Otro más' }],
  });
  const [noisy, calm] = [await it.aCase(), await it.aCase()];
  const hears = (caseId: string) =>
    it.as(system('intake'), (work) => addInbound(work, caseId, aMail(work.now, { threadedBy: 'references' })));
  for (let n = 0; n < 13; n += 1) await hears(noisy.id);
  await hears(calm.id);
  await settleRules();
  const notes = (caseId: string) => db.selectFrom('note').select('id').where('case_id', '=', caseId).execute();
  expect([(await notes(noisy.id)).length, (await notes(calm.id)).length]).toEqual([10, 1]);
  expect((await told(noisy.id, 'automation.stopped')).map(({ data }) => data['why'])).toEqual(['too_often']);
  expect((await runs(id)).find(({ state }) => state === 'stopped')?.why).toContain('diez veces');
});

test('a rule that only fails pauses after three times, tells whose it is and loses nothing; switched on again it does what waited', async () => {
  const team = newId();
  await db
    .insertInto('team')
    .values({ id: team, name: 'Ferias', created_at: it.house.clock.now() } as never)
    .execute();
  const id = await aRule('A ferias', { actions: [{ do: 'assign', teamId: team }] });
  await db.updateTable('team').set({ active: false }).where('id', '=', team).execute();
  const cases = [];
  for (let n = 0; n < 5; n += 1) cases.push(await it.aCase());
  await settleRules();
  const rule = async () => it.api.call(api.getAutomation, { params: { id } }, lead);
  expect(await rule()).toMatchObject({ state: 'paused', runs: { failed: 3, waiting: 2, done: 0 } });
  expect((await runs(id)).find(({ state }) => state === 'failed')?.why).toContain('Ese equipo ya no está en uso');
  expect(await told(cases[2]?.id ?? '', 'automation.gave_up')).toMatchObject([{ data: { owner: it.people.lead.id } }]);
  const on = { params: { id }, body: { on: true } };
  expect((await it.api.refused(api.switchAutomation, on, lead)).code).toBe('case.team_retired');
  await db.updateTable('team').set({ active: true }).where('id', '=', team).execute();
  await it.api.call(api.switchAutomation, on, lead);
  await settleRules();
  expect(await rule()).toMatchObject({ state: 'on', runs: { failed: 3, waiting: 0, done: 2 } });
});

test('two working days without an answer of the customer’s: once for each wait, and only what comes due after it was switched on', async () => {
  const old = await it.aCase();
  const gone = async (caseId: string) =>
    db
      .updateTable('case_inbox')
      .set({ ball: 'customer', ball_since: it.house.clock.now() })
      .where('case_id', '=', caseId)
      .execute();
  await gone(old.id);
  it.house.clock.set('2026-11-12T09:00:00.000Z');
  lead = await it.api.signedIn(it.people.lead);
  const id = await aRule('Insistir', {
    trigger: { on: 'since', moment: 'customer', amount: 2, unit: 'working_days' },
    actions: [{ do: 'tag', tagIds: [late] }],
  });
  const { id: caseId } = await it.aCase();
  await gone(caseId);
  const come = async (at: string) => {
    it.house.clock.set(at);
    lead = await it.api.signedIn(it.people.lead);
    await sweepAutomations(it.house);
    await runWaiting(it.house);
    return (await runs(id)).length;
  };
  // Thursday; Friday and Monday pass; on Tuesday at opening it is time.
  expect(await come('2026-11-16T18:00:00.000Z')).toBe(0);
  expect(await come('2026-11-17T07:59:00.000Z')).toBe(0);
  expect(await come('2026-11-17T08:00:00.000Z')).toBe(1);
  expect(await come('2026-11-19T08:00:00.000Z')).toBe(1);
  expect([await tagsOf(caseId), await tagsOf(old.id)]).toEqual([[late], []]);
});
