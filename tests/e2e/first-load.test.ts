import { expect, test } from 'vitest';
import { firstLoad } from '../../bench/sizes.ts';

const LIMIT = 350 * 1024;

test('the app needs less than 350 KB of script, as gzip sends it, before its first screen', async () => {
  expect(await firstLoad()).toBeLessThan(LIMIT);
});
