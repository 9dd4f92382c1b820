import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { loopMark } from '#platform/mail/outbox/index.ts';
import { openPostOffice, type Seen } from './post-office.fixture.ts';

const office = await openPostOffice();
const { house, deliver, post, seen, settle } = office;
afterAll(() => office.close());

let n = 0;
const fresh = (): string => `<${(n += 1)}.${process.pid}@cliente.example>`;
const corpus = (name: string): string =>
  readFileSync(new URL(`../../../../../tests/corpus/mail/${name}.eml`, import.meta.url), 'latin1')
    .replaceAll(/\r?\n/g, '\r\n')
    .replaceAll('{}', fresh());
async function aCase(from = `ana${(n += 1)}@lejos.example`): Promise<Seen & { from: string; mailId: string }> {
  const mailId = fresh();
  return {
    ...(await deliver({
      headers: { From: `Ana Gil <${from}>`, Subject: 'Mi pedido no llega', 'Message-ID': mailId },
      body: 'Hola, ¿dónde está?',
    })),
    from,
    mailId,
  };
}
interface Receipt {
  id: string;
  mail_id: string;
  envelope_from: string;
  state: string;
}
async function receiptOf(one: Seen): Promise<Receipt> {
  return (
    await sql<Receipt>`select id, mail_id, envelope_from, state from outbox where case_id = ${one.caseId} and kind = 'acknowledgement'`.execute(
      house.database.db,
    )
  ).rows[0] as Receipt;
}
async function mailsSent(): Promise<number> {
  return (await sql<{ n: number }>`select count(*)::int as n from outbox`.execute(house.database.db)).rows[0]?.n ?? 0;
}
async function messageOf(one: Seen) {
  return house.database.db.selectFrom('message').selectAll().where('id', '=', one.messageId).executeTakeFirstOrThrow();
}
async function ballOf(one: Seen): Promise<string | undefined> {
  return (
    await sql<{ ball: string }>`select ball from case_inbox where case_id = ${one.caseId}`.execute(house.database.db)
  ).rows[0]?.ball;
}

test('a mail becomes a case with its customer, its words and its receipt', async () => {
  const one = await aCase('ana@cliente.example');
  expect(one).toMatchObject({
    state: 'done',
    outcome: 'case',
    threadedBy: 'new',
    heldReason: null,
    automatic: null,
    readable: true,
    warnings: [],
  });
  const found =
    await sql`select f.subject, f.channel, c.name, m.text, m.mail_id from case_file f join customer c on c.id = f.customer_id join message m on m.id = ${one.messageId} where f.id = ${one.caseId}`.execute(
      house.database.db,
    );
  expect(found.rows[0]).toEqual({
    subject: 'Mi pedido no llega',
    channel: 'email',
    name: 'Ana Gil',
    text: 'Hola, ¿dónde está?',
    mail_id: one.mailId,
  });
  expect((await receiptOf(one)).envelope_from).toBe('');
  const events = await sql<{
    type: string;
  }>`select type from event where stream like 'intake:%' and stream = 'intake:' || ${one.id} order by n`.execute(
    house.database.db,
  );
  expect(events.rows.map((row) => row.type)).toEqual(['intake.received', 'intake.processed']);
});

