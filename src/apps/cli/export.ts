import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { House } from '#platform/work/index.ts';
import { caseRows } from './cli.store.ts';
import { Refusal, say } from './say.ts';

/** The whole case with its chain, in the form docs/guides/verify-the-log.md checks with public tools. */
export async function exportCase(house: House, args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, options: { out: { type: 'string' } }, allowPositionals: true });
  const reference = positionals[0]?.toUpperCase() ?? '';
  const rows = await caseRows(house.database.db, reference);
  if (!rows) throw new Refusal(`No hay ningún caso ${reference}.`, `There is no case ${reference}.`);
  const { found, messages, notes, petitions, targets, events } = rows;
  const shown = {
    case: found,
    messages: messages.map((message) => ({ ...message, search: undefined })),
    notes,
    petitions,
    targets,
    events: events.map(({ at, prev, hash, ...event }) => ({
      ...event,
      at: at.toISOString(),
      prev: prev.toString('hex'),
      hash: hash.toString('hex'),
    })),
  };
  const json = JSON.stringify(shown, null, 2);
  if (!values.out) return void process.stdout.write(`${json}\n`);
  await writeFile(values.out, json, { mode: 0o600 });
  say(`Escrito en ${values.out}.`, `Written to ${values.out}.`);
}
