// Short, calm lines while things are prepared. Spanish, unless the terminal asks for another language.
import process from 'node:process';

const asked = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || 'C';
const spanish = /^(es|c|posix)(?![a-z])/i.test(asked);

export function text(es, en) {
  return spanish ? es : en;
}

/** Shows `line…` while `work` runs, with the seconds it has taken; a terminal is rewritten, a log gets two lines. */
export async function progress(line, work) {
  const begin = performance.now();
  const seconds = () => `${Math.round((performance.now() - begin) / 1000)} s`;
  const live = process.stderr.isTTY;
  process.stderr.write(live ? `${line}… ` : `${line}…\n`);
  const clock = live ? setInterval(() => process.stderr.write(`\r${line}… ${seconds()} `), 1000) : undefined;
  try {
    const result = await work();
    process.stderr.write(`${live ? '\r' : ''}${line}… ${seconds()}\n`);
    return result;
  } catch (error) {
    if (live) process.stderr.write('\n');
    throw error;
  } finally {
    clearInterval(clock);
  }
}

/** Says what is wrong and what to do, and ends without a stack trace. */
export function fail(...lines) {
  process.stderr.write(`${lines.filter(Boolean).join('\n')}\n`);
  process.exit(1);
}
