import { loadWorld, type SignIn } from '#db/world.ts';
import { anybodyExists } from '#areas/identity/index.ts';
import type { LoadSample } from '#areas/organisation/index.ts';
import type { House } from '#platform/work/index.ts';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const CASES = 420;
const MONTHS = 12;

/** For «explore with the sample company» in the first-run wizard. */
export const loadSample: LoadSample = async (house, language) => {
  const { administratorId } = await loadWorld(house, { cases: CASES, months: MONTHS, language });
  return { administratorId };
};

/** `npm run demo`: loads the sample the first time, and says every time how to sign in. Passwords are made for this folder. */
export async function openDemo(house: House, onProgress: (done: number, of: number) => void): Promise<SignIn[]> {
  const file = path.join(house.config.dataDir, 'demo-sign-ins.json');
  if (await anybodyExists(house.database.db))
    return JSON.parse(await readFile(file, 'utf8').catch(() => '[]')) as SignIn[];
  const { signIns } = await loadWorld(house, { cases: CASES, months: MONTHS, onProgress });
  await mkdir(house.config.dataDir, { recursive: true });
  await writeFile(file, JSON.stringify(signIns), { mode: 0o600 });
  return signIns;
}
