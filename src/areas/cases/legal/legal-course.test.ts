import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addWorkingDays, keepChoice, legalPack } from '#areas/clocks/index.ts';
import { catchUp, record } from '#platform/log/index.ts';
import { system } from '#platform/work/index.ts';
import { readable } from '#tests/support/readable.ts';
import { aMail, casesHouse, UNDER_LEY_10 } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';
import { addInbound, recomputeLegal, sweepCases } from '../index.ts';
import { reader } from '../reactions.ts';
import { isSameClock } from './legal-clocks.ts';
import { lawApi } from '../law/law.contract.ts';
import { keptClocks } from './legal.store.ts';

const DAY_MS = 86_400_000;
const it = await casesHouse([], UNDER_LEY_10);
const { db } = it.house.database;
beforeAll(async () => {
  it.house.clock.advance(1_000);
  const pack = legalPack('es-l10-large');
  if (pack) await it.as(system('tests'), async (work) => keepChoice(work, pack, null, work.now));
});
afterAll(it.close);
const signed = async () => it.api.signedIn(it.people.agent);

const STEPS = [
  'wait',
  'ask for data',
  'data by phone',
  'inbound',
  'reply',
  'undo',
  'leaves',
  'bounces',
  'resolve',
  'reopen',
  'discard',
  'a bill',
  'praise',
  'a complaint',
  'sweep',
] as const;

/** The last reply of ours, as the outbox names it. */
async function tellMail(caseId: string, type: 'mail.sent' | 'mail.bounced'): Promise<void> {
  const last = await db
    .selectFrom('message')
    .select('id')
    .where('case_id', '=', caseId)
    .where('direction', '=', 'out')
    .where('automatic', 'is', null)
    .where('undone_at', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!last) return;
  await it.as(system('outbox'), async (work) =>
    record(work, ['mail', last.id], type, { caseId, messageId: last.id, kind: 'reply' }),
  );
  await readable(it.house);
  await catchUp(it.house, reader);
}

