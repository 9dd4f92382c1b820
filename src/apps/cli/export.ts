import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { House } from '#platform/work/index.ts';
import { Refusal, say } from './say.ts';

/** The whole case with its chain, in the form docs/guides/verify-the-log.md checks with public tools. */
export async function exportCase(house: House, args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, options: { out: { type: 'string' } }, allowPositionals: true });
  const reference = positionals[0]?.toUpperCase() ?? '';
  const { db } = house.database;
  const found = await db.selectFrom('case_file').selectAll().where('reference', '=', reference).executeTakeFirst();
  if (!found) throw new Refusal(`No hay ningún caso ${reference}.`, `There is no case ${reference}.`);
  const [messages, notes, petitions, targets, events] = await Promise.all([
    db.selectFrom('message').selectAll().where('case_id', '=', found.id).orderBy('at').execute(),
    db.selectFrom('note').selectAll().where('case_id', '=', found.id).orderBy('at').execute(),
    db.selectFrom('petition').selectAll().where('case_id', '=', found.id).orderBy('position').execute(),
    db.selectFrom('target').selectAll().where('case_id', '=', found.id).orderBy('started_at').execute(),
    db
      .selectFrom('event')
      .select(['stream', 'n', 'type', 'actor', 'at', 'data', 'prev', 'hash'])
      .where('stream', '=', `case:${found.id}`)
      .orderBy('n')
      .execute(),
  ]);
  const json = JSON.stringify(
    {
      case: found,
      messages: messages.map((message) => ({ ...message, search: undefined })),
      notes,
      petitions,
      targets,
      events: events.map((event) => ({
        ...event,
        at: event.at.toISOString(),
        prev: event.prev.toString('hex'),
        hash: event.hash.toString('hex'),
      })),
    },
    null,
    2,
  );
  if (!values.out) return void process.stdout.write(`${json}\n`);
  await writeFile(values.out, json, { mode: 0o600 });
  say(`Escrito en ${values.out}.`, `Written to ${values.out}.`);
}
