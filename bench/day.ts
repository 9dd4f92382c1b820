import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import nodemailer from 'nodemailer';
import { MAILBOX } from './arrivals.ts';
import { api } from './calls.ts';
import type { BenchHouse } from './house.ts';
import { figures, type Figures } from './measure.ts';

/* A working day at its busiest, for some minutes: agents read and answer, customers look, mail comes in. */

const AGENTS = 50;
const VISITORS = 200;
const MAILS_A_SECOND = 10;
/** What a person takes to read before they press again, and a customer before they look again; on average. */
const AGENT_THINKS_MS = 2_500;
const VISITOR_THINKS_MS = 10_000;
const SECOND = 1_000;
const MINUTE = 60_000;

export interface Day {
  agents: Figures;
  visitors: Figures;
  mails: Figures;
  errors: string[];
  /** In MB, program and database: after the first minute and at the end. */
  memory: [first: number, last: number];
  /** Arrivals not yet read when it ended. */
  waiting: number;
}

export async function busyDay(house: BenchHouse, cases: number, minutes: number): Promise<Day> {
  const ends = performance.now() + minutes * MINUTE;
  const errors: string[] = [];
  const timed = { agents: [] as number[], visitors: [] as number[], mails: [] as number[] };
  const time = async (times: number[], work: () => Promise<unknown>): Promise<void> => {
    const began = performance.now();
    await work().then(
      () => times.push(performance.now() - began),
      (error: unknown) => errors.push(String(error).slice(0, 300)),
    );
  };
  const loop = async (ms: number, steps: (() => Promise<unknown>)[], times: number[]): Promise<void> => {
    await pause(Math.random() * ms);
    for (let n = 0; performance.now() < ends; n += 1) {
      await time(times, steps[n % steps.length] as () => Promise<unknown>);
      await pause(ms * (0.5 + Math.random()));
    }
  };
  const pick = (): string => `RC-${10_001 + Math.floor(Math.random() * cases)}`;
  const keys = await keysOf(house.url, pick);
  const agents = Array.from({ length: AGENTS }, () => loop(AGENT_THINKS_MS, agentSteps(house.url, pick), timed.agents));
  const visitors = Array.from({ length: VISITORS }, (_, n) =>
    loop(
      VISITOR_THINKS_MS,
      ['/', `/caso/${keys[n % keys.length]}`].map((page) => () => visit(house.url + page, `127.0.1.${1 + n}`)),
      timed.visitors,
    ),
  );
  const mails = mailComesIn(house.smtpPort, ends, (work) => time(timed.mails, work));
  await pause(Math.min(MINUTE, (minutes * MINUTE) / 2));
  const first = await house.memory();
  await Promise.all([...agents, ...visitors, mails]);
  const waiting = (await api(house.url, '/api/v1/intake?state=waiting&limit=1')) as { counts: { waiting: number } };
  const all = minutes * MINUTE;
  return {
    agents: figures(timed.agents, all),
    visitors: figures(timed.visitors, all),
    mails: figures(timed.mails, all),
    errors,
    memory: [first, await house.memory()],
    waiting: waiting.counts.waiting,
  };
}

/** In the order of a day: the list, its counters, three cases, one of them noted and one answered. */
function agentSteps(url: string, pick: () => string): (() => Promise<unknown>)[] {
  let reference = pick();
  const open = () => api(url, `/api/v1/cases/${(reference = pick())}`);
  return [
    () => api(url, '/api/v1/cases?view=all&ball=ours&limit=50'),
    () => api(url, '/api/v1/case-counts?view=all'),
    open,
    open,
    () => api(url, `/api/v1/cases/${reference}/notes`, { text: 'Llamado: llega el jueves.' }),
    () => api(url, `/api/v1/cases?q=${encodeURIComponent('pedido incompleto')}`),
    open,
    () => api(url, '/api/v1/notifications?limit=20'),
  ];
}

async function mailComesIn(
  port: number,
  ends: number,
  time: (work: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    pool: true,
    maxConnections: 8,
    maxMessages: Number.POSITIVE_INFINITY,
    tls: { rejectUnauthorized: false },
  });
  const sent: Promise<void>[] = [];
  for (let n = 0; performance.now() < ends; n += 1) {
    const mail = {
      from: `Marta Núñez <visita.${n}@correo.example>`,
      to: MAILBOX,
      subject: `Pedido ${n} incompleto`,
      text: 'Buenos días:\n\nEl pedido llegó sin dos piezas y las necesito antes del viernes.',
    };
    sent.push(time(() => transport.sendMail(mail)));
    await pause(SECOND / MAILS_A_SECOND);
  }
  await Promise.all(sent);
  transport.close();
}

/** A page, as somebody from an address of their own: how often one address may look is limited. */
async function visit(page: string, localAddress: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  get(page, { localAddress }, resolve).once('error', reject);
  const response = await promise;
  const said = await text(response);
  if (response.statusCode !== 200) throw new Error(`${page}: ${response.statusCode} ${said.slice(0, 200)}`);
}

async function keysOf(url: string, pick: () => string): Promise<string[]> {
  const keys = await Promise.all(
    Array.from({ length: 20 }, async () => ((await api(url, `/api/v1/cases/${pick()}`)) as { key: string | null }).key),
  );
  return keys.filter((key) => key !== null);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
