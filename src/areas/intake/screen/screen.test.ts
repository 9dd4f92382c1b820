import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { parts as identity } from '#areas/identity/index.ts';
import { setUp } from '#areas/organisation/index.ts';
import { newId } from '#platform/ids/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeApi, type Caller } from '#tests/support/api.ts';
import { makeHouse } from '#tests/support/house.ts';
import { aPerson, aTeam } from '#tests/support/people.ts';
import { intakeApi } from '../contract.ts';
import { keep } from '../keep.ts';
import { parts } from '../parts.ts';
import { raiseAlarm } from '../watch/alarms.ts';

const house = await makeHouse();
const { teamId } = await transact(house, system('tests'), (work) =>
  setUp(work, { companyName: 'Comercial Ribera', language: 'es', zone: 'Europe/Madrid' }),
);
const api = await makeApi(house, [identity, parts]);
const team = await aTeam(house, 'Ventas');
const [lead, agent, insider, auditor] = await Promise.all([
  aPerson(house, 'lead').then((person) => api.signedIn(person)),
  aPerson(house, 'agent', { teamIds: [teamId] }).then((person) => api.signedIn(person)),
  aPerson(house, 'agent', { teamIds: [team.id] }).then((person) => api.signedIn(person)),
  aPerson(house, 'auditor').then((person) => api.signedIn(person)),
]);
const open = await aMailbox('soporte@ribera.example', null);
const closed = await aMailbox('ventas@ribera.example', team.id);
afterAll(async () => {
  await api.close();
  await house.close();
});
beforeEach(() => sql`delete from intake`.execute(house.database.db));

async function aMailbox(address: string, teamId: string | null): Promise<string> {
  const id = newId();
  await house.database.db
    .insertInto('mailbox')
    .values({ id, address, name: 'x', team_id: teamId, created_at: house.clock.now() })
    .execute();
  return id;
}
let n = 0;
async function arrival(mailboxId: string, state = 'quarantined', more: Record<string, unknown> = {}): Promise<string> {
  const raw = await house.files.put(Buffer.from(`From: ana@cliente.example\r\n\r\n${(n += 1)}`));
  const { id } = await keep(house, {
    channel: 'email',
    mailboxId,
    dedupeKey: `k${n}`,
    raw,
    receivedAt: new Date(house.clock.now().getTime() + n),
  });
  await house.database.db
    .updateTable('intake')
    .set({ state, from_address: `ana${n}@cliente.example`, subject: `Pedido número ${n}`, ...more } as never)
    .where('id', '=', id)
    .execute();
  return id;
}
const list = (query: object = {}, as: Caller = lead) => api.call(intakeApi.listIntake, { query }, as);
const customer = { name: 'Ana Gil', email: 'ana@cliente.example' };

describe('the list', () => {
  test('newest first, page by page, filtered, counted', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 7; i += 1) ids.push(await arrival(open, i % 2 === 0 ? 'quarantined' : 'received'));
    const first = await list({ limit: 3 });
    const second = await list({ limit: 3, after: first.next as string });
    const third = await list({ limit: 3, after: second.next as string });
    expect([...first.items, ...second.items, ...third.items].map((item) => item.id)).toEqual(ids.toReversed());
    expect(third.next).toBeNull();
    expect(first.counts).toEqual({ waiting: 3, quarantined: 4, unreadable: 0 });
    expect((await list({ state: 'waiting' })).items).toHaveLength(3);
    expect((await list({ q: 'NUMERO 3' })).items.map((item) => item.subject)).toEqual(['Pedido número 3']);
    expect((await list({ q: '%' })).items).toHaveLength(0);
    expect((await list({ channel: 'form' })).items).toHaveLength(0);
    expect((await list({ after: 'nonsense' })).items).toHaveLength(7);
  });

  test('what rings, and every way in even before anything came', async () => {
    await transact(house, system('tests'), (work) =>
      raiseAlarm(work, { kind: 'channel.silent', subject: `email:${open}`, data: { channel: 'email' } }),
    );
    const { alarms, channels } = await list();
    expect(alarms).toMatchObject([{ kind: 'channel.silent', subject: `email:${open}` }]);
    expect(channels).toEqual([
      { channel: 'email', subject: 'soporte@ribera.example', lastAt: null, silent: true, error: null },
      { channel: 'email', subject: 'ventas@ribera.example', lastAt: null, silent: false, error: null },
    ]);
  });
});

