import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consultationsApi } from '#areas/authority/contract.ts';
import { parts as authority } from '#areas/authority/index.ts';
import { organisationApi as org } from '#areas/organisation/contract.ts';
import { MINUTE } from '#platform/clock/index.ts';
import type { LogEvent } from '#platform/log/index.ts';
import { system } from '#platform/work/index.ts';
import type { Caller } from '#tests/support/api.ts';
import { aPerson } from '#tests/support/people.ts';
import { casesHouse } from '../../cases.fixture.ts';
import { casesApi } from '../../contract.ts';
import { consultApi as api } from './consult.contract.ts';

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;
let areas: { id: string; caller: Caller }[];

beforeAll(async () => {
  areas = await Promise.all(
    ['Almacén', 'Transporte'].map(async (name) => {
      const head = await aPerson(it.house, 'area_member', { name: `De ${name}` });
      const { id } = await it.api.call(org.createArea, { body: { name, headId: head.id } }, it.callers.administrator);
      return { id, caller: await it.api.signedIn(head) };
    }),
  );
});

const ask = async (reference: string, body: object = {}) => {
  const given = {
    areaId: areas[0]?.id ?? '',
    question: '¿Queda?',
    answers: ['Sí', 'No'],
    tellCustomer: false,
    ...body,
  };
  return (await it.api.call(api.consultArea, { params: { reference }, body: given }, it.callers.agent)).asked.id;
};
const states = async (reference: string) =>
  (await it.api.call(api.caseCircuits, { params: { reference } }, it.callers.agent)).consultations.map(
    ({ id, state }) => [id, state],
  );
/** What ended the case reaches its consultations; readers see events at least once. */
async function endsWith(caseId: string, type: 'case.resolved' | 'case.discarded', at: Date): Promise<void> {
  const reader = authority.readers?.find(({ name }) => name === 'consultations');
  const event = { stream: `case:${caseId}`, type, data: {}, at } as unknown as LogEvent;
  for (const _ of [1, 2]) await it.as(system('tests'), async (work) => reader?.handle(work, event));
}

test('a case that is resolved asks no more; what was ordered goes on, and its answer opens nothing again', async () => {
  const { agent } = it.callers;
  const { id, reference } = await it.aCase();
  const call = { params: { reference } };
  const question = await ask(reference);
  const order = await ask(reference, { kind: 'order', answers: [], item: 'Pieza IL-1108O', quantity: 1 });
  const petitions = [{ text: 'Falta una pieza', outcome: 'granted' as const, reason: 'Se envía' }];
  await it.api.call(casesApi.resolve, { ...call, body: { petitions, text: 'Sale hoy.' } }, agent);
  await endsWith(id, 'case.resolved', it.house.clock.now());
  expect(await states(reference)).toEqual([
    [question, 'cancelled'],
    [order, 'open'],
  ]);
  const answer = (one: string, body: object) => ({ params: { id: one }, body: { code: 'r1', ...body } });
  const { caller } = areas[0]!;
  expect((await it.api.refused(consultationsApi.answerConsultation, answer(question, {}), caller)).code).toBe(
    'consultation.closed',
  );

  const none = answer(order, { code: 'none', text: 'Se acabaron ayer' });
  await it.api.call(consultationsApi.answerConsultation, none, caller);
  await it.react();
  const { ball, waits_for } = await db
    .selectFrom('case_inbox')
    .select(['ball', 'waits_for'])
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow();
  expect([ball, waits_for]).toEqual(['resolved', null]);
  expect((await it.events(id)).map(({ type }) => type)).not.toContain('case.reopened');
  expect((await states(reference))[1]).toEqual([order, 'answered']);
  const sent = await db
    .selectFrom('outbox')
    .select(['mail', 'recipients'])
    .where('case_id', '=', id)
    .where('kind', '=', 'system')
    .execute();
  expect(sent).toContainEqual({
    recipients: [expect.objectContaining({ address: it.people.agent.email })],
    mail: expect.objectContaining({
      subject: `Almacén ha respondido; ${reference} ya está cerrado`,
      text: expect.stringContaining('«No queda. Se acabaron ayer»') as unknown,
    }) as unknown,
  });
});

