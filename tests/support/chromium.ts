import { execFile } from 'node:child_process';
import { access, constants, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser } from '@playwright/test';

/** A quiet browser: no sandbox (tests run as root too), no traffic of its own. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
];

/** CHROMIUM_PATH, else a Chromium or Chrome of this machine, else the one inside the npm package, unpacked once. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return await chromium.launch({ executablePath, args: flags, headless: true, env: { ...environment(), ...env } });
}

interface Found {
  executablePath: string;
  env?: Record<string, string>;
}

async function findChromium(): Promise<Found> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await isExecutable(named)) return { executablePath: named };
    throw new Error(`CHROMIUM_PATH names no program that can be run: ${named}`);
  }
  const installed = await installedBrowser();
  if (installed) return { executablePath: installed };
  if (`${process.platform}-${process.arch}` === 'linux-x64') return await packagedBrowser();
  throw new Error('No Chromium found. Install Chromium or Chrome, or name one with CHROMIUM_PATH.');
}

async function installedBrowser(): Promise<string | null> {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const mac = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  for (const file of [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...mac]) {
    if (await isExecutable(file)) return file;
  }
  return null;
}

/** Unpacked aside and renamed, so that neither an interrupted nor a parallel run leaves half a browser. */
async function packagedBrowser(): Promise<Found> {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const { version } = JSON.parse(await readFile(join(dirname(entry), '../package.json'), 'utf8')) as {
    version: string;
  };
  // One per user: what another user unpacked may not be run.
  const home = join(tmpdir(), `cauce-chromium-${version}-${userInfo().uid}`);
  const executablePath = join(home, 'chromium');
  if (!(await isExecutable(executablePath))) await unpack(home);
  const env = { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') };
  return { executablePath, env };
}

async function unpack(home: string): Promise<void> {
  const draft = await mkdtemp(`${home}-`);
  try {
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'unpack-chromium.ts')], {
      env: { ...environment(), TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    });
    await writeFile(join(draft, 'fonts.conf'), fontSettings(home));
    await rename(draft, home).catch(async (error: unknown) => {
      if (!(await isExecutable(join(home, 'chromium')))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The package's own settings name fixed folders; without any font the browser falls at the first letter. */
function fontSettings(home: string): string {
  const folders = [join(home, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'].map((it) => `<dir>${it}</dir>`);
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${folders.join('')}<cachedir>${join(home, 'fonts-cache')}</cachedir></fontconfig>
`;
}

async function isExecutable(file: string): Promise<boolean> {
  return await access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
