import { drive, inTurn, type Figures } from './measure.ts';

export type Call = (n: number) => Promise<unknown>;

export interface Compared {
  name: string;
  ours: Figures;
  floor: Figures;
}

export interface Terms {
  rounds: number;
  /** Calls in each round. */
  total: number;
  clients?: number;
}

/** The same work done by Cauce and by the floor, in turn; the first calls of both warm them up and are not counted. */
export async function compare(name: string, ours: Call, floor: Call, terms: Terms): Promise<Compared> {
  const { rounds, total, clients = 1 } = terms;
  for (const call of [ours, floor]) await drive(clients, Math.ceil(total / 4), call);
  const found = await inTurn(
    rounds,
    () => drive(clients, total, ours),
    () => drive(clients, total, floor),
  );
  return { name, ...found };
}

export function say(name: string, text: string): void {
  process.stdout.write(`${name.padEnd(38)} ${text}\n`);
}

export const ms = (value: number): string => `${value.toFixed(1)} ms`;

export const sayFigures = ({ n, p50, p95, p99, perSecond }: Figures): string =>
  `n ${n}, p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}, ${perSecond.toFixed(0)}/s`;

export function sayCompared({ name, ours, floor }: Compared): void {
  const slower = (ours.p50 / floor.p50).toFixed(1);
  const share = ((ours.perSecond / floor.perSecond) * 100).toFixed(0);
  say(name, `p50 ${ms(ours.p50)}, p95 ${ms(ours.p95)}, ${ours.perSecond.toFixed(0)}/s`);
  say(
    '',
    `floor p50 ${ms(floor.p50)}, p95 ${ms(floor.p95)}, ${floor.perSecond.toFixed(0)}/s: ${slower} × its p50, ${share} % of its rate`,
  );
}
