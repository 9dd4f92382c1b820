import { z } from 'zod';
import { readConfig } from '#platform/config/index.ts';
import { asOwner } from '#platform/db/owner.ts';
import { defineJob } from '#platform/jobs/index.ts';
import { startJobs } from '#platform/jobs/runner.ts';
import { openHouse } from '#apps/house.ts';

/* A process of its own that takes one job and never ends it: for tests that kill it. */

const { house } = await openHouse(readConfig(process.env));
const never = defineJob({
  name: 'test.held',
  payload: z.strictObject({ mark: z.string() }),
  run: async (_house, { mark }) => {
    await asOwner(house.database.ownerUrl, 'test', (client) => client.query('insert into begun values ($1)', [mark]));
    return new Promise<void>(() => undefined);
  },
});
await startJobs(house, [never]);
