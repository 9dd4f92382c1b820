import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customersApi as api, customersEvents } from '#areas/customers/contract.ts';
import { customerForEmail, customerForPhone, markBounced, makeParts, markProven } from '#areas/customers/index.ts';
import { newId } from '#platform/ids/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeApi, type Api, type Caller } from '#tests/support/api.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { staff, type Staff } from '#tests/support/people.ts';

let house: TestHouse;
let http: Api;
let people: Staff;
let agent: Caller;
beforeAll(async () => {
  house = await makeHouse();
  await house.database.db
    .insertInto('company')
    .values({ name: 'Comercial Ribera', created_at: house.clock.now() })
    .execute();
  http = await makeApi(house, [makeParts({ seesCase: () => sql`true` })]);
  people = await staff(house);
  agent = await http.signedIn(people.agent);
});
afterAll(async () => {
  await http.close();
  await house.close();
});

async function typesOf(id: string): Promise<string[]> {
  const rows = await house.database.db
    .selectFrom('event')
    .select('type')
    .where('stream', '=', `customer:${id}`)
    .orderBy('n')
    .execute();
  return rows.map((row) => row.type);
}
const make = (name: string, email?: string, more: object = {}) =>
  http.call(
    api.createCustomer,
    { body: { name, addresses: email ? [{ kind: 'email', value: email }] : [], ...more } },
    agent,
  );

describe('the record', () => {
  test('two surnames, ñ and several addresses are kept whole and found by any of them', async () => {
    const made = await make('María José Núñez-Cacho Ibáñez', 'MJ.Nunez@Example.es');
    await http.call(api.addAddress, { params: { id: made.id }, body: { kind: 'phone', value: '612 34 56 78' } }, agent);
    await http.call(
      api.addAddress,
      { params: { id: made.id }, body: { kind: 'email', value: 'mjn@otro.es', label: 'trabajo' } },
      agent,
    );
    for (const q of ['nunez cacho', 'NÚÑEZ', 'mj.nunez@example.es', 'mjn@', '612345678', '+34 612 34 56 78']) {
      const { customers } = await http.call(api.listCustomers, { query: { q } }, agent);
      expect(
        customers.map((row) => row.id),
        q,
      ).toEqual([made.id]);
    }
    expect(await typesOf(made.id)).toEqual([
      'customer.created',
      'customer.address_added',
      'customer.address_added',
      'customer.address_added',
    ]);
  });

  test('an e-mail belongs to one record; the refusal says which', async () => {
    const first = await make('Ana Uno', 'ana@uno.es');
    const refused = await http.refused(
      api.createCustomer,
      { body: { name: 'Ana Dos', addresses: [{ kind: 'email', value: 'ANA@uno.es' }] } },
      agent,
    );
    expect(refused).toMatchObject({ status: 409, code: 'customer.address_taken' });
    expect(refused.problem.customerId).toBe(first.id);
    const { customers } = await http.call(api.listCustomers, { query: { q: 'Ana Dos' } }, agent);
    expect(customers).toEqual([]);
  });

  test('needs, format and vulnerability are changed and recorded by field name only', async () => {
    const { id } = await make('Lucía Prats');
    const after = await http.call(
      api.updateCustomer,
      {
        params: { id },
        body: { communicationNeeds: 'Prefiere llamada por la tarde', preferredFormat: 'large_print', vulnerable: true },
      },
      agent,
    );
    expect(after).toMatchObject({
      communicationNeeds: 'Prefiere llamada por la tarde',
      preferredFormat: 'large_print',
      vulnerable: true,
    });
    const event = await house.database.db
      .selectFrom('event')
      .select('data')
      .where('stream', '=', `customer:${id}`)
      .where('type', '=', 'customer.changed')
      .executeTakeFirstOrThrow();
    expect(event.data).toEqual({ fields: ['preferredFormat', 'communicationNeeds', 'vulnerable'] });
  });

  test('only its author removes a note', async () => {
    const { id } = await make('Iker Zubeldia');
    const noted = await http.call(api.addNote, { params: { id }, body: { text: 'Cliente desde 2016' } }, agent);
    const noteId = noted.notes[0]?.id as string;
    const lead = await http.signedIn(people.lead);
    expect(await http.refused(api.removeNote, { params: { id, noteId } }, lead)).toMatchObject({
      code: 'note.not_yours',
    });
    expect((await http.call(api.removeNote, { params: { id, noteId } }, agent)).notes).toEqual([]);
  });

  test('pages by key: everyone once, in order', async () => {
    await Promise.all(Array.from({ length: 7 }, (_, i) => make(`Zoilo ${i} Página`)));
    const names: string[] = [];
    let after: string | undefined;
    do {
      const page = await http.call(api.listCustomers, { query: { q: 'Zoilo', limit: 3, after } }, agent);
      names.push(...page.customers.map((row) => row.name));
      after = page.next ?? undefined;
    } while (after);
    expect(names).toEqual(Array.from({ length: 7 }, (_, i) => `Zoilo ${i} Página`));
  });
});

