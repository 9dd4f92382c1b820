import { afterAll, expect, test } from 'vitest';
import { makeHouse } from '#tests/support/house.ts';
import { openBus } from './index.ts';

const house = await makeHouse();
const open = () => openBus(house.database.pool, house.database.ownerUrl, house.log);
const [here, there] = [open(), open()];
afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await house.close();
});

test('a poke reaches the others, even one with the same process id, and its own listeners only once', async () => {
  const heard = { here: 0, there: 0 };
  let poked = 0;
  // Both tell once by themselves when they begin to listen.
  here.on('asked', () => (heard.here += 1));
  there.on('asked', () => (heard.there += 1));
  await expect.poll(() => Math.min(heard.here, heard.there), { timeout: 5_000 }).toBe(1);
  for (; poked < 3; poked++) {
    here.poke('asked');
    await expect.poll(() => heard.there, { timeout: 5_000 }).toBe(poked + 2);
  }
  expect(heard.here).toBe(1 + poked);
});
