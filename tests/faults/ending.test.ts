import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesApi } from '#areas/cases/contract.ts';
import { incidentsApi } from '#areas/cases/incidents/incident.contract.ts';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { sha256Hex } from '#platform/ids/index.ts';
import { API_TOKEN, startApp, type App } from '#tests/support/app.ts';
import { waitFor } from '#tests/support/wait.ts';
import { ask } from './account.ts';
import { report } from './figures.ts';

/*
 * The program is told to end while it is busy: requests half sent, clients that go on asking, a job half done. Started
 * again it takes up the job, and is killed in the middle of it.
 */

const TOLD = 45;
const HEADERS = { authorization: `Bearer ${API_TOKEN}` };
let app: App;
beforeAll(async () => {
  app = await startApp({ CAUCE_LOG_LEVEL: 'error', CAUCE_REQUESTS_PER_MINUTE: '1000000' });
  await app.call(correspondenceApi.createMailbox, { body: { address: 'atencion@ribera.example', name: 'Atención' } });
});
afterAll(async () => app?.stop(), 60_000);

interface Answer {
  mark: string;
  /** 0: the connection was refused or closed before any answer began. */
  status: number;
  body: string;
}

test('told to end, it cuts no request, keeps what it answered and no more, and does each thing of a job once', async () => {
  const broadcast = await openBroadcast();
  const slow = [
    ...(await beginAll(12, 'lenta', '/api/v1/cases', 'application/json', caseOf)),
    ...(await beginAll(4, 'hoja', '/api/v1/files?name=hoja.txt', 'application/octet-stream', fileOf)),
  ];
  const clients = [1, 2, 3, 4].map((n) => askOn(`sigue${n}x`));
  await broadcast();
  await waitFor('the job to be half done', async () => (await told()) >= 5);
  const toldBefore = await told();
  const begun = performance.now();
  const ended = app.end();
  const slowAnswers = await Promise.all(slow.map((finish) => finish()));
  expect(await ended, app.printed()).toBe(0);
  const took = performance.now() - begun;
  const quick = (await Promise.all(clients)).flat();

  expect(toldBefore).toBeLessThan(TOLD);
  for (const { status, body } of slowAnswers) expect({ status, body }).toMatchObject({ status: 201 });
  for (const { status, body } of quick) expect([0, 201, 503], body).toContain(status);
  await app.start();
  await expectKept([...slowAnswers, ...quick].filter((answer) => answer.status === 201 && !isFile(answer)));
  for (const answer of slowAnswers.filter(isFile)) await expectFile(answer);

  const after = await told();
  await waitFor('the job to go on', async () => (await told()) >= Math.min(TOLD, after + 5));
  await app.kill();
  await app.start();
  const again = performance.now();
  await waitFor('all to be told', async () => (await told()) === TOLD);
  const often = await ask<{ n: number }>(app, MESSAGES);
  expect(often.map((row) => row.n)).toEqual(Array.from({ length: TOLD }, () => 1));
  const count = (status: number) => quick.filter((answer) => answer.status === status).length;
  report('End', {
    slow: slow.length,
    quick: count(201),
    turnedAway: count(503),
    toldBefore,
    toldAfter: after,
    ended: `${Math.round(took)} ms`,
    takenUpAndDone: `${Math.round(performance.now() - again)} ms`,
  });
});

const isFile = ({ mark }: Answer): boolean => mark.startsWith('hoja');
const fileOf = (mark: string): string => `${mark} `.repeat(20_000);
const caseOf = (mark: string): string =>
  JSON.stringify({
    subject: `Corte ${mark}`,
    text: `No hay agua desde ayer. ${mark}`,
    customer: { name: 'Vecina', email: `${mark}@cliente.example` },
    acknowledge: false,
  });

