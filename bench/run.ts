import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { runningEmbedded } from '#platform/db/embedded.ts';
import { arrivals, processing } from './arrivals.ts';
import { deadlines } from './deadlines.ts';
import { startFloor } from './floor.ts';
import { makeFolder, removeFolder, startHouse } from './house.ts';
import { calibrate, drive, inTurn } from './measure.ts';
import { api, caseReferences, openSample } from './reads.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    keep: { type: 'string' },
  },
});
const cases = Number(values.cases);
const rounds = Number(values.rounds);
const say = (name: string, text: string): void => void process.stdout.write(`${name.padEnd(44)} ${text}\n`);
const ms = (value: number): string => `${value.toFixed(1)} ms`;

say('machine', `${cpus().length} cores, ${cpus()[0]?.model ?? ''}; calibration ${ms(calibrate())}`);
const folder = values.keep ?? (await makeFolder());
openSample(folder, cases);
let house = await startHouse(folder);
say('second start to first answer', ms(house.startedIn));
const floor = await startFloor((await runningEmbedded(folder)) as string);
const references = await caseReferences(house.url, 400);
const pick = (n: number): string => references[(n * 7919) % references.length] as string;

const compare = async (
  name: string,
  ours: (n: number) => Promise<void>,
  least: (n: number) => Promise<void>,
  total: number,
  clients = 1,
): Promise<void> => {
  await drive(clients, Math.ceil(total / 5), ours);
  const found = await inTurn(
    rounds,
    () => drive(clients, total, ours),
    () => drive(clients, total, least),
  );
  const ratio = found.ours.p50 / found.floor.p50;
  say(
    name,
    `p50 ${ms(found.ours.p50)}, p95 ${ms(found.ours.p95)}, ${found.ours.perSecond.toFixed(0)}/s · floor p50 ${ms(found.floor.p50)}, ${found.floor.perSecond.toFixed(0)}/s · ${ratio.toFixed(1)}× p50, ${((found.ours.perSecond / found.floor.perSecond) * 100).toFixed(0)} % of its rate`,
  );
};
const floorGet = async (address: string): Promise<void> => void (await (await fetch(floor.url + address)).text());

await compare(
  'list of 50',
  () => api(house.url, '/api/v1/cases?view=all&ball=ours&limit=50'),
  () => floorGet('/list'),
  200,
);
await compare(
  'case with messages and events',
  (n) => api(house.url, `/api/v1/cases/${pick(n)}`),
  (n) => floorGet(`/case/${pick(n)}`),
  200,
);
await compare(
  'search, common word',
  () => api(house.url, '/api/v1/cases?q=pedido'),
  () => floorGet('/search?q=pedido'),
  60,
);
await compare(
  'search, rare word',
  () => api(house.url, '/api/v1/cases?q=Valdeolmos'),
  () => floorGet('/search?q=Valdeolmos'),
  60,
);
const body = (n: number): string =>
  JSON.stringify({
    subject: `Pedido ${n} incompleto`,
    text: 'Faltan dos piezas del pedido. '.repeat(12),
    customer: { name: 'María Núñez', email: `bench.${n % 5_000}@correo.example` },
  });
let sequence = 0;
const create = (): Promise<void> => api(house.url, '/api/v1/cases', body(sequence++));
const createFloor = async (n: number): Promise<void> =>
  void (await (
    await fetch(`${floor.url}/create`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ subject: `Pedido ${n}`, text: 'Faltan dos piezas. '.repeat(12), customer: 'María' }),
    })
  ).text());
await compare('case created by REST, 1 client', create, createFloor, 200);
await compare('case created by REST, 8 clients', create, createFloor, 600, 8);
await compare(
  'portal home',
  () => api(house.url, '/'),
  () => floorGet('/list'),
  100,
);

const accepted = await arrivals(house, 2_000, 16);
say('SMTP arrivals accepted, 16 senders', `${accepted.perSecond.toFixed(0)}/s, p99 ${ms(accepted.p99)}`);
say('arrivals turned into cases, 1 reader', `${(await processing(house)).toFixed(0)}/s`);
say('deadlines a second and core', deadlines().toFixed(0));
say('memory, program and database (PSS)', `${(await house.memory()).toFixed(0)} MB`);
await floor.stop();
await house.stop('SIGKILL');
house = await startHouse(folder);
say('start after kill -9 to first answer', ms(house.startedIn));
await house.stop();
say('calibration at the end', ms(calibrate()));
if (!values.keep) await removeFolder(folder);
