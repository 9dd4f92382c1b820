import { afterAll, expect, test } from 'vitest';
import { casesHouse } from '#areas/cases/cases.fixture.ts';
import { newId } from '#platform/ids/index.ts';
import { aPerson } from '#tests/support/people.ts';
import { personActor } from '#tests/support/actor.ts';
import { parts } from '../index.ts';
import { findingsApi, type FindingView } from './contract.ts';
import { canSee, isSaid, ownWords, withoutNames } from './finding.rules.ts';
import { factsOf } from './live.store.ts';

const it = await casesHouse([parts]);
afterAll(it.close);
const { api, callers, people } = it;
const { db } = it.house.database;

const [warehouse, billing, closed] = [newId(), newId(), newId()];
await db
  .insertInto('area')
  .values([
    { id: warehouse, name: 'Almacén', email: 'almacen@ribera.example', created_at: it.house.clock.now() },
    { id: billing, name: 'Contabilidad', created_at: it.house.clock.now() },
    { id: closed, name: 'Antigua', active: false, created_at: it.house.clock.now() },
  ])
  .execute();
const keeper = await aPerson(it.house, 'area_member', { name: 'Toni Vidal', areaIds: [warehouse] });
const biller = await aPerson(it.house, 'area_member', { name: 'Rosa Méndez', areaIds: [billing] });
await db.updateTable('area').set({ head_id: biller.id }).where('id', '=', billing).execute();
const [asKeeper, asBiller] = [await api.signedIn(keeper), await api.signedIn(biller)];

const mailed = async (): Promise<string[]> => {
  const rows = await db.selectFrom('outbox').select('recipients').where('kind', '=', 'system').execute();
  return rows.flatMap(({ recipients }) =>
    (recipients as unknown as { address: string }[]).map(({ address }) => address),
  );
};

const SUMMARY = 'Los pedidos con dos bultos salen sin comprobar el segundo.';

async function made(changes: Record<string, unknown> = {}): Promise<FindingView & { caseId: string }> {
  const opened = await it.aCase();
  const view = await api.call(
    findingsApi.makeFinding,
    {
      params: { reference: opened.reference },
      body: { fault: 'process', areaId: warehouse, summary: SUMMARY, ...changes },
    },
    callers.agent,
  );
  return { ...view, caseId: opened.id };
}

test('made of a case: the words are the customer’s, what was granted is frozen, the area is told and reads no name', async () => {
  const opened = await it.aCase({ message: { text: 'Falta una caja.\nSegunda vez que pasa.' } });
  const params = { reference: opened.reference };
  const proposalId = newId();
  const at = it.house.clock.now();
  await db
    .insertInto('proposal')
    .values({
      id: proposalId,
      case_id: opened.id,
      made_by: people.agent.id,
      made_at: at,
      state: 'applied',
      level: 1,
      policy_number: 1,
      cause_code: 'other',
      currency: 'EUR',
      total_minor: 6000,
    })
    .execute();
  const line = { proposal_id: proposalId, solution: 'credit', level: 1 };
  await db
    .insertInto('proposal_line')
    .values([
      { ...line, id: newId(), position: 1, amount_minor: 4500, applied_at: at },
      { ...line, id: newId(), position: 2, amount_minor: 1500 },
    ])
    .execute();
  await db
    .insertInto('surprise')
    .values({
      id: newId(),
      case_id: opened.id,
      person_id: people.agent.id,
      amount_minor: 900,
      currency: 'EUR',
      why: 'Un detalle',
      at,
    })
    .execute();
  const draft = await api.call(findingsApi.findingDraft, { params }, callers.agent);
  expect(draft.cost).toEqual([{ currency: 'EUR', minor: 5400 }]);
  expect(draft.areas.map(({ name }) => name)).toEqual(['Almacén', 'Contabilidad']);
  const body = { fault: 'process' as const, areaId: warehouse, messageId: draft.messages[0]?.id ?? '' };
  const finding = await api.call(
    findingsApi.makeFinding,
    {
      params,
      body: { ...body, summary: 'Toni Vidal cierra el pedido sin mirar.', quote: 'caja. Segunda vez' },
    },
    callers.agent,
  );
  await db.updateTable('proposal_line').set({ applied_at: at }).where('proposal_id', '=', proposalId).execute();
  const seen = await api.call(findingsApi.getFinding, { params: { id: finding.id } }, asKeeper);
  expect(seen).toMatchObject({
    summary: 'una persona del equipo cierra el pedido sin mirar.',
    quote: 'caja. Segunda vez',
    cost: [{ currency: 'EUR', minor: 5400 }],
    behind: null,
    can: { answer: true },
  });
  expect(finding.behind).toEqual({ reference: opened.reference, madeBy: people.agent.name });
  expect(await mailed()).toContain('almacen@ribera.example');
  const told = (await it.events(opened.id)).filter(({ type }) => type.startsWith('finding.'));
  expect(told.map(({ type }) => type)).toEqual(['finding.made']);
  expect(JSON.stringify(told)).not.toContain('Segunda');
});