describe('who may', () => {
  test('an auditor reads and changes nothing; another area sees nothing; a stranger signs in first', async () => {
    const { id } = await make('Hotel Mirador del Duero', 'hotel@mirador.es', { kind: 'company' });
    const auditor = await http.signedIn(people.auditor);
    expect((await http.call(api.getCustomer, { params: { id } }, auditor)).can.edit).toBe('session.role');
    expect(await http.refused(api.updateCustomer, { params: { id }, body: { name: 'x' } }, auditor)).toMatchObject({
      status: 403,
    });
    const area = await http.signedIn(people.area_member);
    expect(await http.refused(api.getCustomer, { params: { id } }, area)).toMatchObject({ code: 'customer.not_found' });
    expect(await http.refused(api.getCustomer, { params: { id } }, http.browser())).toMatchObject({ status: 401 });
  });

  test('T23: an unknown or read-only field is refused, all issues named', async () => {
    const { id } = await make('Noa Rivas');
    const refused = await http.refused(
      api.updateCustomer,
      { params: { id }, body: { mergedInto: id, created_at: '2020-01-01', name: '' } },
      agent,
    );
    expect(refused.status).toBe(422);
    expect(refused.problem.issues?.length).toBeGreaterThanOrEqual(2);
  });
});

describe('merging', () => {
  test('everything moves, and undo puts back exactly that', async () => {
    const kept = await make('Obras Castilla 2000', 'obras@castilla.es', { kind: 'company' });
    const other = await make('Obras Castilla', 'compras@castilla.es', { kind: 'company' });
    const person = await make('Pedro Gil', 'pedro@castilla.es', { companyId: other.id });
    await http.call(api.addNote, { params: { id: other.id }, body: { text: 'Pide albarán firmado' } }, agent);
    const merged = await http.call(api.mergeCustomers, { params: { id: kept.id }, body: { otherId: other.id } }, agent);
    expect(merged.addresses.map((address) => address.value).toSorted()).toEqual([
      'compras@castilla.es',
      'obras@castilla.es',
    ]);
    expect(merged.notes).toHaveLength(1);
    expect(merged.people).toEqual([{ id: person.id, name: 'Pedro Gil' }]);
    const { customers } = await http.call(api.listCustomers, { query: { q: 'Obras Castilla' } }, agent);
    expect(customers.map((row) => row.id)).toEqual([kept.id]);
    await http.call(api.addNote, { params: { id: kept.id }, body: { text: 'Posterior a la fusión' } }, agent);

    const undone = await http.call(
      api.undoMerge,
      { params: { id: kept.id, mergeId: merged.merges[0]?.id as string } },
      agent,
    );
    expect(undone.addresses.map((address) => address.value)).toEqual(['obras@castilla.es']);
    expect(undone.notes.map((note) => note.text)).toEqual(['Posterior a la fusión']);
    const back = await http.call(api.getCustomer, { params: { id: other.id } }, agent);
    expect(back).toMatchObject({ mergedInto: null, people: [{ id: person.id }] });
    expect(back.addresses).toEqual(other.addresses);
    expect(
      await http.refused(api.undoMerge, { params: { id: kept.id, mergeId: merged.merges[0]?.id as string } }, agent),
    ).toMatchObject({ code: 'customer.merge_undone' });
  });

  test('a merge whose kept record was merged itself is undone after that one, and then wholly', async () => {
    const [a, b, c] = [
      await make('Ana Uno', 'uno@ana.es'),
      await make('Ana Dos', 'dos@ana.es'),
      await make('Ana Tres'),
    ];
    const merge = async (kept: { id: string }, other: { id: string }) =>
      (await http.call(api.mergeCustomers, { params: { id: kept.id }, body: { otherId: other.id } }, agent)).merges[0]
        ?.id as string;
    const undo = (id: string, mergeId: string) => http.call(api.undoMerge, { params: { id, mergeId } }, agent);
    const first = await merge(b, a);
    const second = await merge(c, b);
    expect(await http.refused(api.undoMerge, { params: { id: b.id, mergeId: first } }, agent)).toMatchObject({
      status: 409,
      code: 'customer.merge_goes_on',
    });
    await undo(c.id, second);
    await undo(b.id, first);
    for (const [record, address] of [
      [a, 'uno@ana.es'],
      [b, 'dos@ana.es'],
    ] as const) {
      const back = await http.call(api.getCustomer, { params: { id: record.id } }, agent);
      expect(back.addresses.map((one) => one.value)).toEqual([address]);
    }
  });

  test('what is written from a screen older than the merge goes to the record that stands', async () => {
    const [kept, other] = [await make('Carpintería Pisuerga'), await make('Carpintería Pisuerga 2')];
    await http.call(api.mergeCustomers, { params: { id: kept.id }, body: { otherId: other.id } }, agent);
    await http.call(api.addNote, { params: { id: other.id }, body: { text: 'Llamó después' } }, agent);
    await http.call(
      api.addAddress,
      { params: { id: other.id }, body: { kind: 'email', value: 'taller@pisuerga.es' } },
      agent,
    );
    const after = await http.call(api.getCustomer, { params: { id: kept.id } }, agent);
    expect(after.notes.map((note) => note.text)).toEqual(['Llamó después']);
    expect(after.addresses.map((address) => address.value)).toEqual(['taller@pisuerga.es']);
  });

  test('a record is not merged with itself, nor a person with a company', async () => {
    const a = await make('Persona');
    const b = await make('Empresa', undefined, { kind: 'company' });
    expect(
      await http.refused(api.mergeCustomers, { params: { id: a.id }, body: { otherId: a.id } }, agent),
    ).toMatchObject({ code: 'customer.merge_self' });
    expect(
      await http.refused(api.mergeCustomers, { params: { id: a.id }, body: { otherId: b.id } }, agent),
    ).toMatchObject({ code: 'customer.merge_kinds' });
  });
});

