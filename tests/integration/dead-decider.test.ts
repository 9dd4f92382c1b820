import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCredit } from '#areas/authority/proposals/proposal.fixture.ts';
import { casesHouse } from '#areas/cases/cases.fixture.ts';
import { publish } from '#areas/cases/circuits/proposing/proposing.fixture.ts';
import { proposeApi } from '#areas/cases/circuits/proposing/propose.contract.ts';
import { readers } from '#apps/parts.ts';
import { startReaders } from '#apps/worker/readers.ts';
import { asOwner } from '#platform/db/owner.ts';
import type { Reader } from '#platform/log/index.ts';
import { system } from '#platform/work/index.ts';
import { waitFor } from '#tests/support/wait.ts';

const it = await casesHouse();
const kill: (() => void)[] = [];
afterAll(async () => {
  kill.forEach((one) => one());
  await it.close();
});
const { db } = it.house.database;
const cases = readers.find(({ name }) => name === 'cases') as Reader;

beforeAll(async () => {
  await publish(it, 1, [], {
    approvers: [{ role: null, personId: it.people.lead.id, deputyId: null, deputyMinutes: 60 }],
    fourEyesAbove: null,
  });
  await ask('create table begun (stream text)');
});

const ask = async (statement: string): Promise<{ stream: string }[]> =>
  asOwner(
    it.house.database.ownerUrl,
    'test',
    async (client) => (await client.query<{ stream: string }>(statement)).rows,
  );
const inbox = (id: string) =>
  db.selectFrom('case_inbox').select(['ball', 'waits_for']).where('case_id', '=', id).executeTakeFirstOrThrow();
const told = async (id: string): Promise<string[]> =>
  (await it.events(id)).map(({ type }) => type).filter((type) => /^(authorisation|case)\.decided$/.test(type));

/** A request that waits for the lead, with all that came before it brought to its case. */
async function aRequest(): Promise<{ id: string; authorisationId: string }> {
  const { id, reference } = await it.aCase();
  const { proposals } = await it.api.call(
    proposeApi.propose,
    { params: { reference }, body: { ...aCredit(), intent: 'ask' } },
    it.callers.agent,
  );
  await it.react();
  return { id, authorisationId: proposals[0]?.authorisations[0]?.id ?? '' };
}

test(
  'decisions whose process is killed before, and within, what their cases make of them reach the cases, once',
  { timeout: 90_000 },
  async () => {
    const within = await aRequest();
    const before = await aRequest();
    const given = [
      it.people.lead.id,
      it.house.clock.now().toISOString(),
      within.authorisationId,
      before.authorisationId,
    ];
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'decider.ts'), ...given], {
      env: {
        ...process.env,
        CAUCE_DATABASE_URL: it.house.database.ownerUrl,
        CAUCE_DATA_DIR: it.house.config.dataDir,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    kill.push(() => child.kill('SIGKILL'));
    const begun = await waitFor('the process to stand within the first', async () => {
      const rows = await ask('select stream from begun');
      return rows.length > 0 && rows;
    });
    expect(begun).toEqual([{ stream: `case:${within.id}` }]);
    child.kill('SIGKILL');
    for (const { id } of [within, before]) {
      expect(await told(id)).toEqual(['authorisation.decided']);
      expect(await inbox(id)).toMatchObject({ ball: 'inside', waits_for: { kind: 'person', id: it.people.lead.id } });
    }

    const running = startReaders(it.house, readers);
    for (const { id } of [within, before])
      await waitFor('the case to hear of it', async () => (await inbox(id)).ball === 'ours');
    await running.stop();
    for (const { id } of [within, before]) {
      const event = await db
        .selectFrom('event')
        .selectAll()
        .where('stream', '=', `case:${id}`)
        .where('type', '=', 'authorisation.decided')
        .executeTakeFirstOrThrow();
      // Readers see events at least once (invariant 4): the same one again changes nothing.
      await it.as(system('cases'), (work) => cases.handle(work, event as never));
      expect(await told(id)).toEqual(['authorisation.decided', 'case.decided']);
      expect(await inbox(id)).toEqual({ ball: 'ours', waits_for: null });
    }
  },
);