describe('the same mail again', () => {
  test('L4: with the same Message-ID but other words: a contact of its own, flagged', async () => {
    const one = await aCase();
    const other = await deliver({
      headers: { From: one.from, Subject: 'Otra cosa', 'Message-ID': one.mailId },
      body: 'Algo muy distinto',
    });
    expect(other).toMatchObject({ outcome: 'case', warnings: ['same-id-other-content'] });
    expect(other.caseId).not.toBe(one.caseId);
  });

  test('by another road, with other headers: recognised, nothing new', async () => {
    const mail = {
      From: 'eva@lejos.example',
      Subject: 'Una vez',
      'Message-ID': fresh(),
      Date: 'Mon, 09 Nov 2026 09:00:00 +0100',
    };
    const one = await deliver({ headers: mail });
    const again = await deliver({
      headers: {
        Received: 'from a by b; Mon, 09 Nov 2026 10:00:00 +0100',
        'X-Forwarded-To': 'soporte@ribera.example',
        ...mail,
      },
    });
    expect(again).toMatchObject({
      outcome: 'duplicate',
      reason: 'same_mail',
      caseId: one.caseId,
      messageId: one.messageId,
    });
  });

  test('by two roads at the same moment', async () => {
    const mail = { From: 'eva@lejos.example', Subject: 'A la vez', 'Message-ID': fresh() };
    const ids = await Promise.all(
      Array.from({ length: 6 }, (_, i) => post({ headers: { Received: `from a by b${i}`, ...mail } })),
    );
    await settle();
    const outcomes = await Promise.all(ids.map(async (id) => (await seen(id)).outcome));
    expect(outcomes.toSorted()).toEqual(['case', ...Array(5).fill('duplicate')]);
  });

  test('L6: without Message-ID: told apart by its bytes', async () => {
    const first = await deliver({ headers: { From: 'eva@lejos.example', Subject: 'Sin id' }, body: 'uno' });
    const second = await deliver({
      headers: { From: 'eva@lejos.example', Subject: 'Sin id', 'Message-ID': '' },
      body: 'dos',
    });
    expect([first.outcome, second.outcome]).toEqual(['case', 'case']);
  });

  test('L8: to two of our mailboxes: two cases that know each other; an answer to both joins once', async () => {
    const headers = {
      From: 'pilar@lejos.example',
      Subject: 'A los dos',
      'Message-ID': fresh(),
      To: 'soporte@ribera.example, ventas@ribera.example',
    };
    const [one, two] = [await deliver({ headers }), await deliver({ headers, to: 'ventas@ribera.example' })];
    expect([one.outcome, two.outcome]).toEqual(['case', 'case']);
    const link = await sql<{
      kind: string;
    }>`select kind from case_link where (a, b) in ((${one.caseId}, ${two.caseId}), (${two.caseId}, ${one.caseId}))`.execute(
      house.database.db,
    );
    expect(link.rows).toEqual([{ kind: 'copy' }]);
    const answer = {
      From: 'pilar@lejos.example',
      Subject: 'Re',
      'Message-ID': fresh(),
      'In-Reply-To': (await receiptOf(one)).mail_id,
    };
    const [third, fourth] = [
      await deliver({ headers: answer }),
      await deliver({ headers: answer, to: 'ventas@ribera.example' }),
    ];
    expect(third).toMatchObject({ outcome: 'message', caseId: one.caseId });
    expect(fourth).toMatchObject({ outcome: 'duplicate', reason: 'copy_in_case', caseId: one.caseId });
  });
});

