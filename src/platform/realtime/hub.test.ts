import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { PresenceLine } from '#platform/presence/presence-line.ts';
import type { Here } from '#platform/presence/presence.rules.ts';
import { system, transact, type PersonActor } from '#platform/work/index.ts';
import { personActor } from '#tests/support/actor.ts';
import { makeHouse } from '#tests/support/house.ts';
import { staff } from '#tests/support/people.ts';
import { readable } from '#tests/support/readable.ts';
import { waitFor } from '#tests/support/wait.ts';
import { openHub, type Hub } from './hub.ts';

const house = await makeHouse();
const people = await staff(house);
const [agent, lead] = (['agent', 'lead'] as const).map((role) => personActor(role, { id: people[role].id }));
let person = agent as PersonActor;
const secret = `thing:${newId()}`;
let authentication: Promise<void>;
let blips = 0;
let hub: Hub;
let server: ReturnType<typeof createServer>;
let port: number;

beforeEach(async () => {
  authentication = Promise.resolve();
  blips = 0;
  person = agent as PersonActor;
  hub = openHub(house, {
    authenticate: async () => authentication.then(() => person),
    changesRights: () => null,
    visibility: {
      facts: async () => {
        if (blips-- > 0) throw new Error('the database blinked');
        return new Map();
      },
      allows: (_, stream) => !stream.endsWith('secret') && stream !== secret,
    },
  });
  server = createServer((_, response) => response.end('here'));
  hub.attach(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  await hub.close();
  server.closeAllConnections();
  server.close();
});
afterAll(() => house.close());

async function screen(): Promise<{ heard: string[] }> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/live`);
  const heard: string[] = [];
  socket.on('message', (data: Buffer) => {
    for (const [, stream] of (JSON.parse(data.toString()) as { e?: [string, string, number][] }).e ?? [])
      heard.push(stream);
  });
  await once(socket, 'message');
  return { heard };
}
async function happens(id: string): Promise<void> {
  await transact(house, system('test'), async (work) =>
    record(work, ['thing', id], 'thing.happened', {}, { fresh: true }),
  );
  await readable(house);
}

/** What a program that speaks no WebSocket writes, and what it hears back. */
async function raw(text: string, end: 'wait' | 'reset'): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  if (end === 'reset') setTimeout(() => socket.resetAndDestroy(), 20);
  await once(socket, 'close');
  return said;
}
const upgrade = (path: string): string =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;

test('nonsense from anybody is refused, and the others go on', async () => {
  const { heard } = await screen();
  expect(await raw(upgrade('//'), 'wait')).toContain('404');
  expect(await raw(upgrade('/elsewhere'), 'wait')).toContain('404');
  const id = newId();
  await happens(id);
  await waitFor('the event', () => heard.includes(`thing:${id}`));
});

test('a line that drops while it is asked who it is harms nobody', async () => {
  let answer = (): void => undefined;
  authentication = new Promise((resolve) => (answer = resolve));
  await raw(upgrade('/api/live'), 'reset');
  answer();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here');
});

test('what could not be told is told at the next look; what may not be heard never', async () => {
  const { heard } = await screen();
  blips = 1;
  const id = newId();
  await happens(`${id}secret`);
  await happens(id);
  await waitFor('the event', () => heard.includes(`thing:${id}`));
  expect(heard).toEqual([`thing:${id}`]);
});

/** A screen of this person, where it says to be, and who else it hears is where. */
async function present(who: PersonActor | undefined) {
  person = who as PersonActor;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/live`);
  const line = new PresenceLine();
  socket.on('message', (data: Buffer) => line.heard((JSON.parse(data.toString()) as { h?: Here }).h ?? []));
  await once(socket, 'message');
  return { socket, here: () => [...line.all()], say: (place: object) => socket.send(JSON.stringify(place)) };
}

test('who else is on a thing is told to whoever may see it, by what they do most there, and no more when they leave', async () => {
  const thing = `thing:${newId()}`;
  const one = await present(agent);
  const other = await present(lead);
  const third = await present(lead);
  one.say({ at: thing, as: 'viewing' });
  other.say({ at: thing, as: 'writing' });
  third.say({ at: thing, as: 'viewing' });
  await expect.poll(one.here, { timeout: 5_000 }).toEqual([[thing, [[people.lead.id, 'writing']]]]);
  await expect.poll(other.here, { timeout: 5_000 }).toEqual([[thing, [[people.agent.id, 'viewing']]]]);
  one.socket.send('nonsense');
  one.say({ at: secret, as: 'writing' });
  await expect.poll(other.here, { timeout: 5_000 }).toEqual([]);
  other.socket.close();
  await expect.poll(one.here, { timeout: 5_000 }).toEqual([[thing, [[people.lead.id, 'viewing']]]]);
  third.say({ at: null });
  await expect.poll(one.here, { timeout: 5_000 }).toEqual([]);
  const kept = await house.database.db.selectFrom('presence').select('stream').execute();
  expect(kept).toEqual([]);
});
