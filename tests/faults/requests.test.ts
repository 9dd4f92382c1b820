import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { newId, newToken } from '#platform/ids/index.ts';
import { API_TOKEN, startApp, type App } from '#tests/support/app.ts';
import { ask, workedOff } from './account.ts';
import { report, spread } from './figures.ts';
import { harmUntil, killAndStart } from './kill.ts';

/* F2: what comes by HTTP while the program is killed. Each client sends the same again until it hears yes. */

const EACH = Number(process.env.FAULT_REQUESTS ?? 40);
const LONG = 120_000 + EACH * 2_000;
const MAILBOX = 'atencion@ribera.example';
let app: App;
beforeAll(async () => {
  app = await startApp({ CAUCE_LOG_LEVEL: 'error' }, { embedded: true });
  await app.call(correspondenceApi.createMailbox, { body: { address: MAILBOX, name: 'Atención' } });
});
afterAll(async () => app?.stop(), 60_000);

interface Door {
  name: string;
  path: string;
  type: string;
  yes: number;
  body(mark: string): string;
}

const TEXT = 'Buenos días: la lavadora que compré el mes pasado pierde agua por debajo.';
const DOORS: readonly Door[] = [
  {
    name: 'form',
    path: '/contacto/enviar',
    type: 'application/x-www-form-urlencoded',
    yes: 303,
    body: (mark) =>
      new URLSearchParams({
        token: newToken(),
        text: `${TEXT} ${mark}`,
        name: 'Cliente',
        email: `${mark}@cliente.example`,
      }).toString(),
  },
  {
    name: 'mail',
    path: '/api/v1/intake/email',
    type: 'message/rfc822',
    yes: 202,
    body: (mark) =>
      `From: <${mark}@cliente.example>\r\nTo: ${MAILBOX}\r\nSubject: Pedido\r\nMessage-ID: <${mark}@cliente.example>\r\n\r\nPierde agua. ${mark}\r\n`,
  },
  {
    name: 'case',
    path: '/api/v1/cases',
    type: 'application/json',
    yes: 201,
    body: (mark) =>
      JSON.stringify({
        subject: 'Lavadora',
        text: `${TEXT} ${mark}`,
        customer: { name: 'Cliente', email: `${mark}@cliente.example` },
      }),
  },
];

interface Accepted {
  mark: string;
  /** What a program is told it became: the id of the arrival, or the reference of the case. */
  told: string | null;
}

/** The same body under the same key until the yes that this door gives. */
async function insist(door: Door, mark: string): Promise<Accepted> {
  const body = door.body(mark);
  const headers = {
    'content-type': door.type,
    ...(door.name === 'form' ? {} : { authorization: `Bearer ${API_TOKEN}`, 'idempotency-key': newId() }),
  };
  for (;;) {
    try {
      const signal = AbortSignal.timeout(20_000);
      const answer = await fetch(app.url + door.path, { method: 'POST', headers, body, redirect: 'manual', signal });
      const said = await answer.text();
      if (answer.status === door.yes) return { mark, told: toldIn(door, said) };
      if (answer.status < 500 && ![409, 429].includes(answer.status)) throw new Refused(`${answer.status} ${said}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    await sleep(50 + Math.random() * 150);
  }
}

class Refused extends Error {}

function toldIn(door: Door, said: string): string | null {
  if (door.name === 'form') return null;
  const { id, reference } = JSON.parse(said) as { id?: string; reference?: string };
  return (door.name === 'mail' ? id : reference) ?? null;
}

const CLIENTS_PER_DOOR = 4;

test(
  'F2: form, mail by API and case by API under kill -9: nothing missing, nothing double',
  { timeout: LONG },
  async () => {
    const accepted = new Map<string, Accepted[]>();
    const waits: number[] = [];
    const sendThrough = async (door: Door): Promise<void> => {
      const kept: Accepted[] = [];
      accepted.set(door.name, kept);
      let next = 0;
      const client = async (): Promise<void> => {
        while (next < EACH) {
          const start = performance.now();
          kept.push(await insist(door, `${door.name}${(next += 1)}`));
          waits.push(performance.now() - start);
        }
      };
      await Promise.all(Array.from({ length: CLIENTS_PER_DOOR }, client));
    };
    const sent = Promise.all(DOORS.map(sendThrough));
    const kills = await harmUntil(sent, Math.ceil(EACH / 6), () => killAndStart(app));
    await workedOff(app);
    const rows = await ask<{ mark: string; reference: string; arrival: string | null }>(app, FOUND);
    report('F2', { accepted: EACH * DOORS.length, kills, acceptance: spread(waits), messages: rows.length });
    const marks = [...accepted.values()].flat().map((one) => one.mark);
    expect(rows.map((row) => row.mark).toSorted()).toEqual(marks.toSorted());
    expect(new Set(rows.map((row) => row.reference)).size).toBe(marks.length);
    const [counted] = await ask(app, COUNTED);
    expect(counted).toEqual({ cases: marks.length, arrivals: marks.length, extraReceipts: 0 });
    const became = new Map(rows.map((row) => [row.mark, row]));
    for (const { mark, told } of accepted.get('case') ?? []) expect(became.get(mark)?.reference).toBe(told);
    for (const { mark, told } of accepted.get('mail') ?? []) expect(became.get(mark)?.arrival).toBe(told);
  },
);

const FOUND = `
  select split_part(m.from_address, '@', 1) as mark, f.reference, i.id as arrival
  from message m join case_file f on f.id = m.case_id left join intake i on i.id = m.intake_id where m.direction = 'in'`;
const COUNTED = `
  select (select count(*) from case_file)::int as cases, (select count(*) from intake)::int as arrivals,
    (select count(*) - count(distinct case_id) from outbox where kind = 'acknowledgement')::int as "extraReceipts"`;
