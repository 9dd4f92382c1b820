import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DomainError } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { reading } from '#platform/work/index.ts';
import { casesHouse } from '../cases.fixture.ts';
import { casesApi } from '../contract.ts';
import { listCases, type ListInput } from '../reading/list.ts';

/* What a selector finds: among what the person may see, and nothing else whatever is typed. */

const house = await casesHouse([], '2026-11-18T09:00:00.000Z');
afterAll(house.close);
const { db } = house.house.database;
const urgent = newId();

beforeAll(async () => {
  const at = house.house.clock.now();
  await db.insertInto('tag').values({ id: urgent, name: 'Muy urgente', created_at: at }).execute();
  const lost = await house.aCase({
    given: { subject: 'Perdido', type: 'complaint' },
    message: { text: 'El sofá se perdió', from: { name: 'Marta Iglesias', address: 'marta@hotel.example' } },
  });
  await db.insertInto('case_tag').values({ case_id: lost.id, tag_id: urgent }).execute();
  await db
    .updateTable('case_inbox')
    .set({ owner_id: house.people.agent.id, due_at: new Date('2026-11-18T20:00:00Z'), due_state: 'running' })
    .where('case_id', '=', lost.id)
    .execute();
  house.house.clock.set('2026-11-20T09:00:00.000Z');
  await house.aCase({
    given: { subject: 'Roto', type: 'repair', channel: 'phone' },
    message: { text: 'El sofá se rompió', from: { name: 'Luis Peña', address: 'luis@casa.example' } },
  });
  const foreign = await house.aCase({
    given: { subject: 'Ajeno', type: 'repair' },
    message: { from: { name: 'Eva Gil', address: 'eva@casa.example' } },
  });
  const elsewhere = newId();
  await db.insertInto('team').values({ id: elsewhere, name: 'Otro equipo', created_at: at }).execute();
  await db
    .updateTable('case_inbox')
    .set({ team_id: elsewhere, owner_id: null })
    .where('case_id', '=', foreign.id)
    .execute();
});

async function found(q: string, who: 'agent' | 'lead' = 'lead', more: Partial<ListInput> = {}): Promise<string> {
  const work = reading(house.house, house.person(who));
  const { cases } = await listCases(work, { view: 'all', order: 'due', limit: 50, q, ...more });
  return cases
    .map(({ subject }) => subject)
    .toSorted()
    .join(' ');
}

it.each([
  ['tipo:reparación', 'Ajeno Roto'],
  ['-tipo:reparación', 'Perdido'],
  ['tipo:reparación,reclamación sofá', 'Perdido Roto'],
  ['etiqueta:"muy urgente"', 'Perdido'],
  ['etiqueta:ninguna', 'Ajeno Roto'],
  ['-etiqueta:"muy urgente" canal:llamada', 'Roto'],
  ['responsable:nadie equipo:otro', 'Ajeno'],
  ['de:marta', 'Perdido'],
  ['de:iglésias', 'Perdido'],
  ['de:@casa.example', 'Ajeno Roto'],
  ['de:luis@casa.example', 'Roto'],
  ['para:hola@ribera.example tipo:reclamación', 'Perdido'],
  ['vence:vencido', 'Perdido'],
  ['desde:19/11/2026', 'Ajeno Roto'],
  ['hasta:2026-11-18', 'Perdido'],
  ['desde:2d hasta:hoy', 'Ajeno Perdido Roto'],
  ['estado:resuelto', ''],
  ['estado:abierto -canal:llamada', 'Ajeno Perdido'],
  ['nivel:1 motivo:ninguno', 'Ajeno Perdido Roto'],
])('%s', async (q, expected) => {
  house.house.clock.set('2026-11-20T10:00:00.000Z');
  expect(await found(q)).toBe(expected);
});

it('what is another team’s is not found, however it is asked for; «yo» is whoever asks', async () => {
  for (const q of [
    'tipo:reparación',
    'de:eva@casa.example',
    'equipo:otro',
    '-tipo:reclamación',
    'sofá tipo:reparación',
  ])
    expect(await found(q, 'agent'), q).not.toContain('Ajeno');
  expect([await found('responsable:yo', 'agent'), await found('responsable:yo', 'lead')]).toEqual(['Perdido', '']);
  expect(await found('tipo:reclamación', 'agent', { view: 'mine' })).toBe('Perdido');
});

it('T31: whatever is typed as a value is a value: answered or refused with its place, and nothing else happens', async () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 15 }),
    fc.constantFrom("'; drop table case_tag; --", "') or true --", '%', '\\', '_', '$1', "\\'", '{}', 'null'),
  );
  const field = fc.constantFrom(
    'de',
    'para',
    'archivo',
    'etiqueta',
    'motivo',
    'equipo',
    'responsable',
    'desde',
    'vence',
    'tipo',
  );
  await fc.assert(
    fc.asyncProperty(field, nasty, fc.boolean(), async (name, value, not) => {
      try {
        await found(`${not ? '-' : ''}${name}:"${value.replaceAll('"', '""')}"`);
      } catch (error) {
        expect(error).toBeInstanceOf(DomainError);
        expect((error as DomainError).code).toMatch(/^selector\./);
      }
    }),
    { numRuns: 120 },
  );
  expect(await found('')).toBe('Ajeno Perdido Roto');
});

it('a refusal goes out as a problem with its place', async () => {
  const refused = await house.api.refused(
    casesApi.listCases,
    { query: { q: 'sofá tipo:pájaro' } },
    await house.api.signedIn(house.people.agent),
  );
  expect(refused).toMatchObject({ status: 422, problem: { code: 'selector.value_unknown', at: 10, length: 6 } });
  expect(refused.problem.detail).toContain('«pájaro»');
});
