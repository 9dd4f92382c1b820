import { api, post } from './calls.ts';
import { compare, type Compared } from './compare.ts';

const TEXT = 'Faltan dos piezas del pedido. '.repeat(12);
let sequence = 0;

/** A case created by a program: customer found or made, clocks started, receipt written, log chained. */
export async function creations(house: string, floor: string, rounds: number): Promise<Compared[]> {
  const ours = (): Promise<unknown> => {
    const n = (sequence += 1);
    const customer = { name: 'María Núñez', email: `bench.${n % 5_000}@correo.example` };
    return api(house, '/api/v1/cases', { subject: `Pedido ${n} incompleto`, text: TEXT, customer });
  };
  const least = (n: number): Promise<unknown> =>
    post(`${floor}/create`, { subject: `Pedido ${n} incompleto`, text: TEXT, customer: 'María Núñez' });
  return [
    await compare('case created by REST, 1 client', ours, least, { rounds, total: 300 }),
    await compare('case created by REST, 8 clients', ours, least, { rounds, total: 800, clients: 8 }),
  ];
}