describe('who sees what', () => {
  test('an agent sees what is everybody’s or their team’s; a lead sees all; the raw mail follows the same rule', async () => {
    const [ours, theirs] = [await arrival(open), await arrival(closed)];
    expect((await list({}, agent)).items.map((item) => item.id)).toEqual([ours]);
    expect((await list({}, agent)).counts.quarantined).toBe(1);
    expect((await list({}, insider)).items.map((item) => item.id)).toEqual([theirs, ours]);
    expect((await list({}, auditor)).items).toHaveLength(2);
    for (const endpoint of [intakeApi.getIntake, intakeApi.getIntakeRaw])
      expect(await api.refused(endpoint, { params: { id: theirs } }, agent)).toMatchObject({
        status: 404,
        code: 'intake.not_found',
      });
    expect((await api.send(intakeApi.getIntakeRaw, { params: { id: theirs } }, insider)).body).toContain(
      'ana@cliente.example',
    );
  });

  test('a case of another team hides the arrival it came from', async () => {
    const id = await arrival(open);
    await api.call(intakeApi.makeCase, { params: { id }, body: { subject: 'x', text: 'y', customer } }, lead);
    expect((await list({}, agent)).items).toHaveLength(1);
    await sql`update case_inbox set team_id = ${team.id}`.execute(house.database.db);
    expect((await list({}, agent)).items).toHaveLength(0);
    expect((await list({}, insider)).items[0]?.caseReference).toMatch(/^RC-\d+$/);
  });

  test('an auditor changes nothing', async () => {
    const id = await arrival(open);
    expect((await api.call(intakeApi.getIntake, { params: { id } }, auditor)).can).toEqual({
      readAgain: 'session.role',
      makeCase: 'session.role',
      markSpam: 'session.role',
    });
    expect(await api.refused(intakeApi.readAgain, { params: { id }, body: {} }, auditor)).toMatchObject({
      status: 403,
    });
  });
});

