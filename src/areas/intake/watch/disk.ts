import { statfs } from 'node:fs/promises';
import type { House } from '#platform/work/index.ts';
import { setAlarm } from './alarms.ts';

const FULL = 0.8;

/** Rings while there is still room: a full disk makes every door answer «try again later». */
export async function checkDisk(house: House, folder = house.config.dataDir): Promise<number> {
  const { blocks, bavail } = await statfs(folder);
  const used = blocks === 0 ? 0 : 1 - bavail / blocks;
  await setAlarm(house, {
    kind: 'disk.filling',
    subject: 'data',
    on: used >= FULL,
    data: { percent: Math.round(used * 100) },
  });
  return used;
}
