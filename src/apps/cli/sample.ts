import { parseArgs } from 'node:util';
import { loadWorld } from '#db/world.ts';
import { anybodyExists } from '#areas/identity/index.ts';
import type { House } from '#platform/work/index.ts';
import { Refusal, say } from './say.ts';

export async function loadSample(house: House, args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { cases: { type: 'string', default: '420' }, months: { type: 'string', default: '12' } },
  });
  const [cases, months] = [Number(values.cases), Number(values.months)];
  if (!Number.isInteger(cases) || cases < 1 || !Number.isInteger(months) || months < 1)
    throw new Refusal(
      '--cases y --months son números enteros desde 1.',
      '--cases and --months are whole numbers from 1.',
    );
  if (await anybodyExists(house.database.db))
    throw new Refusal(
      'Esta instalación ya tiene datos y no se ha tocado: la empresa de ejemplo solo se carga en una vacía.',
      'This installation has data already and was not touched: the sample company only loads into an empty one.',
    );
  const { signIns } = await loadWorld(house, {
    cases,
    months,
    onProgress: (done, of) => process.stderr.write(`\r  ${done}/${of}`),
  });
  process.stderr.write('\n');
  say('Puedes entrar como:', 'You can sign in as:');
  for (const person of signIns)
    process.stdout.write(`  ${person.role.padEnd(14)} ${person.email.padEnd(34)} ${person.password}\n`);
}
