import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { organisationApi as org } from '#areas/organisation/contract.ts';
import { catchUp } from '#tests/support/follow.ts';
import { readable } from '#tests/support/readable.ts';
import { system } from '#platform/work/index.ts';
import { aMail, casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';
import { addInbound, recomputeTargets } from '../index.ts';
import { moveClocks } from '../jobs.ts';
import { reader } from '../reactions.ts';
import { isSame } from './settle.ts';
import { targetsOf } from './target.store.ts';

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;

async function agree(caseId: string): Promise<void> {
  const [rows, told] = [await targetsOf(db, caseId), await recomputeTargets(db, caseId)];
  expect(rows).toHaveLength(told.length);
  for (const target of told)
    expect(
      rows.some((row) => isSame(row, target)),
      `${target.kind} ${target.state}`,
    ).toBe(true);
}

test('whatever is done to a case, its rows are what its log tells', { timeout: 60_000 }, async () => {
  const steps = fc.array(
    fc.constantFrom(
      'wait',
      'reply',
      'ask',
      'inbound',
      'machine',
      'take',
      'snooze',
      'wake',
      'high',
      'normal',
      'resolve',
      'reopen',
      'queue',
    ),
    { minLength: 3, maxLength: 9 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (course) => {
      const [agent, lead] = [await it.api.signedIn(it.people.agent), await it.api.signedIn(it.people.lead)];
      const { id, reference } = await it.aCase();
      const call = { params: { reference } };
      const acts: Record<string, () => Promise<unknown>> = {
        wait: async () => it.house.clock.advance(5 * 3_600_000),
        reply: () => it.api.send(api.reply, { ...call, body: { text: 'Bien', then: 'keep' } }, agent),
        ask: () => it.api.send(api.reply, { ...call, body: { text: '¿Cuál?' } }, agent),
        inbound: () => it.as(system('intake'), (work) => addInbound(work, id, aMail(work.now))),
        machine: () =>
          it.as(system('intake'), (work) => addInbound(work, id, aMail(work.now, { automatic: 'auto-reply' }))),
        take: () => it.api.send(api.take, { ...call, body: {} }, agent),
        snooze: () =>
          it.api.send(
            api.snooze,
            { ...call, body: { until: new Date(it.house.clock.now().getTime() + 86_400_000).toISOString() } },
            agent,
          ),
        wake: () => it.api.send(api.wake, { ...call, body: {} }, agent),
        high: () => it.api.send(api.classify, { ...call, body: { priority: 'high' } }, agent),
        normal: () => it.api.send(api.classify, { ...call, body: { priority: 'normal' } }, agent),
        resolve: () =>
          it.api.send(
            api.resolve,
            { ...call, body: { petitions: [{ text: 'x', outcome: 'informed', reason: 'y' }], text: 'Hecho' } },
            agent,
          ),
        reopen: () => it.api.send(api.reopen, { ...call, body: {} }, agent),
        queue: () => it.api.send(api.assign, { ...call, body: { ownerId: null } }, lead),
      };
      for (const step of course) {
        it.house.clock.advance(1_000);
        const answer = (await acts[step]?.()) as { statusCode?: number } | undefined;
        expect(answer?.statusCode ?? 200).toBeLessThan(500);
        await agree(id);
        const row = await db.selectFrom('case_inbox').selectAll().where('case_id', '=', id).executeTakeFirstOrThrow();
        expect(row.next_at).toBeInstanceOf(Date);
        expect(row.owner_id ?? row.team_id ?? (row.ball === 'resolved' ? 'resolved' : null)).not.toBeNull();
        const open = await db
          .selectFrom('waiting')
          .select('ball')
          .where('case_id', '=', id)
          .where('until', 'is', null)
          .execute();
        expect(open).toEqual([{ ball: row.ball }]);
      }
    }),
    { numRuns: 8 },
  );
});

test('after a change of calendar the open cases count on the new one, from then on', async () => {
  const { id } = await it.aCase();
  const admin = await it.api.signedIn(it.people.administrator);
  const [calendar] = (await it.api.call(org.listCalendars, {}, admin)).calendars;
  if (!calendar) throw new Error('no calendar');
  const before = await targetsOf(db, id);
  const definition = structuredClone(calendar.definition) as { week: Record<string, { from: string; to: string }[]> };
  for (const day of Object.keys(definition.week)) definition.week[day] = [{ from: '10:00', to: '10:30' }];
  await it.api.call(
    org.updateCalendar,
    { params: { id: calendar.id }, body: { name: calendar.name, definition, basedOn: calendar.version } },
    admin,
  );
  await it.react();
  await readable(it.house);
  await catchUp(it.house, reader);
  await moveClocks.run(it.house, { teamIds: [it.teamId], after: null });
  const after = await targetsOf(db, id);
  expect(after.find((row) => row.kind === 'resolve')?.due_at.getTime()).toBeGreaterThan(
    before.find((row) => row.kind === 'resolve')?.due_at.getTime() as number,
  );
  await agree(id);
  expect((await it.events(id)).findLast((event) => event.type === 'case.clocks_moved')?.data).toEqual({
    calendar: [calendar.id, calendar.version + 1],
  });
  const count = (await it.events(id)).length;
  await moveClocks.run(it.house, { teamIds: [it.teamId], after: null });
  expect(await it.events(id)).toHaveLength(count);
});
