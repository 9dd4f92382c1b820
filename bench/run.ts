import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { runningEmbedded } from '#platform/db/embedded.ts';
import { arrivals, processing } from './arrivals.ts';
import { authorisations } from './authorisations.ts';
import { bulks, type BulkTimes } from './bulks.ts';
import { ms, say, sayCompared, sayFigures } from './compare.ts';
import { busyDay } from './day.ts';
import { deadlines, legalDeadlines } from './deadlines.ts';
import { startFloor, type Floor } from './floor.ts';
import { makeFolder, removeFolder, startHouse, startWorker, type BenchHouse } from './house.ts';
import { liveUpdates } from './live.ts';
import { startMailFloor } from './mail-floor.ts';
import { calibrate } from './measure.ts';
import { evaluation, simulation } from './policy.ts';
import { reads } from './reads.ts';
import { openSample } from './sample.ts';
import { firstLoad, INBOX, weight } from './sizes.ts';
import { reconnects } from './storm.ts';
import { terms } from './terms.ts';
import { creations } from './writes.ts';

const PARTS = [
  'start',
  'sizes',
  'reads',
  'writes',
  'bulks',
  'live',
  'arrivals',
  'deadlines',
  'terms',
  'policy',
] as const;
/** Only when named: they take minutes, whatever the machine. */
const LONG = ['day', 'storm'] as const;
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    /** Some of the parts, with commas. */
    only: { type: 'string', default: PARTS.join() },
    /** How long the busy day is. */
    minutes: { type: 'string', default: '10' },
    /** A folder to keep the sample company in for the next run. */
    keep: { type: 'string' },
  },
});
const [MAILS, SENDERS] = [3_000, 16];
const rounds = Number(values.rounds);
const wanted = new Set<(typeof PARTS)[number] | (typeof LONG)[number]>(values.only.split(',') as never);
const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? ''}, Node ${process.version}`;
say('machine', `${machine}; calibration ${ms(calibrate())}`);
say('sample company', `${values.cases} cases`);
const folder = values.keep ?? (await makeFolder());
await openSample(folder, Number(values.cases));
if (wanted.has('start')) await starts();
await withHouse({}, async (house, floor) => {
  if (wanted.has('sizes')) await sizes(house.url);
  if (wanted.has('reads')) (await reads(house.url, floor.url, rounds, Number(values.cases))).forEach(sayCompared);
  if (wanted.has('terms')) (await terms(house.url, floor.url, rounds)).forEach(sayCompared);
  if (wanted.has('writes')) (await creations(house.url, floor.url, rounds)).forEach(sayCompared);
  if (wanted.has('bulks')) (await bulks(house.url, rounds)).forEach(sayBulk);
  if (wanted.has('policy')) {
    const ownerUrl = (await runningEmbedded(folder)) as string;
    (await authorisations(house.url, floor.url, ownerUrl, rounds)).forEach(sayCompared);
    sayCompared({ name: 'a policy of 500 rows, one proposal', ...(await evaluation()) });
    sayCompared(await simulation(house.url, floor.url, ownerUrl, rounds));
  }
  if (wanted.has('live')) sayCompared(await liveUpdates(house, floor, rounds));
  say('memory, program and database', `${(await house.memory()).toFixed(0)} MB, shared pages counted once`);
});
if (wanted.has('arrivals')) await withHouse({ CAUCE_ROLES: 'server,smtp' }, accepted);
if (wanted.has('day')) await withHouse({}, sayDay);
if (wanted.has('storm')) await sayStorm();
if (wanted.has('deadlines')) sayDeadlines();
say('calibration at the end', ms(calibrate()));
if (!values.keep) await removeFolder(folder);

function sayBulk({ preview, done, undone }: BulkTimes): void {
  say('500 cases given another priority', `${ms(done)}; told beforehand in ${ms(preview)}, put back in ${ms(undone)}`);
}

function sayDeadlines(): void {
  say('deadlines, a core', `${deadlines().toFixed(0)}/s`);
  const { ours, byHand } = legalDeadlines();
  say('a million legal terms, a core', `${ms(ours)}; stepping day by day ${ms(byHand)}`);
}

async function withHouse(
  env: Record<string, string>,
  work: (house: BenchHouse, floor: Floor) => Promise<void>,
): Promise<void> {
  const house = await startHouse(folder, env);
  try {
    const floor = await startFloor((await runningEmbedded(folder)) as string);
    await work(house, floor).finally(() => floor.stop());
  } finally {
    await house.stop();
  }
}

async function sayDay(house: BenchHouse): Promise<void> {
  const day = await busyDay(house, Number(values.cases), Number(values.minutes));
  say('busy day, 50 agents', sayFigures(day.agents));
  say('200 visitors of the portal', sayFigures(day.visitors));
  say('10 mails a second, accepted', `${sayFigures(day.mails)}; ${day.waiting} not read at the end`);
  say('errors', `${day.errors.length} ${day.errors[0] ?? ''}`);
  say('memory, after a minute and at the end', day.memory.map((mb) => `${mb.toFixed(0)} MB`).join(' → '));
}

async function sayStorm(): Promise<void> {
  const { back, house } = await reconnects(await startHouse(folder), Number(values.cases));
  await house.stop();
  say('500 screens after kill -9, whole again', `${sayFigures(back)} from the first answer`);
}

async function sizes(url: string): Promise<void> {
  say('first load of the app, JS gzip', `${((await firstLoad()) / 1024).toFixed(0)} KB`);
  say('with the Bandeja and a case open in it', `${((await firstLoad(INBOX)) / 1024).toFixed(0)} KB`);
  const { bytes, scripts } = await weight(url, '/');
  say('portal home with all it names', `${(bytes / 1024).toFixed(0)} KB, ${scripts} scripts`);
}

async function starts(): Promise<void> {
  for (const [name, signal] of [
    ['start', 'SIGTERM'],
    ['start, again', 'SIGKILL'],
    ['start after kill -9', 'SIGTERM'],
  ] as const) {
    const house = await startHouse(folder);
    say(`${name}, to the first answer`, ms(house.startedIn));
    await house.stop(signal);
  }
}

/** Accepted with nobody reading; then worked off by one process, and the next lot by two: ours and the floor in turn. */
async function accepted(house: BenchHouse): Promise<void> {
  const floor = await startMailFloor((await runningEmbedded(folder)) as string);
  for (const workers of [1, 2]) {
    const name = 'SMTP arrivals accepted, 16 senders';
    sayCompared({
      name,
      ours: await arrivals(house.smtpPort, MAILS, SENDERS),
      floor: await arrivals(floor.smtpPort, MAILS, SENDERS),
    });
    const running = Array.from({ length: workers }, () => startWorker(folder));
    const ours = await processing(house);
    await Promise.all(running.map((stop) => stop()));
    const least = await floor.workOff(workers);
    say(
      `arrivals turned into cases, ${workers} worker${workers > 1 ? 's' : ''}`,
      `${ours.toFixed(0)}/s; floor ${least.toFixed(0)}/s: ${((ours / least) * 100).toFixed(0)} % of its rate`,
    );
  }
  await floor.stop();
}
