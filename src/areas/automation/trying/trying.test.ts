import { afterAll, expect, test } from 'vitest';
import { type ActionGiven, casesApi } from '#areas/cases/contract.ts';
import { addInbound } from '#areas/cases/index.ts';
import { HOUR } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { system } from '#platform/work/index.ts';
import { catchUp } from '#tests/support/follow.ts';
import { aMail, casesHouse } from '../../cases/cases.fixture.ts';
import { automationApi as api, type Trigger } from '../contract.ts';
import { parts } from '../index.ts';
import { reader } from '../running/follow.ts';
import { viewRule } from '../rules/rules.view.ts';
import { runWaiting } from '../running/run.ts';
import { tryRule } from './try-rule.ts';

const it = await casesHouse([parts]);
afterAll(it.close);
const { db } = it.house.database;
const { lead, agent } = it.callers;
const [seen, urgent] = [newId(), newId()];
await db
  .insertInto('tag')
  .values([
    { id: seen, name: 'Visto', created_at: it.house.clock.now() },
    { id: urgent, name: 'Urgente', created_at: it.house.clock.now() },
  ])
  .execute();

const make = async (name: string, trigger: Trigger, q: string, actions: ActionGiven[]): Promise<string> =>
  (await it.api.call(api.makeAutomation, { body: { name, trigger, q, actions } }, lead)).id;
const attempt = (id: string) =>
  it.as(it.person('lead'), async (work) => {
    await tryRule(work, id);
    return (await viewRule(work, id)).trial;
  });
const switchOn = (id: string) => it.api.call(api.switchAutomation, { params: { id }, body: { on: true } }, lead);
async function settle(): Promise<void> {
  do await catchUp(it.house, reader);
  while ((await runWaiting(it.house)) > 0);
}

/** Half an hour in which cases come, are changed and answered; every rule acts at once, as it would. */
async function aMonth(): Promise<void> {
  const step = async (done: Promise<unknown>): Promise<void> => {
    await done;
    await settle();
    it.house.clock.advance(HOUR / 60);
  };
  for (const [n, type] of (['return', 'enquiry', 'complaint'] as const).entries()) {
    const { id, reference } = await it.aCase({ given: { type, priority: n % 2 ? 'high' : 'normal' } });
    const params = { reference };
    const hears = () =>
      it.as(system('intake'), (work) => addInbound(work, id, aMail(work.now, { threadedBy: 'references' })));
    if (n % 2) await step(it.api.call(casesApi.assign, { params, body: { ownerId: it.people.agent.id } }, lead));
    await step(hears());
    if (n % 3 === 0) await step(it.api.call(casesApi.setTags, { params, body: { tagIds: [urgent] } }, agent));
    await step(hears());
    if (n === 1)
      await step(it.api.call(casesApi.classify, { params, body: { type: 'return', flags: ['safety'] } }, agent));
    if (n % 2) await step(it.api.call(casesApi.assign, { params, body: { ownerId: null } }, lead));
    if (n === 0) await step(it.api.call(casesApi.setTags, { params, body: { tagIds: [] } }, agent));
    await step(hears());
  }
}

test('what is told beforehand is what happens: over the same events, the same cases at the same moments', async () => {
  const message: Trigger = { on: 'event', event: 'message' };
  const conditions: [Trigger, string][] = [
    [message, 'tipo:devolución'],
    [message, '-tipo:devolución responsable:nadie'],
    [message, 'etiqueta:Urgente'],
    [message, 'etiqueta:ninguna prioridad:alta'],
    [message, 'aviso:seguridad'],
    [message, 'estado:responder equipo:ninguno'],
    [message, '-responsable:nadie -etiqueta:Visto'],
    [{ on: 'event', event: 'opened' }, 'canal:correo -tipo:queja'],
    [{ on: 'event', event: 'assigned' }, ''],
    [{ on: 'event', event: 'classified' }, 'tipo:devolución'],
    [{ on: 'event', event: 'tagged' }, 'etiqueta:Urgente'],
    [message, 'silla'],
  ];
  const ids: string[] = [];
  for (const [n, [trigger, q]] of conditions.entries()) {
    // One of them changes what the others look at.
    const actions: ActionGiven[] = n === 6 ? [{ do: 'tag', tagIds: [seen] }] : [{ do: 'note', text: `Regla ${n}` }];
    const id = await make(`Regla ${n}`, trigger, q, actions);
    await attempt(id);
    await switchOn(id);
    ids.push(id);
  }
  await aMonth();
  let acted = 0;
  for (const [n, id] of ids.entries()) {
    const { runs } = await it.api.call(api.listAutomationRuns, { params: { id }, query: { limit: 100 } }, lead);
    const trial = await attempt(id);
    const happened = await db
      .selectFrom('automation_run')
      .select('at')
      .where('automation_id', '=', id)
      .orderBy('at')
      .execute();
    expect(
      runs.every(({ state }) => state === 'done'),
      `regla ${n}`,
    ).toBe(true);
    expect(trial?.cases.map(({ at }) => at).toReversed(), `regla ${n}: ${conditions[n]?.[1]}`).toEqual(
      happened.map(({ at }) => at.toISOString()),
    );
    expect(trial?.times).toBe(runs.length);
    if (runs.length > 0) acted += 1;
  }
  expect(acted).toBeGreaterThan(8);
});

