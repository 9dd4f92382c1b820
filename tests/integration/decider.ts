import { decideRequest } from '#areas/authority/index.ts';
import { parts } from '#areas/cases/index.ts';
import { openHouse } from '#apps/house.ts';
import { fixedClock } from '#platform/clock/index.ts';
import { readConfig } from '#platform/config/index.ts';
import { asOwner } from '#platform/db/owner.ts';
import type { Reader } from '#platform/log/index.ts';
import { system, transact, type House } from '#platform/work/index.ts';
import { catchUp } from '#tests/support/follow.ts';

/* A process of its own that authorises requests and then stands still within what the case makes of the first: for tests that kill it. */

const [personId = '', at = '', ...requests] = process.argv.slice(2);
const opened = await openHouse(readConfig(process.env));
const house: House = { ...opened.house, clock: fixedClock(at) };

for (const id of requests)
  await transact(house, system('tests'), (work) =>
    decideRequest(work, id, { personId, via: 'link' }, { outcome: 'approve', amountMinor: null, reason: '' }),
  );
const cases = parts.readers?.find(({ name }) => name === 'cases') as Reader;
await catchUp(house, {
  ...cases,
  async handle(work, event) {
    await cases.handle(work, event);
    if (event.type !== 'authorisation.decided') return;
    await asOwner(house.database.ownerUrl, 'test', (client) =>
      client.query('insert into begun values ($1)', [event.stream]),
    );
    await new Promise<void>(() => undefined);
  },
});
