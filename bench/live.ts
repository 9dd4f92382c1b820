import { WebSocket } from 'ws';
import { api, post } from './calls.ts';
import type { Compared } from './compare.ts';
import type { Floor } from './floor.ts';
import { TOKEN, type BenchHouse } from './house.ts';
import { figures, inTurn, type Figures } from './measure.ts';

/** `count` screens that listen at `address`; told of each text with the moment it came. */
interface Screens {
  /** Does `work` and gives, for each screen, the milliseconds from its start until a text arrived that `isIt`. */
  until(work: () => Promise<unknown>, isIt: (text: string) => boolean): Promise<number[]>;
  close(): void;
}

async function openScreens(address: string, count: number): Promise<Screens> {
  const sockets: WebSocket[] = [];
  for (let n = 0; n < count; n += 1) {
    const socket = new WebSocket(address, { headers: { authorization: `Bearer ${TOKEN}` }, perMessageDeflate: false });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('error', reject);
    });
    sockets.push(socket);
  }
  return {
    async until(work, isIt) {
      const began = performance.now();
      const waits = sockets.map(
        (socket) =>
          new Promise<number>((resolve) => {
            const listen = (data: WebSocket.RawData): void => {
              if (!isIt(String(data))) return;
              socket.off('message', listen);
              resolve(performance.now() - began);
            };
            socket.on('message', listen);
          }),
      );
      await work();
      return Promise.all(waits);
    },
    close: () => sockets.forEach((socket) => socket.terminate()),
  };
}

/** From the request that changes something to the last of 1,000 screens that hears of it, the request and its commit included. */
export async function liveUpdates(house: BenchHouse, floor: Floor, rounds: number): Promise<Compared> {
  const first = await api(house.url, '/api/v1/cases?view=all&limit=1');
  const { reference } = (first as { cases: { reference: string }[] }).cases[0] as { reference: string };
  const ours = await openScreens(`${house.url.replace('http', 'ws')}/api/live`, SCREENS);
  const least = await openScreens(floor.live, SCREENS);
  const note = (n: number): Promise<unknown> =>
    api(house.url, `/api/v1/cases/${reference}/notes`, { text: `Prueba ${n}` });
  const tell = (n: number): Promise<unknown> => post(`${floor.url}/tell`, { text: `Prueba ${n}` });
  const found = await inTurn(
    rounds,
    () => heard(ours, note, (text) => text.includes('case.noted')),
    () => heard(least, tell, (text) => text.includes('told')),
  );
  ours.close();
  least.close();
  return { name: `live update on ${SCREENS} screens`, ...found };
}

const SCREENS = 1_000;
const CHANGES = 20;

async function heard(
  screens: Screens,
  change: (n: number) => Promise<unknown>,
  isIt: (text: string) => boolean,
): Promise<Figures> {
  const waits: number[] = [];
  const began = performance.now();
  for (let n = 0; n < CHANGES; n += 1) waits.push(...(await screens.until(() => change(n), isIt)));
  return figures(waits, performance.now() - began);
}
