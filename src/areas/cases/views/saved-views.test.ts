import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { newId } from '#platform/ids/index.ts';
import { reading } from '#platform/work/index.ts';
import { casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';
import { savedViews } from './saved-views.store.ts';
import { countViews } from './view-counts.store.ts';

/* A search kept under a name: whose it is, who uses and changes it, and what its number costs. */

const house = await casesHouse();
afterAll(house.close);
const { db } = house.house.database;
const { agent, lead, auditor } = house.callers;

const save = (name: string, q: string, more: object = {}, as = agent) =>
  house.api.call(api.saveView, { body: { name, q, order: 'due', shared: 'mine', teamId: null, ...more } }, as);
const namesFor = async (as: typeof agent) =>
  (await house.api.call(api.listSavedViews, {}, as)).views.map(({ name }) => name);

it('is kept in codes, found by whom it is shared with, and changed by whoever made it or leads', async () => {
  const mine = await save('Mis quejas', 'tipo:queja responsable:yo');
  expect(mine).toMatchObject({
    selector: {
      terms: [
        { field: 'type', values: ['grievance'], not: false },
        { field: 'owner', values: ['me'], not: false },
      ],
      words: '',
    },
    can: { change: true },
  });
  const team = await save('Del equipo', 'de:@hotel.example', { shared: 'team', teamId: house.teamId });
  await save('De todos', 'tipo:repair', { shared: 'all' }, lead);
  expect(await namesFor(agent)).toEqual(['De todos', 'Del equipo', 'Mis quejas']);
  expect(await namesFor(lead)).toEqual(['De todos', 'Del equipo']);

  const given = { name: 'Otra', q: 'tipo:repair', order: 'due', shared: 'team', teamId: house.teamId } as const;
  expect((await house.api.call(api.changeView, { params: { id: team.id }, body: given }, lead)).name).toBe('Otra');
  const refusals = [
    [api.changeView, { params: { id: mine.id }, body: given }, lead, 'view.not_found'],
    [api.changeView, { params: { id: team.id }, body: { ...given, shared: 'mine' } }, lead, 'view.not_yours'],
    [api.saveView, { body: { ...given, shared: 'all' } }, agent, 'view.not_yours_to_share'],
    [api.saveView, { body: { ...given, teamId: newId() } }, lead, 'team.not_found'],
    [api.saveView, { body: { ...given, q: 'tipo:pájaro' } }, agent, 'selector.value_unknown'],
    [api.saveView, { body: given }, auditor, 'case.reads_only'],
    [api.deleteView, { params: { id: mine.id }, body: {} }, lead, 'view.not_found'],
    [api.listCases, { query: { saved: mine.id } }, lead, 'view.not_found'],
  ] as const;
  for (const [endpoint, input, as, code] of refusals)
    expect((await house.api.refused(endpoint, input, as)).code).toBe(code);
});

it('two who change one view at once leave it as one of them wrote it; deleted meanwhile, it is gone', async () => {
  const { id } = await save('Dos', 'tipo:queja', { shared: 'team', teamId: house.teamId });
  const change = (name: string, as = agent) =>
    house.api.call(
      api.changeView,
      { params: { id }, body: { name, q: `tipo:queja ${name}`, order: 'due', shared: 'team', teamId: house.teamId } },
      as,
    );
  await Promise.all([change('Uno'), change('Otro', lead)]);
  const { views } = await house.api.call(api.listSavedViews, {}, agent);
  const kept = views.find((view) => view.id === id);
  expect(kept?.selector.words).toBe(kept?.name);
  const [gone, late] = await Promise.allSettled([
    house.api.call(api.deleteView, { params: { id }, body: {} }, agent),
    change('Tarde', lead),
  ]);
  expect(gone.status).toBe('fulfilled');
  if (late.status === 'rejected') expect(late.reason).toMatchObject({ code: 'view.not_found' });
  expect(await namesFor(agent)).not.toContain('Tarde');
});

it('its cases and its numbers are those of whoever asks', async () => {
  const view = await save('Reparaciones', 'tipo:reparación', { shared: 'all' }, lead);
  const worded = await save('Sofás', 'sofá tipo:reparación', { shared: 'all' }, lead);
  await house.aCase({ given: { type: 'repair' }, message: { text: 'El sofá cojea' } });
  const foreign = await house.aCase({ given: { type: 'repair' }, message: { text: 'El sofá chirría' } });
  await house.aCase({ given: { type: 'complaint' } });
  const other = newId();
  await db.insertInto('team').values({ id: other, name: 'Otro', created_at: house.house.clock.now() }).execute();
  await db.updateTable('case_inbox').set({ team_id: other }).where('case_id', '=', foreign.id).execute();
  for (const [as, n] of [
    [agent, 1],
    [lead, 2],
  ] as const) {
    const { counts, isWhole } = await house.api.call(api.countSavedViews, {}, as);
    expect([counts[view.id], counts[worded.id], isWhole]).toEqual([n, n, true]);
    const { balls } = await house.api.call(api.countCases, { query: { saved: worded.id } }, as);
    expect(balls).toMatchObject({ ours: n, inside: 0, resolved: 0 });
    const { cases } = await house.api.call(api.listCases, { query: { saved: view.id, ball: 'ours' } }, as);
    expect(cases).toHaveLength(n);
  }
});

it('however many cases are open, the numbers read no more than 5,000 of them', async () => {
  await sql`
    with made as (
      insert into case_file (id, reference, public_key, subject, type, channel, received_at, opened_at)
      select gen_random_uuid(), 'ZZ-' || n, 'k' || n, 'x', 'other', 'email', now(), now() from generate_series(1, 7000) n returning id)
    insert into case_inbox (case_id, ball, ball_since, team_id, next_at, moved_at) select id, 'ours', now(), ${house.teamId}, now(), now() from made`.execute(
    db,
  );
  await sql`analyze case_inbox, case_file`.execute(db);
  const work = reading(house.house, house.person('lead'));
  const { counts, isWhole } = await countViews(work, await savedViews(db, work.actor));
  expect(isWhole).toBe(false);
  expect(Math.max(...Object.values(counts).map(Number))).toBeLessThanOrEqual(5_000);
});
