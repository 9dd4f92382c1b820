import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consultationsApi } from '#areas/authority/contract.ts';
import { organisationApi as org } from '#areas/organisation/contract.ts';
import { MINUTE } from '#platform/clock/index.ts';
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