test('whatever is done to a case, its legal terms are what its log tells, and none is met without notice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { minLength: 4, maxLength: 12 }), async (course) => {
      const { id, reference } = await it.aCase({ given: { type: 'complaint' } });
      const call = { params: { reference } };
      for (const step of course) {
        it.house.clock.advance(step === 'wait' ? 3 * DAY_MS : 1_000);
        const agent = await it.api.signedIn(it.people.agent);
        const acts: Record<(typeof STEPS)[number], () => Promise<unknown>> = {
          wait: async () => undefined,
          'ask for data': () => it.api.send(api.askCompletion, { ...call, body: { text: 'La factura' } }, agent),
          'data by phone': () => it.api.send(api.receiveCompletion, { ...call, body: {} }, agent),
          inbound: () => it.as(system('intake'), (work) => addInbound(work, id, aMail(work.now))),
          reply: () => it.api.send(api.reply, { ...call, body: { text: 'Lo miramos', then: 'keep' } }, agent),
          undo: async () => {
            const view = await it.api.call(api.getCase, call, agent);
            const messageId = view.messages.findLast(
              ({ direction, automatic }) => direction === 'out' && !automatic,
            )?.id;
            if (messageId) await it.api.send(api.undoReply, { params: { reference, messageId }, body: {} }, agent);
          },
          leaves: () => tellMail(id, 'mail.sent'),
          bounces: () => tellMail(id, 'mail.bounced'),
          resolve: () =>
            it.api.send(
              api.resolve,
              { ...call, body: { petitions: [{ text: 'x', outcome: 'granted', reason: 'y' }], text: 'Hecho' } },
              agent,
            ),
          reopen: () => it.api.send(api.reopen, { ...call, body: {} }, agent),
          discard: () => it.api.send(api.discard, { ...call, body: { reason: 'spam' } }, agent),
          'a bill': () => it.api.send(api.classify, { ...call, body: { reasonCode: 'undue_charge' } }, agent),
          praise: () => it.api.send(api.classify, { ...call, body: { legalClass: null } }, agent),
          'a complaint': () => it.api.send(api.classify, { ...call, body: { legalClass: 'complaint' } }, agent),
          sweep: () => sweepCases(it.house),
        };
        const answer = (await acts[step]()) as { statusCode?: number } | undefined;
        expect(answer?.statusCode ?? 200, `${step} in ${course.join(', ')}`).toBeLessThan(500);
        const [rows, told] = [await keptClocks(db, id), await recomputeLegal(db, id)];
        expect(rows, course.join(', ')).toHaveLength(told.length);
        for (const clock of told)
          expect(
            rows.some((row) => row.clock === clock.rule.clock && row.round === clock.round && isSameClock(row, clock)),
            `${clock.rule.clock} ${clock.state} after ${step} in ${course.join(', ')}`,
          ).toBe(true);
        const notices = (await it.events(id)).filter(({ type }) => type === 'case.notified').length;
        const met = rows.filter(({ clock, metAt }) => metAt && clock !== 'es.l10.remedy');
        expect(met.length > 0 && notices === 0, course.join(', ')).toBe(false);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

test('data asked for once a term was late neither suspend it nor take its breach away; the mail and the panel say so', async () => {
  const { id, reference } = await it.aCase();
  const call = { params: { reference } };
  const resolution = async () => (await keptClocks(db, id)).find(({ clock }) => clock === 'es.l10.resolution');
  it.house.clock.advance(40 * DAY_MS);
  await sweepCases(it.house);
  const late = await resolution();
  expect(late?.lateAt).toEqual(it.house.clock.now());
  const stands = { state: 'running', dueAt: late?.dueAt, startedAt: late?.startedAt, lateAt: late?.lateAt };
  const asked = await it.api.call(api.askCompletion, { ...call, body: { text: 'La factura' } }, await signed());
  expect(await resolution()).toMatchObject(stands);
  expect(asked.legal.find(({ clock }) => clock === 'es.l10.resolution')?.onRequest).toBe('late');
  expect(asked.messages.at(-1)?.text).toContain('no cambia por esta petición');
  it.house.clock.advance(2 * DAY_MS);
  await it.api.call(api.receiveCompletion, { ...call, body: {} }, await signed());
  expect(await resolution()).toMatchObject(stands);
  await it.api.call(api.reply, { ...call, body: { text: 'Hecho', then: 'keep' } }, await signed());
  it.house.clock.advance(DAY_MS);
  await sweepCases(it.house);
  expect((await it.events(id)).filter(({ type }) => type === 'clock.missed')).toHaveLength(1);
});

test('a term that begins anew with data asked for in time counts again, and is told when it is late', async () => {
  const { id, reference } = await it.aCase();
  const call = { params: { reference } };
  const missed = async (): Promise<number> =>
    (await it.events(id)).filter(({ type }) => type === 'clock.missed').length;
  const resolution = async () => (await keptClocks(db, id)).find(({ clock }) => clock === 'es.l10.resolution');
  const asked = await it.api.call(api.askCompletion, { ...call, body: { text: 'La factura' } }, await signed());
  expect(asked.messages.at(-1)?.text).toContain('empieza cuando los recibamos');
  it.house.clock.advance(40 * DAY_MS);
  await sweepCases(it.house);
  expect([await missed(), await resolution()]).toMatchObject([0, { state: 'paused', lateAt: null }]);
  await it.api.call(api.receiveCompletion, { ...call, body: {} }, await signed());
  expect(await resolution()).toMatchObject({ state: 'running', lateAt: null, startedAt: it.house.clock.now() });
  it.house.clock.advance(40 * DAY_MS);
  await sweepCases(it.house);
  expect([await missed(), (await resolution())?.lateAt]).toEqual([1, it.house.clock.now()]);
});

test('in Peru an offer made once the date has gone by is refused, and the term stays late', async () => {
  const { id, reference } = await it.aCase({ given: { type: 'complaint', legalPack: 'pe-libro' } });
  const [before] = await keptClocks(db, id);
  it.house.clock.advance(60 * DAY_MS);
  const call = { params: { reference }, body: { text: 'Le enviamos la pieza.' } };
  expect((await it.api.refused(api.offerRemotely, call, await signed())).code).toBe('case.offer_late');
  const view = await it.api.call(api.getCase, { params: { reference } }, await signed());
  expect([view.remoteOffer, (await keptClocks(db, id))[0]]).toMatchObject(['none', { dueAt: before?.dueAt }]);
});

test('in Peru an offer that came back suspended nothing, and the offers after it no more than the law lets all of them', async () => {
  const { id, reference } = await it.aCase({ given: { type: 'complaint', legalPack: 'pe-libro' } });
  const offer = async () =>
    it.api.send(
      api.offerRemotely,
      { params: { reference }, body: { text: 'Le enviamos la pieza.' } },
      await it.api.signedIn(it.people.agent),
    );
  const due = async () => (await keptClocks(db, id))[0]?.dueAt;
  const first = await due();
  await offer();
  it.house.clock.advance(4 * DAY_MS);
  await sql`update outbox set recipients = (select jsonb_agg(r || '{"state":"bounced"}'::jsonb) from jsonb_array_elements(recipients) r)
    where case_id = ${id} and kind = 'reply'`.execute(db);
  await tellMail(id, 'mail.bounced');
  expect(await keptClocks(db, id)).toMatchObject([{ state: 'running', dueAt: first }]);
  const answers: (number | string)[] = [];
  for (let n = 0; n < 3; n++) {
    const answer = await offer();
    answers.push(answer.statusCode === 200 ? 200 : answer.json<{ code: string }>().code);
    it.house.clock.advance(9 * DAY_MS);
    await sweepCases(it.house);
  }
  expect(answers).toEqual([200, 'case.offer_spent', 'case.offer_spent']);
  const [clock] = await recomputeLegal(db, id);
  expect(await due()).toEqual(addWorkingDays(clock?.calendar.calendar as never, first as Date, 5));
  const view = await it.api.call(api.getCase, { params: { reference } }, await it.api.signedIn(it.people.agent));
  expect(view.remoteOffer).toBe('none');
});

test('data are asked for and solutions offered in the customer’s language, or with the reason why not', async () => {
  const text = 'Buenos días. Para mirar su caso necesitamos que nos envíe una foto de la factura y del albarán.';
  const reasons = { language: 'Nadie del equipo habla catalán' };
  for (const [endpoint, legalPack] of [
    [api.askCompletion, 'es-l10-large'],
    [api.offerRemotely, 'pe-libro'],
  ] as const) {
    const { id, reference } = await it.aCase({ given: { type: 'complaint', language: 'ca', legalPack } });
    const agent = await it.api.signedIn(it.people.agent);
    const call = { params: { reference } };
    const refusal = await it.api.refused(endpoint, { ...call, body: { text } }, agent);
    expect([refusal.code, (await keptClocks(db, id)).some(({ state }) => state === 'paused')]).toEqual([
      'case.other_language',
      false,
    ]);
    const sent = await it.api.call(endpoint, { ...call, body: { text, reasons } }, agent);
    expect(sent.legal.map(({ state }) => state)).toContain('paused');
    expect((await it.events(id)).find(({ type }) => type === 'reply.excepted')?.data).toMatchObject({
      kind: 'language',
      expected: 'ca',
      used: 'es',
    });
  }
});

const cutOf = async (caseId: string) =>
  (await keptClocks(db, caseId)).find(({ clock }) => clock === 'es.l10.continuity');

test('a cut of the service starts its two hours by its reason alone; what an answer said before that was known counts once it is written down', async () => {
  const { id, reference } = await it.aCase({ given: { legalPack: 'es-l10-basic', reasonCode: 'service_cut' } });
  expect(await cutOf(id)).toMatchObject({ state: 'running' });
  const classify = async (of: string, reasonCode: string | null) =>
    it.api.call(api.classify, { params: { reference: of }, body: { reasonCode } }, await signed());
  await classify(reference, null);
  expect(await cutOf(id)).toMatchObject({ state: 'cancelled' });
  const late = await it.aCase({ given: { legalPack: 'es-l10-basic' } });
  const params = { reference: late.reference };
  const body = { text: 'Hay una avería; calculamos que vuelve a las seis.', then: 'keep' as const };
  await it.api.call(api.reply, { params, body }, await signed());
  await tellMail(late.id, 'mail.sent');
  const said = { cause: 'Una avería', restoration: 'a las 18:00' };
  expect((await it.api.refused(lawApi.tellCut, { params, body: said }, await signed())).code).toBe(
    'case.cut_not_asked',
  );
  it.house.clock.advance(DAY_MS);
  await classify(late.reference, 'service_cut');
  expect(await cutOf(late.id)).toMatchObject({ state: 'running' });
  const part = { params, body: { cause: 'Una avería' } };
  expect((await it.api.refused(lawApi.tellCut, part, await signed())).code).toBe('case.cut_needs_all');
  const law = await it.api.call(lawApi.tellCut, { params, body: said }, await signed());
  expect([law.cut, await cutOf(late.id)]).toMatchObject([null, { state: 'met' }]);
});

test('two hours of a cut end with an answer that says why and until when, or why that is not known; the case is not resolved before', async () => {
  const aCut = async () => it.aCase({ given: { legalPack: 'es-l10-basic', reasonCode: 'service_cut' } });
  const answer = async (reference: string, cut: object) =>
    it.api.call(
      api.reply,
      { params: { reference }, body: { text: 'Estamos en ello.', then: 'keep', cut } },
      await signed(),
    );
  const { id, reference } = await aCut();
  const call = { params: { reference } };
  await answer(reference, { cause: 'Un cable cortado' });
  await tellMail(id, 'mail.sent');
  expect(await cutOf(id)).toMatchObject({ state: 'running' });
  const petitions = [{ text: 'La luz', outcome: 'granted' as const, reason: 'Ya la tiene' }];
  const refused = await it.api.refused(
    api.resolve,
    { ...call, body: { petitions, text: 'Arreglado' } },
    await signed(),
  );
  expect(refused.code).toBe('case.resolve_needs_cut');
  expect((await it.api.call(lawApi.caseLaw, call, await signed())).cut?.article).toBe('Ley 10/2025, art. 17.2');
  const said = (await answer(reference, { cause: 'Un cable cortado', restoration: 'hoy a las 18:00' })).messages.at(-1);
  expect(said?.text).toBe(
    'Estamos en ello.\n\nCausa del corte: Un cable cortado\nRestablecimiento previsto: hoy a las 18:00',
  );
  // It has not left yet: nothing more is asked, and the term runs until it does.
  expect((await it.api.call(lawApi.caseLaw, call, await signed())).cut).toBeNull();
  expect(await cutOf(id)).toMatchObject({ state: 'running' });
  await tellMail(id, 'mail.sent');
  expect(await cutOf(id)).toMatchObject({ state: 'met' });
  expect((await it.api.call(api.resolve, { ...call, body: { petitions } }, await signed())).resolvedAt).not.toBeNull();
  const unknown = await aCut();
  await answer(unknown.reference, { cause: 'Un cable cortado', unknown: 'La brigada va de camino' });
  await tellMail(unknown.id, 'mail.sent');
  expect(await cutOf(unknown.id)).toMatchObject({ state: 'met' });
});
