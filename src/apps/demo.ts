import { loadWorld, SAMPLE_LOADING, type SignIn } from '#db/world.ts';
import { anybodyExists } from '#areas/identity/index.ts';
import type { LoadSample } from '#areas/organisation/index.ts';
import { findSetting } from '#platform/mail/outbox/index.ts';
import type { House } from '#platform/work/index.ts';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const CASES = 420;
const MONTHS = 12;

/** For «explore with the sample company» in the first-run wizard. */
export const loadSample: LoadSample = async (house, language) => {
  const { administratorId } = await loadWorld(house, {
    cases: CASES,
    months: MONTHS,
    language,
    onPeople: (signIns) => keepSignIns(house, signIns),
  });
  return { administratorId };
};

/** `npm run demo`: loads the sample the first time, and says every time how to sign in. Passwords are made for this folder. */
export async function openDemo(house: House, onProgress: (done: number, of: number) => void): Promise<SignIn[]> {
  if (await anybodyExists(house.database.db)) return keptSignIns(house);
  const { signIns } = await loadWorld(house, {
    cases: CASES,
    months: MONTHS,
    onProgress,
    onPeople: (made) => keepSignIns(house, made),
  });
  return signIns;
}

/** The sample company was being loaded and never came to its end: it lacks whatever was to come. */
export async function isHalfLoaded(house: House): Promise<boolean> {
  return (await findSetting(house.database.db, SAMPLE_LOADING)) === true;
}

/** Where whoever looks after the installation finds how to sign in to the sample company. */
function fileOf(house: House): string {
  return path.join(house.config.dataDir, 'demo-sign-ins.json');
}

async function keptSignIns(house: House): Promise<SignIn[]> {
  return JSON.parse(await readFile(fileOf(house), 'utf8').catch(() => '[]')) as SignIn[];
}

async function keepSignIns(house: House, signIns: SignIn[]): Promise<void> {
  await mkdir(house.config.dataDir, { recursive: true });
  await writeFile(fileOf(house), JSON.stringify(signIns), { mode: 0o600 });
}
