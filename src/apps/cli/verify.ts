import { verifyLog } from '#platform/log/index.ts';
import type { House } from '#platform/work/index.ts';
import { newestSeal } from './cli.store.ts';
import { say } from './say.ts';

/** Exit code 1 when anything does not agree; the first line names the oldest thing altered. */
export async function verify(house: House): Promise<void> {
  const { events, streams, seals, broken } = await verifyLog(house.database.db);
  const newest = await newestSeal(house.database.db);
  if (broken.length === 0) {
    say(
      `El registro está íntegro: ${events} hechos en ${streams} cadenas, ${seals} sellos diarios.`,
      `The log is intact: ${events} events in ${streams} chains, ${seals} daily seals.`,
    );
    if (newest)
      say(
        `Último sello: ${newest.day.toISOString().slice(0, 10)} ${newest.root.toString('hex')}`,
        `Newest seal: ${newest.day.toISOString().slice(0, 10)} ${newest.root.toString('hex')}`,
      );
    return;
  }
  const first = broken[0];
  say(
    `El registro NO está íntegro. Lo primero alterado: ${first?.stream} n.º ${first?.n} (hecho ${first?.id ?? '—'}).`,
    `The log is NOT intact. First altered: ${first?.stream} no. ${first?.n} (event ${first?.id ?? '—'}).`,
  );
  for (const one of broken) process.stdout.write(`  ${one.what.padEnd(9)} ${one.stream} ${one.n}  ${one.detail}\n`);
  process.exitCode = 1;
}