describe('L13: what machines send is kept where it belongs and never answered', () => {
  test('an absence notice joins, shows, and leaves the ball where it was', async () => {
    const one = await aCase();
    await sql`update case_inbox set ball = 'customer', awaits_customer = true where case_id = ${one.caseId}`.execute(
      house.database.db,
    );
    const before = await mailsSent();
    const notice = await deliver({
      headers: {
        From: one.from,
        Subject: 'Fuera de la oficina',
        'Message-ID': fresh(),
        'In-Reply-To': (await receiptOf(one)).mail_id,
        'Auto-Submitted': 'auto-replied',
      },
      envelope: { from: '' },
    });
    expect(notice).toMatchObject({ outcome: 'message', caseId: one.caseId, automatic: 'auto-reply' });
    expect(await mailsSent()).toBe(before);
  });

  test('F17: an auto-responder that answers each of our receipts: silence after the first', async () => {
    const one = await aCase();
    const before = await mailsSent();
    for (let i = 0; i < 5; i += 1)
      await deliver({
        headers: { From: one.from, Subject: 'Respuesta automática: Mi pedido', 'Message-ID': fresh() },
        body: 'Estoy fuera de la oficina',
        envelope: { from: '' },
      });
    expect(await mailsSent()).toBe(before);
  });

  test('F17: one that looks like a person and starts anew each time: two mails of ours at most in an hour of it', async () => {
    const before = await mailsSent();
    for (let i = 0; i < 12; i += 1) {
      await deliver({
        headers: { From: 'robot@lejos.example', Subject: `Ticket ${i}`, 'Message-ID': fresh() },
        body: 'Hemos recibido su correo',
      });
      house.clock.advance(20_000);
    }
    expect((await mailsSent()) - before).toBeLessThanOrEqual(2);
  });

  test('F17: our own mail comes back: recorded beside its case, no case, no answer', async () => {
    const one = await aCase();
    const before = await mailsSent();
    const { mail_id } = await receiptOf(one);
    const back = await deliver({
      headers: {
        From: 'soporte@ribera.example',
        Subject: 'Hemos recibido tu mensaje',
        'Message-ID': mail_id,
        'Auto-Submitted': 'auto-replied',
        'X-Cauce-Loop': loopMark(house.secrets),
      },
    });
    expect(back).toMatchObject({
      outcome: 'ignored',
      reason: 'own_mail_returned',
      caseId: one.caseId,
      messageId: null,
    });
    expect(await mailsSent()).toBe(before);
  });

  test('under our Message-ID: what we said is ours come back even without the mark; other words are a contact', async () => {
    const one = await aCase();
    const before = await mailsSent();
    const { mail_id } = await receiptOf(one);
    const said = await sql<{ subject: string; text: string }>`
      select mail ->> 'subject' as subject, mail ->> 'text' as text from outbox where mail_id = ${mail_id}`.execute(
      house.database.db,
    );
    const { subject, text } = said.rows[0] as { subject: string; text: string };
    const headers = { From: one.from, Subject: subject, 'Message-ID': mail_id };
    const copy = await deliver({
      headers: { ...headers, Subject: `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=` },
      body: text.replaceAll('\n', '\r\n'),
    });
    expect(copy).toMatchObject({ outcome: 'ignored', reason: 'own_mail_returned', caseId: one.caseId });
    const other = await deliver({
      headers: { ...headers, From: 'otro@lejos.example' },
      body: `¿Y esto qué es?\r\n\r\n${text}`,
    });
    expect(other).toMatchObject({
      outcome: 'case',
      automatic: 'auto-generated',
      warnings: ['same-id-other-content'],
    });
    expect(other.caseId).not.toBe(one.caseId);
    expect((await messageOf(other)).mail_id).toBeNull();
    expect(await mailsSent()).toBe(before);
  });

  test('F17: a mail from our own mailbox: held, nobody is answered', async () => {
    const before = await mailsSent();
    const own = await deliver({
      headers: { From: 'Soporte <soporte@ribera.example>', Subject: 'copia', 'Message-ID': fresh() },
    });
    expect(own).toMatchObject({ outcome: 'case', heldReason: 'own_mailbox' });
    expect(await mailsSent()).toBe(before);
  });

  test('lists, no-reply senders and spam marks: a case all the same, without receipt', async () => {
    const before = await mailsSent();
    const list = await deliver({
      headers: {
        From: 'lista@boletin.example',
        'List-Id': '<ofertas.boletin.example>',
        'List-Post': '<mailto:x@boletin.example>',
        Precedence: 'list',
        Subject: 'Ofertas',
        'Message-ID': fresh(),
      },
    });
    const machine = await deliver({
      headers: { From: 'no-reply@banco.example', Subject: 'Aviso', 'Message-ID': fresh() },
    });
    const spam = await deliver({
      headers: { From: 'luis@lejos.example', Subject: 'Oferta', 'Message-ID': fresh(), 'X-Spam-Flag': 'YES' },
    });
    expect([list, machine, spam].map((one) => [one.outcome, one.automatic])).toEqual([
      ['case', 'list'],
      ['case', 'auto-generated'],
      ['case', null],
    ]);
    expect(spam.warnings).toEqual(['called-spam']);
    expect(await mailsSent()).toBe(before);
  });

  test('an invitation is written out', async () => {
    const one = await deliver({ headers: {}, raw: corpus('calendario-invitacion') });
    expect((await messageOf(one)).text).toMatch(
      /jueves\?\n\n?\nInvitación: Visita del técnico, segunda vez\nCuándo: 2026-03-05T10:00:00/,
    );
  });
});