describe('found or made from a contact', () => {
  test('twenty first mails at once from one address make one customer', async () => {
    const found = await Promise.all(
      Array.from({ length: 20 }, () =>
        transact(house, system('intake'), (work) =>
          customerForEmail(work, { email: 'Nueva@Carrera.es', name: 'Nueva Carrera' }),
        ),
      ),
    );
    expect(new Set(found.map((one) => one?.id)).size).toBe(1);
    expect(found.filter((one) => one?.created)).toHaveLength(1);
  });

  test('ten first calls at once from one phone make one customer, and the next one finds it', async () => {
    const call = () =>
      transact(house, system('intake'), (work) => customerForPhone(work, { phone: '699 112 233', name: 'Luz Marín' }));
    const found = await Promise.all(Array.from({ length: 10 }, call));
    expect(new Set(found.map((one) => one?.id)).size).toBe(1);
    expect(await call()).toEqual({ id: found[0]?.id, created: false });
  });

  test('two who merge both with one phone are one by that phone', async () => {
    const phone = { addresses: [{ kind: 'phone', value: '699 445 566' }] };
    const [kept, other] = [
      await make('Taller Duero', undefined, phone),
      await make('Taller Duero 2', undefined, phone),
    ];
    await http.call(api.mergeCustomers, { params: { id: kept.id }, body: { otherId: other.id } }, agent);
    expect(await transact(house, system('intake'), (work) => customerForPhone(work, { phone: '699445566' }))).toEqual({
      id: kept.id,
      created: false,
    });
  });

  test('of several who give one e-mail to different records at once, one has it and the others are told which', async () => {
    const records = await Promise.all(Array.from({ length: 6 }, (_, i) => make(`A la vez ${i}`)));
    const answers = await Promise.all(
      records.map(({ id }) =>
        http.send(api.addAddress, { params: { id }, body: { kind: 'email', value: 'a.la.vez@x.es' } }, agent),
      ),
    );
    expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  test('after a merge, mail to the merged address finds the kept record', async () => {
    const kept = await make('Comercial Aranda', 'a@aranda.es');
    const other = await make('Aranda Comercial', 'b@aranda.es');
    await http.call(api.mergeCustomers, { params: { id: kept.id }, body: { otherId: other.id } }, agent);
    expect(
      await transact(house, system('intake'), (work) => customerForEmail(work, { email: 'b@aranda.es' })),
    ).toMatchObject({ id: kept.id, created: false });
  });

  test('whoever is found by e-mail is not merged until what is written for them stands', async () => {
    const kept = await make('Marta Roca', 'marta.roca@casa.example');
    const other = await make('Marta R.', 'marta.r@casa.example');
    const { db } = house.database;
    const [caseId, at] = [newId(), house.clock.now()];
    let merged = false;
    const merging = await transact(house, system('tests'), async (work) => {
      const found = await customerForEmail(work, { email: 'marta.r@casa.example' });
      const going = http
        .call(api.mergeCustomers, { params: { id: kept.id }, body: { otherId: other.id } }, agent)
        .finally(() => (merged = true));
      // It waits for us, or has come first: either way the case is the kept record's in the end.
      const waiting = async () =>
        merged || (await sql`select from pg_locks where not granted`.execute(db)).rows.length > 0;
      await expect.poll(waiting, { timeout: 15_000 }).toBe(true);
      await work.db
        .insertInto('case_file')
        .values({
          id: caseId,
          reference: 'RC-77001',
          public_key: 'clave-77001',
          subject: 'x',
          channel: 'email',
          customer_id: found?.id as string,
          received_at: at,
          opened_at: at,
        })
        .execute();
      return { going };
    });
    await merging.going;
    const row = await db.selectFrom('case_file').select('customer_id').where('id', '=', caseId).executeTakeFirst();
    expect(row?.customer_id).toBe(kept.id);
  });

  test('a bounce marks the address; proof clears it', async () => {
    const { id } = await make('Rebota', 'rebota@x.es');
    await transact(house, system('outbox'), (work) => markBounced(work, 'REBOTA@x.es', '550 no such user'));
    expect((await http.call(api.getCustomer, { params: { id } }, agent)).addresses[0]).toMatchObject({
      bounceReason: '550 no such user',
      proven: false,
    });
    await transact(house, system('intake'), (work) => markProven(work, 'rebota@x.es'));
    expect((await http.call(api.getCustomer, { params: { id } }, agent)).addresses[0]).toMatchObject({
      bouncedAt: null,
      proven: true,
    });
    expect((await typesOf(id)).every((type) => (customersEvents as readonly string[]).includes(type))).toBe(true);
  });

  test('the timeline tells what happened, newest first', async () => {
    const { id } = await make('Con Historia');
    house.clock.advance(1_000);
    await http.call(api.addNote, { params: { id }, body: { text: 'Llamó ayer' } }, agent);
    house.clock.advance(1_000);
    const { entries } = await http.call(api.customerTimeline, { params: { id }, query: {} }, agent);
    expect(entries.map((entry) => [entry.kind, entry.text])).toEqual([
      ['note', 'Llamó ayer'],
      ['change', 'customer.created'],
    ]);
  });
});
