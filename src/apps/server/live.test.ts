import { afterAll, expect, test } from 'vitest';
import { keep } from '#areas/intake/index.ts';
import { newId } from '#platform/ids/index.ts';
import type { PersonActor } from '#platform/work/index.ts';
import { visibility } from '#apps/parts.ts';
import { personActor } from '#tests/support/actor.ts';
import { makeHouse } from '#tests/support/house.ts';
import { aTeam } from '#tests/support/people.ts';

const house = await makeHouse();
afterAll(() => house.close());

const hears = async (actor: PersonActor, stream: string): Promise<boolean> =>
  visibility.allows(actor, stream, (await visibility.facts(house, [stream])).get(stream));

const EVERYBODY = ['administrator', 'director', 'lead', 'agent', 'area_member', 'auditor'];
const SERVICE = ['administrator', 'director', 'lead', 'agent', 'auditor'];
const ABOVE = ['administrator', 'director', 'lead', 'auditor'];

test.each([
  ['alarm', SERVICE],
  ['mailbox', EVERYBODY],
  ['mail', ABOVE],
  ['customer', SERVICE],
  ['person', ABOVE],
  ...['company', 'brand', 'team', 'area', 'absence', 'duty', 'tag', 'field', 'reason', 'calendar'].map((kind) => [
    kind,
    EVERYBODY,
  ]),
  ['case', []],
  ['intake', []],
  ['seal', []],
] as [string, string[]][])('of %s hears who may read it, and nobody else', async (kind, roles) => {
  const stream = `${kind}:${newId()}`;
  const heard = await Promise.all(
    EVERYBODY.map(async (role) => ((await hears(personActor(role), stream)) ? role : '')),
  );
  expect(heard.filter((role) => role !== '')).toEqual(roles);
});

test('of a person hear they themselves; a token only of what it may read', async () => {
  const agent = personActor('agent');
  expect(await hears(agent, `person:${agent.id}`)).toBe(true);
  const token = (scopes: string[]) => personActor('administrator', { via: 'token', tokenId: newId(), scopes });
  const stream = `customer:${newId()}`;
  expect(await hears(token(['settings:read']), stream)).toBe(false);
  expect(await hears(token(['customers:read']), stream)).toBe(true);
  expect(await hears(token(['*']), stream)).toBe(true);
});

test('of an arrival at a team hears the team, not an agent of another one', async () => {
  const [mine, other] = [await aTeam(house, 'Tienda'), await aTeam(house, 'Taller')];
  const mailboxId = newId();
  await house.database.db
    .insertInto('mailbox')
    .values({
      id: mailboxId,
      address: 'tienda@ribera.example',
      name: 'Tienda',
      source: 'smtp',
      team_id: mine.id,
      created_at: house.clock.now(),
    })
    .execute();
  const raw = await house.files.put(Buffer.from('hola'));
  const receivedAt = house.clock.now();
  const given = {
    channel: 'email',
    dedupeKey: 'uno',
    raw,
    type: 'message/rfc822',
    envelope: {},
    receivedAt,
    mailboxId,
  };
  const stream = `intake:${(await keep(house, given)).id}`;
  const heard = (role: string, teamIds: string[]) => hears(personActor(role, { teamIds }), stream);
  expect(await heard('agent', [mine.id])).toBe(true);
  expect(await heard('lead', [])).toBe(true);
  expect(await heard('agent', [other.id])).toBe(false);
  expect(await heard('area_member', [mine.id])).toBe(false);
});