describe('working it off', () => {
  test('read again: it waits from its first try on', async () => {
    const id = await arrival(open, 'quarantined', { failures: 5, reason: 'fault' });
    expect(await api.call(intakeApi.readAgain, { params: { id }, body: {} }, agent)).toMatchObject({
      state: 'received',
      reason: null,
    });
    const row = await house.database.db
      .selectFrom('intake')
      .select(['failures', 'attempts'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ failures: 0, attempts: 1 });
    expect(
      await api.refused(
        intakeApi.readAgain,
        { params: { id: await arrival(open, 'done', { readable: true }) }, body: {} },
        agent,
      ),
    ).toMatchObject({ status: 409, code: 'intake.done' });
    expect(
      (await api.call(intakeApi.getIntake, { params: { id: await arrival(open, 'done', { readable: false }) } }, agent))
        .can.readAgain,
    ).toBe(true);
  });

  test('a case by hand, with the raw arrival on it; once', async () => {
    const id = await arrival(open);
    const made = await api.call(
      intakeApi.makeCase,
      { params: { id }, body: { subject: 'Pedido roto', text: 'Dice que llegó roto', customer } },
      agent,
    );
    expect(made).toMatchObject({
      state: 'done',
      outcome: 'case',
      reason: 'by_hand',
      caseReference: expect.stringMatching(/^RC-/),
    });
    const found =
      await sql`select f.subject, m.text, m.threaded_by, c.name, a.name as file, a.sha256 = ${made.sha256} as same from case_file f join message m on m.case_id = f.id and m.id = ${made.messageId} join customer c on c.id = f.customer_id join attachment a on a.message_id = m.id`.execute(
        house.database.db,
      );
    expect(found.rows).toEqual([
      {
        subject: 'Pedido roto',
        text: 'Dice que llegó roto',
        threaded_by: 'agent',
        name: 'Ana Gil',
        file: 'mensaje.eml',
        same: true,
      },
    ]);
    expect(
      await api.refused(intakeApi.makeCase, { params: { id }, body: { subject: 'otra', text: '', customer } }, agent),
    ).toMatchObject({ status: 409, code: 'intake.done' });
  });

  test('spam that opened a case: the case is discarded, and opened again when it is none after all', async () => {
    const id = await arrival(open);
    await api.call(intakeApi.makeCase, { params: { id }, body: { subject: 'Gana', text: 'ya', customer } }, agent);
    const mark = (spam: boolean) => api.call(intakeApi.markSpam, { params: { id }, body: { spam } }, agent);
    const ball = async () =>
      (
        await sql<{ ball: string }>`
          select i.ball from intake a join case_inbox i on i.case_id = a.case_id where a.id = ${id}`.execute(
          house.database.db,
        )
      ).rows[0]?.ball;
    expect(await mark(true)).toMatchObject({ outcome: 'spam', caseReference: expect.stringMatching(/^RC-/) });
    expect(await ball()).toBe('resolved');
    expect(await mark(false)).toMatchObject({ state: 'done', outcome: 'case', can: { markSpam: true } });
    expect(await ball()).toBe('ours');
    // What joined a case that was there before is judged in that case.
    await sql`update intake set outcome = 'message' where id = ${id}`.execute(house.database.db);
    expect(await api.refused(intakeApi.markSpam, { params: { id }, body: { spam: true } }, agent)).toMatchObject({
      status: 409,
      code: 'intake.has_case',
    });
  });

  test('a case by hand stays with the mailbox and the team its arrival came in by', async () => {
    const id = await arrival(closed);
    await api.call(intakeApi.makeCase, { params: { id }, body: { subject: 'x', text: 'y', customer } }, lead);
    const found = await sql`
      select f.mailbox_id, i.team_id from intake a join case_file f on f.id = a.case_id join case_inbox i on i.case_id = f.id where a.id = ${id}`.execute(
      house.database.db,
    );
    expect(found.rows).toEqual([{ mailbox_id: closed, team_id: team.id }]);
  });

  test('two people make the case of one arrival at once: one case', async () => {
    const id = await arrival(open);
    const body = { subject: 'x', text: '', customer };
    const tried = await Promise.allSettled(
      [agent, lead, insider].map((as) => api.call(intakeApi.makeCase, { params: { id }, body }, as)),
    );
    expect(tried.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const cases = await sql<{ n: number }>`select count(*)::int as n from message where intake_id = ${id}`.execute(
      house.database.db,
    );
    expect(cases.rows[0]?.n).toBe(1);
  });

  test('spam, and not spam after all: nothing is deleted', async () => {
    const id = await arrival(open);
    expect(await api.call(intakeApi.markSpam, { params: { id }, body: { spam: true } }, agent)).toMatchObject({
      state: 'done',
      outcome: 'spam',
      reason: 'marked_spam',
    });
    expect((await list({ state: 'spam' })).items).toHaveLength(1);
    expect(await api.call(intakeApi.markSpam, { params: { id }, body: { spam: false } }, agent)).toMatchObject({
      state: 'received',
    });
    const events = await sql<{
      type: string;
    }>`select type from event where stream = ${`intake:${id}`} order by n`.execute(house.database.db);
    expect(events.rows.map((row) => row.type)).toEqual(['intake.received', 'intake.marked_spam', 'intake.marked_spam']);
  });
});