describe('bounces', () => {
  const bounce = (mailId: string, to: string): string =>
    corpus('rebote-postfix')
      .replaceAll('<caso-1042.bb@tienda.example>', mailId)
      .replaceAll('nadie@example.net', to)
      .replace('<dsn@mx.example.net>', fresh());

  test('join the mail they return, mark the address, and are nobody’s case', async () => {
    const one = await aCase();
    const receipt = await receiptOf(one);
    const before = await mailsSent();
    const report = await deliver({ headers: {}, raw: bounce(receipt.mail_id, one.from), envelope: { from: '' } });
    expect(report).toMatchObject({
      outcome: 'bounce',
      reason: 'bounce_joined',
      caseId: one.caseId,
      automatic: 'bounce',
      threadedBy: 'bounce',
    });
    expect((await receiptOf(one)).state).toBe('bounced');
    const address = await sql<{
      bounced_at: Date | null;
    }>`select bounced_at from customer_address where value = ${one.from}`.execute(house.database.db);
    expect(address.rows[0]?.bounced_at).not.toBeNull();
    expect(await mailsSent()).toBe(before);
    expect(await ballOf(one)).toBe('ours');
  });

  test('of nothing ours: somebody’s word all the same: in the queue, automatic, and nobody is answered', async () => {
    const before = await mailsSent();
    const one = await deliver({
      headers: {},
      raw: bounce('<x@otra.example>', 'a@b.example'),
      envelope: { from: '' },
    });
    expect(one).toMatchObject({ outcome: 'case', reason: 'bounce_of_nothing_ours', automatic: 'bounce' });
    expect(await ballOf(one)).toBe('ours');
    expect(await mailsSent()).toBe(before);
  });

  test('forged with an id that only looks like ours: believed nothing', async () => {
    const one = await aCase();
    const forged = (await receiptOf(one)).mail_id.replace(/\.([a-z2-7]{16})@/, '.aaaaaaaaaaaaaaaa@');
    expect(await deliver({ headers: {}, raw: bounce(forged, one.from), envelope: { from: '' } })).toMatchObject({
      outcome: 'case',
      reason: 'bounce_of_nothing_ours',
      threadedBy: 'new',
    });
    expect((await receiptOf(one)).state).not.toBe('bounced');
  });
});

describe('hostile and odd mails', () => {
  test('F16: to 100,000 people: a case, a list cut for showing, no mail to all of them', async () => {
    const people = Array.from({ length: 100_000 }, (_, i) => `p${i}@multitud.example`).join(',\r\n ');
    const start = performance.now();
    const one = await deliver({
      headers: {},
      raw: `From: luis@lejos.example\r\nTo: soporte@ribera.example\r\nCc: ${people}\r\nSubject: todos\r\nMessage-ID: ${fresh()}\r\n\r\nhola\r\n`,
    });
    expect(performance.now() - start).toBeLessThan(8_000);
    const message = await messageOf(one);
    expect(message.recipients_total).toBe(100_001);
    expect((message.cc as unknown[]).length).toBeLessThanOrEqual(200);
    const people_kept = await sql<{
      n: number;
    }>`select count(*)::int as n from participant where case_id = ${one.caseId}`.execute(house.database.db);
    expect(people_kept.rows[0]?.n).toBeLessThanOrEqual(40);
  });

  test('every odd mail of the corpus becomes something people see', async () => {
    const names = [
      'sin-cabeceras',
      'sin-linea-vacia',
      'vacio',
      'solo-cabeceras',
      'charset-falso',
      'cabeceras-latin1',
      'smime-cifrado',
      'pgp-cifrado',
      'winmail-roto',
      'limite-equivocado',
      'anidado',
      'arabe',
      'iphone-foto',
    ];
    for (const name of names) {
      const one = await deliver({ headers: {}, raw: corpus(name) });
      expect([name, one.state, one.outcome]).toEqual([name, 'done', 'case']);
    }
  });

  test('headers that try to be SQL, HTML or another header', async () => {
    const one = await deliver({
      headers: {
        From: `"'; drop table message; --\u0000" <x'; --@lejos.example>`,
        Subject: "Robert'); <script>alert(1)</script>\u0000",
        'Message-ID': `<'" or 1=1@x>`,
        'In-Reply-To': `<%27 or '1'='1@x>`,
      },
      body: 'hola\u0000 mundo',
    });
    expect(one).toMatchObject({ state: 'done', outcome: 'case' });
    expect(JSON.stringify(await messageOf(one))).not.toContain('\\u0000');
  });
});
