import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { openPostOffice } from './post-office.fixture.ts';

const office = await openPostOffice();
const { house, deliver } = office;
afterAll(() => office.close());
let n = 0;
const fresh = (): string => `<${(n += 1)}.${process.pid}@cliente.example>`;

test('a mail becomes a case with its customer, its words and its receipt', async () => {
  const id = fresh();
  const seen = await deliver({ headers: { From: 'Ana Gil <ana@cliente.example>', Subject: 'Mi pedido no llega', 'Message-ID': id }, body: 'Hola, ¿dónde está mi pedido?\n\nGracias' });
  expect(seen).toMatchObject({ state: 'done', outcome: 'case', threadedBy: 'new', heldReason: null, automatic: null, readable: true });
  const found = await sql`select f.subject, f.channel, c.name, m.text, m.mail_id, (select count(*)::int from outbox where case_id = f.id and kind = 'acknowledgement') as receipts
    from case_file f join customer c on c.id = f.customer_id join message m on m.id = ${seen.messageId} where f.id = ${seen.caseId}`.execute(house.database.db);
  expect(found.rows[0]).toMatchObject({ subject: 'Mi pedido no llega', channel: 'email', name: 'Ana Gil', mail_id: id, receipts: 1 });
});