test('a quote nobody wrote, an area no longer in use and another case’s contact are refused', async () => {
  const opened = await it.aCase();
  const params = { reference: opened.reference };
  const body = { fault: 'process', areaId: warehouse, summary: SUMMARY };
  const refused = async (changes: object): Promise<string> =>
    (await api.refused(findingsApi.makeFinding, { params, body: { ...body, ...changes } }, callers.agent)).code;
  expect(await refused({ messageId: opened.messageId, quote: 'Nunca lo dijo' })).toBe('finding.quote_not_said');
  expect(await refused({ quote: 'Sin mensaje' })).toBe('finding.quote_not_said');
  expect(await refused({ areaId: closed })).toBe('area.not_found');
  expect(await refused({ contactId: newId() })).toBe('finding.contact_not_of_case');
  expect((await api.refused(findingsApi.makeFinding, { params, body }, callers.auditor)).status).toBe(403);
  expect((await api.refused(findingsApi.makeFinding, { params, body }, asKeeper)).status).toBe(403);
});

test('an area reads its own only, and nobody else’s answers for it', async () => {
  const { id } = await made();
  const code = async (caller: typeof asKeeper): Promise<string> =>
    (await api.refused(findingsApi.answerFinding, { params: { id }, body: { state: 'accepted', answer: '' } }, caller))
      .code;
  expect(await code(asBiller)).toBe('finding.not_found');
  expect(await code(callers.lead)).toBe('finding.not_yours');
  expect(await code(callers.agent)).toBe('finding.not_yours');
  const mine = await api.call(findingsApi.listFindings, { query: {} }, asBiller);
  expect(mine.items.map((one) => one.id)).not.toContain(id);
  const theirs = await api.call(findingsApi.listFindings, { query: {} }, asKeeper);
  expect(theirs.items.map((one) => one.id)).toContain(id);
  expect(theirs.waiting).toBe(theirs.items.length);
});

test('of two answers at once one stands; to explain needs words', async () => {
  const { id, caseId } = await made();
  const params = { id };
  expect(
    (await api.refused(findingsApi.answerFinding, { params, body: { state: 'explained', answer: ' ' } }, asKeeper))
      .code,
  ).toBe('finding.word_missing');
  const answers = await Promise.allSettled([
    api.call(
      findingsApi.answerFinding,
      { params, body: { state: 'accepted', answer: `${people.agent.name} no cuenta por bulto.` } },
      asKeeper,
    ),
    api.call(
      findingsApi.answerFinding,
      { params, body: { state: 'explained', answer: 'El segundo bulto va precintado.' } },
      callers.director,
    ),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const lost = answers.find((one) => one.status === 'rejected');
  expect(lost?.reason).toMatchObject({ code: 'finding.answered' });
  const types = (await it.events(caseId)).map(({ type }) => type).filter((type) => type.startsWith('finding.'));
  expect(types).toHaveLength(2);
  const list = await api.call(findingsApi.listFindings, { query: { state: 'closed' } }, callers.lead);
  expect(JSON.stringify(list)).not.toContain(`${people.agent.name} no cuenta`);
  expect(list.items.map((one) => one.id)).toContain(id);
});

test('passed on with a word: the other area is told and answers, the first one reads it no more', async () => {
  const { id } = await made();
  const params = { id };
  expect(
    (await api.refused(findingsApi.passFinding, { params, body: { areaId: warehouse, word: 'x' } }, asKeeper)).code,
  ).toBe('finding.same_area');
  const word = 'El recuento se cierra al facturar.';
  await api.call(findingsApi.passFinding, { params, body: { areaId: billing, word } }, asKeeper);
  expect(await mailed()).toContain(biller.email);
  expect((await api.refused(findingsApi.getFinding, { params }, asKeeper)).code).toBe('finding.not_found');
  const seen = await api.call(findingsApi.getFinding, { params }, asBiller);
  expect(seen.passes).toMatchObject([{ from: 'Almacén', to: 'Contabilidad', word }]);
  expect(JSON.stringify(seen)).not.toContain(keeper.name);
});

test('who hears live is who reads', async () => {
  const { id } = await made();
  const [facts] = await factsOf(db, [id]);
  if (!facts) throw new Error('the finding has no facts');
  const actors = [
    ...(['administrator', 'director', 'lead', 'agent', 'auditor'] as const).map((role) => it.person(role)),
    personActor('area_member', { id: keeper.id, areaIds: [warehouse] }),
    personActor('area_member', { id: biller.id, areaIds: [billing] }),
  ];
  expect(actors.map((actor) => canSee(actor, facts))).toEqual([true, true, true, true, true, true, false]);
});

test('what our page adds of a call and its number is not the customer’s words', () => {
  const ours = ['Pide que le llame la Dirección.'];
  expect(ownWords('No llega.\n\nPide que le llame la Dirección.\n\n☎ +34612340111', ours)).toBe('No llega.');
  expect(ownWords('Pide que le llame la Dirección.\n\n☎ +34612340111', ours)).toBe('');
});

test('names of the team go, the customer’s own stay', () => {
  const names = ['Ana Beltrán Soto', 'Unai Goikoetxea', 'Cauce'];
  expect(withoutNames('Me atendió ANA BELTRÁN y luego Ana Beltrán Soto.', names, 'X')).toBe('Me atendió X y luego X.');
  expect(withoutNames('Soy Ana y escribo desde Beltrán.', names, 'X')).toBe('Soy Ana y escribo desde Beltrán.');
  expect(withoutNames('Unai Goikoetxearen', names, 'X')).toBe('Unai Goikoetxearen');
  expect([isSaid('uno\n dos', 'uno dos'), isSaid('uno dos', 'uno tres'), isSaid('uno', '')]).toEqual([
    true,
    false,
    false,
  ]);
});
