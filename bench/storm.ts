import { WebSocket } from 'ws';
import { api } from './calls.ts';
import { startHouse, TOKEN, type BenchHouse } from './house.ts';
import { figures, type Figures } from './measure.ts';

/* The program is killed and started again while 500 screens listen: how long until each hears again and has read what it shows. */

const SCREENS = 500;
/** As the browser does it: see `LiveConnection`. */
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;

/** From the first good answer of the program that came back until each screen shows what is so. */
export async function reconnects(house: BenchHouse, cases: number): Promise<{ back: Figures; house: BenchHouse }> {
  let url = house.url;
  const screens = Array.from({ length: SCREENS }, (_, n) => new Screen(() => url, `RC-${10_001 + (n % cases)}`));
  await Promise.all(screens.map(async (screen) => screen.whole()));
  await house.stop('SIGKILL');
  const again = await startHouse(house.dataDir);
  url = again.url;
  const began = performance.now();
  const waits = await Promise.all(screens.map(async (screen) => (await screen.whole()) - began));
  screens.forEach((screen) => screen.close());
  return { back: figures(waits, Math.max(...waits)), house: again };
}

/** One agent's screen: a live line, and what it shows read again when the line is back. */
class Screen {
  readonly #url: () => string;
  readonly #reference: string;
  #socket: WebSocket | undefined;
  #retries = 0;
  #closed = false;
  #whole = Promise.withResolvers<number>();

  constructor(url: () => string, reference: string) {
    this.#url = url;
    this.#reference = reference;
    this.#connect();
  }

  /** The moment it showed what is so, once for each time the line came back. */
  async whole(): Promise<number> {
    const at = await this.#whole.promise;
    this.#whole = Promise.withResolvers();
    return at;
  }

  close(): void {
    this.#closed = true;
    this.#socket?.terminate();
  }

  #connect(): void {
    const socket = new WebSocket(`${this.#url().replace('http', 'ws')}/api/live`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    this.#socket = socket;
    socket.once('message', () => void this.#read());
    socket.on('error', () => undefined);
    socket.once('close', () => {
      if (this.#closed) return;
      const wait = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#retries);
      this.#retries += 1;
      setTimeout(() => this.#connect(), wait * (0.5 + Math.random() / 2));
    });
  }

  async #read(): Promise<void> {
    const addresses = [
      '/api/v1/cases?view=all&ball=ours&limit=50',
      '/api/v1/case-counts?view=all',
      `/api/v1/cases/${this.#reference}`,
    ];
    try {
      await Promise.all(addresses.map((address) => api(this.#url(), address)));
      this.#retries = 0;
      this.#whole.resolve(performance.now());
    } catch {
      this.#socket?.terminate();
    }
  }
}