test('it says what it cannot know, where an action would be refused, with which rules it clashes and in which rounds', async () => {
  const opened: Trigger = { on: 'event', event: 'opened' };
  const area = newId();
  await db
    .insertInto('area')
    .values({ id: area, name: 'Almacén', created_at: it.house.clock.now(), email: 'almacen@ribera.example' } as never)
    .execute();
  const first = await make('A alta', opened, 'tipo:queja', [{ do: 'priority', priority: 'high' }]);
  await attempt(first);
  await switchOn(first);
  const back = await make('Clasificada', { on: 'event', event: 'classified' }, '', [{ do: 'tag', tagIds: [urgent] }]);
  await attempt(back);
  await switchOn(back);
  const { reference } = await it.aCase({ given: { type: 'grievance' } });
  await it.aCase({ given: { type: 'grievance' } });
  const second = await make('A normal', opened, 'tipo:queja nivel:1', [
    { do: 'priority', priority: 'normal' },
    { do: 'consult', areaId: area, question: '¿Qué pasó?', answers: ['Sí', 'No'] },
  ]);
  const trial = await attempt(second);
  expect(trial).toMatchObject({ times: 2, asToday: ['level'], onlyToday: false, cut: false });
  expect(trial?.occasions).toBeGreaterThanOrEqual(2);
  expect(trial?.refused).toHaveLength(2);
  expect(trial?.clashes).toMatchObject([{ rule: { name: 'A alta' }, about: ['priority'] }]);
  expect(trial?.clashes[0]?.cases.map((one) => one.reference)).toContain(reference);
  const round = await make('Etiquetada', { on: 'event', event: 'tagged' }, '', [{ do: 'type', type: 'other' }]);
  expect((await attempt(round))?.loops.map((loop) => loop.map(({ name }) => name))).toEqual([
    ['Etiquetada', 'Clasificada'],
  ]);
});

test('nobody switches on what was not tried; another version has to be tried too, and the one in force stays meanwhile', async () => {
  const id = await make('Sin probar', { on: 'event', event: 'opened' }, '', [{ do: 'note', text: 'Uno' }]);
  const on = { params: { id }, body: { on: true } };
  expect((await it.api.refused(api.switchAutomation, on, lead)).code).toBe('automation.not_tried');
  await attempt(id);
  expect(await switchOn(id)).toMatchObject({ state: 'on', versionOn: 1 });
  const body = {
    name: 'Probada',
    trigger: { on: 'event', event: 'opened' } as const,
    q: '',
    actions: [{ do: 'note', text: 'Dos' } as const],
    reason: 'Se entendía mal',
  };
  const changed = await it.api.call(api.changeAutomation, { params: { id }, body }, lead);
  expect(changed).toMatchObject({ name: 'Probada', version: 2, versionOn: 1, state: 'on', triedAt: null });
  expect(changed.versions.map(({ version, reason }) => [version, reason])).toEqual([
    [2, 'Se entendía mal'],
    [1, ''],
  ]);
  expect((await it.api.refused(api.switchAutomation, on, lead)).code).toBe('automation.not_tried');
  await attempt(id);
  expect(await switchOn(id)).toMatchObject({ versionOn: 2 });
  const off = await it.api.call(api.switchAutomation, { params: { id }, body: { on: false } }, lead);
  expect(off).toMatchObject({ state: 'off', versionOn: null });
});

test('only who leads writes rules, an auditor reads them; a rule is nobody, and names what is there', async () => {
  const body = {
    name: 'Mía',
    trigger: { on: 'event', event: 'opened' } as const,
    actions: [{ do: 'note', text: 'x' } as const],
  };
  expect((await it.api.refused(api.makeAutomation, { body }, agent)).status).toBe(403);
  expect((await it.api.refused(api.listAutomations, {}, agent)).status).toBe(403);
  const { can, rules } = await it.api.call(api.listAutomations, {}, it.callers.auditor);
  expect([can['keep'], rules.length > 0]).toEqual(['session.role', true]);
  expect((await it.api.refused(api.makeAutomation, { body }, it.callers.auditor)).status).toBe(403);
  const refused = async (more: object) =>
    (await it.api.refused(api.makeAutomation, { body: { ...body, ...more } }, lead)).code;
  expect(await refused({ q: 'responsable:yo' })).toBe('automation.nobody_asks');
  expect(await refused({ q: 'tipo:pájaro' })).toBe('selector.value_unknown');
  expect(await refused({ actions: [{ do: 'take' }] })).toBe('action.needs_person');
  expect(await refused({ actions: [] })).toBe('request.invalid');
});