test('a case that is discarded asks for nothing more; what is asked after it was opened again stays', async () => {
  const { id, reference } = await it.aCase();
  const call = { params: { reference } };
  const before = await ask(reference, { kind: 'handover', question: 'Recogedlo', answers: [] });
  const at = it.house.clock.now();
  await it.api.call(casesApi.discard, { ...call, body: { reason: 'not_ours' } }, it.callers.lead);
  await it.api.call(casesApi.reopen, { ...call, body: {} }, it.callers.agent);
  it.house.clock.advance(MINUTE);
  const after = await ask(reference);
  await endsWith(id, 'case.discarded', at);
  expect(await states(reference)).toEqual([
    [before, 'cancelled'],
    [after, 'open'],
  ]);
});

test(
  'whatever is done to a case, where it has been adds up to its whole life, minute by minute',
  { timeout: 60_000 },
  async () => {
    const steps = fc.array(
      fc.constantFrom(
        'askFirst',
        'askSecond',
        'answer',
        'cancel',
        'reply',
        'ask',
        'snooze',
        'wake',
        'resolve',
        'reopen',
        'take',
      ),
      { minLength: 3, maxLength: 10 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (course) => {
        const { agent } = it.callers;
        const { id, reference } = await it.aCase();
        const began = it.house.clock.now();
        const call = { params: { reference } };
        const asking = (n: number) => () =>
          it.api.send(
            api.consultArea,
            {
              ...call,
              body: { areaId: areas[n]?.id ?? '', question: '¿?', answers: ['Sí', 'No'], tellCustomer: false },
            },
            agent,
          );
        const open = () =>
          db
            .selectFrom('consultation')
            .select(['id', 'area_id'])
            .where('case_id', '=', id)
            .where('state', '=', 'open')
            .orderBy('asked_at')
            .executeTakeFirst();
        const acts: Record<string, () => Promise<unknown>> = {
          askFirst: asking(0),
          askSecond: asking(1),
          answer: async () => {
            const one = await open();
            const caller = areas.find((area) => area.id === one?.area_id)?.caller;
            if (!one || !caller) return;
            await it.api.send(
              consultationsApi.answerConsultation,
              { params: { id: one.id }, body: { code: 'r1' } },
              caller,
            );
            await it.react();
          },
          cancel: async () => {
            const one = await open();
            if (one) await it.api.send(api.cancelConsultation, { params: { reference, id: one.id } }, agent);
          },
          reply: () => it.api.send(casesApi.reply, { ...call, body: { text: 'Bien', then: 'keep' } }, agent),
          ask: () => it.api.send(casesApi.reply, { ...call, body: { text: '¿Cuál?' } }, agent),
          snooze: () =>
            it.api.send(
              casesApi.snooze,
              { ...call, body: { until: new Date(it.house.clock.now().getTime() + 60 * MINUTE).toISOString() } },
              agent,
            ),
          wake: () => it.api.send(casesApi.wake, { ...call, body: {} }, agent),
          resolve: () =>
            it.api.send(
              casesApi.resolve,
              { ...call, body: { petitions: [{ text: 'x', outcome: 'informed', reason: 'y' }], text: 'Hecho' } },
              agent,
            ),
          reopen: () => it.api.send(casesApi.reopen, { ...call, body: {} }, agent),
          take: () => it.api.send(casesApi.take, { ...call, body: {} }, agent),
        };
        for (const step of course) {
          it.house.clock.advance(3 * MINUTE);
          const answer = (await acts[step]?.()) as { statusCode?: number } | undefined;
          expect(answer?.statusCode ?? 200).toBeLessThan(500);
          const rows = await db
            .selectFrom('waiting')
            .selectAll()
            .where('case_id', '=', id)
            .orderBy('since')
            .orderBy('id')
            .execute();
          expect(rows[0]?.since).toEqual(began);
          expect(rows.slice(1).map((row) => row.since)).toEqual(rows.slice(0, -1).map((row) => row.until));
          expect(rows.at(-1)?.until).toBeNull();
          const spent = rows.reduce(
            (sum, row) => sum + ((row.until ?? it.house.clock.now()).getTime() - row.since.getTime()),
            0,
          );
          expect(spent).toBe(it.house.clock.now().getTime() - began.getTime());
          const now = await db
            .selectFrom('case_inbox')
            .select(['ball', 'circuit'])
            .where('case_id', '=', id)
            .executeTakeFirstOrThrow();
          const last = rows.at(-1);
          expect(last?.ball).toBe(now.ball);
          const inside = (await open()) !== undefined && now.ball === 'inside';
          expect([last?.circuit, last?.who === null]).toEqual(
            inside ? [2, false] : [now.ball === 'ours' ? 1 : null, true],
          );
        }
      }),
      { numRuns: 10 },
    );
  },
);
