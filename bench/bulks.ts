import { setTimeout as sleep } from 'node:timers/promises';
import { api } from './calls.ts';

const CASES = 500;
const LOOK_MS = 25;

interface Bulk {
  id: string;
  state: string;
  done: number;
  undone: number;
  kept: number;
}

export interface BulkTimes {
  /** What would happen to the 500, told beforehand. */
  preview: number;
  /** From asking for it until the last of the 500 is done, and until the last is put back. */
  done: number;
  undone: number;
}

/** 500 cases given another priority at once, as from the screen, then put back; milliseconds of each round. */
export async function bulks(house: string, rounds: number): Promise<BulkTimes[]> {
  const asked = `/api/v1/case-references?view=all&q=${encodeURIComponent('prioridad:normal estado:abierto')}`;
  const open = async (): Promise<string[]> => ((await api(house, asked)) as { references: string[] }).references;
  for (let n = (await open()).length; n < CASES; n += 1)
    await api(house, '/api/v1/cases', {
      subject: `Pedido ${n} incompleto`,
      text: 'Faltan dos piezas del pedido.',
      customer: { name: 'María Núñez', email: `bloque.${n}@correo.example` },
    });
  const times: BulkTimes[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await oneRound(house, (await open()).slice(0, CASES)));
  return times;
}

async function oneRound(house: string, references: readonly string[]): Promise<BulkTimes> {
  const body = { references, act: { do: 'priority', priority: 'high' } };
  const preview = await timed(() => api(house, '/api/v1/case-bulks/preview', body));
  let id = '';
  const done = await timed(async () => {
    ({ id } = (await api(house, '/api/v1/case-bulks', body)) as Bulk);
    if ((await ended(house, id)).done !== CASES) throw new Error('not all of the 500 were changed');
  });
  const undone = await timed(async () => {
    await api(house, `/api/v1/case-bulks/${id}/undoing`, {});
    // What the house itself did to a case meanwhile, handing it over, is not taken back.
    const { undone, kept } = await ended(house, id);
    if (undone + kept !== CASES) throw new Error('not all of the 500 were looked at');
  });
  return { preview, done, undone };
}

async function ended(house: string, id: string): Promise<Bulk> {
  for (;;) {
    const bulk = (await api(house, `/api/v1/case-bulks/${id}`)) as Bulk;
    if (bulk.state !== 'running' && bulk.state !== 'undoing') return bulk;
    await sleep(LOOK_MS);
  }
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}
