import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { authenticate } from 'mailauth';
import type { Authenticity, CheckAnswer, CheckQuestion, SenderCheck } from './sender-checks.ts';

// Runs in a worker thread: canonical forms and signatures of a hostile mail cost seconds. DNS is asked on the other side.

const port = parentPort!;
const asked = new Map<number, { resolve(records: string[] | string[][]): void; reject(error: Error): void }>();
let questions = 0;

port.on('message', (message: SenderCheck | CheckAnswer) => {
  if ('path' in message) return void check(message);
  const waiting = asked.get(message.answers);
  asked.delete(message.answers);
  if (message.records) waiting?.resolve(message.records);
  else waiting?.reject(Object.assign(new Error('no answer'), { code: message.code }));
});
port.postMessage({ ready: true } satisfies CheckQuestion);

function resolver(name: string, type: string): Promise<string[] | string[][]> {
  return new Promise((resolve, reject) => {
    asked.set((questions += 1), { resolve, reject });
    port.postMessage({ asks: questions, name, type } satisfies CheckQuestion);
  });
}

async function check(wanted: SenderCheck): Promise<void> {
  try {
    port.postMessage({ id: wanted.id, told: await judge(wanted) } satisfies CheckQuestion);
  } catch {
    port.postMessage({ id: wanted.id, told: null } satisfies CheckQuestion);
  }
}

const HEADER_BYTES = 128 * 1024;
/** No program writes such a header: whoever does is not believed. */
const TOO_LONG: Authenticity = { spf: 'none', dkim: 'none', dmarc: 'fail' };

async function judge({ path, signed, about, trustReceived }: SenderCheck): Promise<Authenticity> {
  const end = await headerEnd(path);
  if (end === null) return TOO_LONG;
  // Only a signature speaks of the body.
  const bytes = createReadStream(path, signed ? {} : { end: Math.max(0, end - 1) });
  const options = { ...about, trustReceived, resolver, mta: 'cauce', disableArc: true, disableBimi: true };
  return summarise(await authenticate(bytes, options));
}

/** Where the header ends, in bytes; null when it is longer than any real one. */
async function headerEnd(path: string): Promise<number | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    const blank = /\r?\n\r?\n/.exec(buffer.toString('latin1', 0, bytesRead));
    if (blank) return blank.index + blank[0].length;
    return bytesRead < HEADER_BYTES ? bytesRead : null;
  } finally {
    await file.close();
  }
}

function summarise({ spf, dkim, dmarc }: Awaited<ReturnType<typeof authenticate>>): Authenticity {
  const signatures = dkim.results.map((one) => one.status.result);
  const verdict = dmarc ? dmarc.status.result : 'none';
  // The library answers `temperror` where there was no address to ask about.
  const spoke = spf && Boolean(spf['client-ip']);
  return {
    spf: spoke ? spf.status.result : 'none',
    dkim: signatures.includes('pass') ? 'pass' : (signatures[0] ?? 'none'),
    // Without the sending server's address SPF could not speak: that DMARC did not pass says nothing against the mail.
    dmarc: !spoke && verdict !== 'pass' && verdict !== 'temperror' ? 'unknown' : verdict,
  };
}