/** Cases that share a fault; gives what tells them all, as one job. */
async function openBroadcast(): Promise<() => Promise<unknown>> {
  const marks = Array.from({ length: TOLD }, (_, n) => `comun${n}`);
  const open = (mark: string) => app.call(casesApi.createCase, { body: JSON.parse(caseOf(mark)) as never });
  const references = (await Promise.all(marks.map(open))).map((made) => made.reference);
  const { id } = await app.call(incidentsApi.openIncident, { body: { title: 'Corte de agua', references } });
  const body = { textEs: 'Ya la están cambiando.', textEn: 'It is being replaced.', reaches: TOLD };
  return () => app.call(incidentsApi.broadcast, { params: { id }, body });
}

/** Sends the first half of each; what it gives sends the rest, little by little, and waits for the answer. */
async function beginAll(
  n: number,
  name: string,
  path: string,
  type: string,
  bodyOf: (mark: string) => string,
): Promise<(() => Promise<Answer>)[]> {
  return Promise.all(
    Array.from({ length: n }, async (_, at) => {
      const mark = `${name}${at}x`;
      const body = Buffer.from(bodyOf(mark));
      const headers = { ...HEADERS, 'content-type': type, 'content-length': body.length };
      const sent = request(app.url + path, { method: 'POST', headers, agent: false });
      const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
      answered.catch(() => undefined);
      const half = Math.floor(body.length / 2);
      await new Promise((resolve) => sent.write(body.subarray(0, half), resolve));
      return async () => {
        for (let from = half; from < body.length; from += Math.ceil(half / 4)) {
          sent.write(body.subarray(from, from + Math.ceil(half / 4)));
          await sleep(300);
        }
        sent.end();
        const [response] = await answered;
        return { mark, status: response.statusCode ?? 0, body: await text(response) };
      };
    }),
  );
}

/** A client that opens one case after another until it is turned away. */
async function askOn(name: string): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let n = 0; answers.at(-1)?.status !== 0; n += 1) {
    const mark = `${name}${n}`;
    const headers = { ...HEADERS, 'content-type': 'application/json' };
    const response = await fetch(`${app.url}/api/v1/cases`, { method: 'POST', headers, body: caseOf(mark) }).catch(
      () => null,
    );
    // An answer that began must arrive whole: its text is waited for outside the catch.
    answers.push({ mark, status: response?.status ?? 0, body: (await response?.text()) ?? '' });
  }
  return answers;
}

/** Each case answered is there under the reference told, and no other. */
async function expectKept(answered: readonly Answer[]): Promise<void> {
  const rows = await ask<{ mark: string; reference: string }>(app, CASES);
  const said = answered.map(({ mark, body }) => ({
    mark,
    reference: (JSON.parse(body) as { reference: string }).reference,
  }));
  const byMark = (a: { mark: string }, b: { mark: string }) => (a.mark < b.mark ? -1 : 1);
  expect(rows.toSorted(byMark)).toEqual(said.toSorted(byMark));
}

/** The file told of is there, whole, under the hash that its bytes have. */
async function expectFile({ mark, body }: Answer): Promise<void> {
  const { sha256 } = JSON.parse(body) as { sha256: string };
  expect(sha256).toBe(sha256Hex(fileOf(mark)));
  const kept = await readdir(path.join(app.dataDir, 'files'), { recursive: true, withFileTypes: true });
  const file = kept.find((entry) => entry.name === sha256);
  expect(await readFile(path.join(file?.parentPath ?? '', sha256), 'utf8')).toBe(fileOf(mark));
}

async function told(): Promise<number> {
  return (
    (await ask<{ n: number }>(app, "select count(*)::int as n from broadcast_case where state = 'mailed'"))[0]?.n ?? 0
  );
}

const CASES = `
  select split_part(m.from_address, '@', 1) as mark, f.reference from message m join case_file f on f.id = m.case_id
  where m.direction = 'in' and m.from_address not like 'comun%'`;
const MESSAGES = `
  select count(m.id)::int as n from broadcast_case b
  left join message m on m.case_id = b.case_id and m.direction = 'out' and m.automatic is null group by b.case_id`;
