import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { casesApi } from '#areas/cases/contract.ts';
import { parts as cases } from '#areas/cases/index.ts';
import { mailboxAt, replyToken, type Mailbox } from '#areas/correspondence/index.ts';
import { createPerson } from '#areas/identity/index.ts';
import { startIntake } from '#areas/intake/index.ts';
import { SECOND } from '#platform/clock/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeApi } from '#tests/support/api.ts';
import { aPerson } from '#tests/support/people.ts';
import { keepMail, storeBytes } from '../door.ts';
import { makeEmailHandler } from '../handler.ts';
import { mailText } from '../mailbox.fixture.ts';
import { openPostOffice, type Seen } from './post-office.fixture.ts';

const office = await openPostOffice({
  resolver: dns({ 'cliente.example': '203.0.113.7', 'ribera.example': '203.0.113.9' }),
});
const { house, deliver, post, seen, settle } = office;
afterAll(async () => {
  await api.close();
  await office.close();
});
await transact(house, system('tests'), (work) =>
  createPerson(work, { name: 'Diego Sanz', email: 'diego@ribera.example', roles: ['agent'] }),
);

/** A resolver that knows these domains and the one server each may send from; their DMARC says reject. */
function dns(domains: Record<string, string>) {
  return (name: string, type: string): Promise<string[][]> => {
    const domain = Object.keys(domains).find((one) => name === one || name === `_dmarc.${one}`);
    if (!domain || type !== 'TXT') return Promise.reject(Object.assign(new Error('none'), { code: 'ENODATA' }));
    return Promise.resolve([[name === domain ? `v=spf1 ip4:${domains[domain]} -all` : 'v=DMARC1; p=reject']]);
  };
}
const api = await makeApi(house, [cases]);
const lead = await api.signedIn(await aPerson(house, 'lead'));
const AUTHENTIC = { envelope: { remoteIp: '203.0.113.7', helo: 'mail.cliente.example' } };
const OURS = { envelope: { remoteIp: '203.0.113.9', helo: 'mail.ribera.example' } };

let n = 0;
const fresh = (): string => `<${(n += 1)}.${process.pid}@cliente.example>`;
async function aCase(from = `ana${(n += 1)}@cliente.example`): Promise<Seen & { from: string; mailId: string }> {
  const mailId = fresh();
  return {
    ...(await deliver({
      headers: { From: from, Subject: 'Mi pedido no llega', 'Message-ID': mailId, Cc: `hermano@otra.example` },
      body: 'La lavadora no ha llegado',
    })),
    from,
    mailId,
  };
}
function tokenOf(one: Seen): string {
  return replyToken(house.secrets, {
    caseId: one.caseId as string,
    reference: one.reference as string,
    mailboxAddress: 'soporte@ribera.example',
  });
}
/** Message-ID of the receipt we sent for the case: signed by us. */
async function receiptOf(one: Seen): Promise<string> {
  const found = await sql<{
    mail_id: string;
  }>`select mail_id from outbox where case_id = ${one.caseId} and kind = 'acknowledgement'`.execute(house.database.db);
  return found.rows[0]?.mail_id as string;
}
async function sentTo(address: string) {
  const found = await sql<{
    text: string;
    subject: string;
    kind: string;
  }>`select mail ->> 'text' as text, mail ->> 'subject' as subject, kind from outbox where recipients @> ${JSON.stringify([{ address }])}::jsonb order by created_at`.execute(
    house.database.db,
  );
  return found.rows;
}
async function linksOf(caseId: string | null): Promise<string[]> {
  const found = await sql<{ kind: string }>`select kind from case_link where a = ${caseId} or b = ${caseId}`.execute(
    house.database.db,
  );
  return found.rows.map((row) => row.kind);
}
async function mailsSent(): Promise<number> {
  return (await sql<{ n: number }>`select count(*)::int as n from outbox`.execute(house.database.db)).rows[0]?.n ?? 0;
}

describe('what an answer joins by', () => {
  test('the signed reply address, whatever else the mail says', async () => {
    const one = await aCase();
    const answer = await deliver({
      headers: { From: one.from, Subject: 'otra cosa', 'Message-ID': fresh(), To: tokenOf(one) },
      to: 'soporte@ribera.example',
      envelope: { to: [tokenOf(one)] },
    });
    expect(answer).toMatchObject({ outcome: 'message', caseId: one.caseId, threadedBy: 'token' });
  });

  test('a Message-ID that only we can make', async () => {
    const one = await aCase();
    const answer = await deliver({
      headers: { From: one.from, Subject: 'x', 'Message-ID': fresh(), 'In-Reply-To': await receiptOf(one) },
    });
    expect(answer).toMatchObject({ outcome: 'message', caseId: one.caseId, threadedBy: 'token' });
  });

  test('what it answers, from someone who takes part', async () => {
    const one = await aCase();
    const answer = await deliver({
      headers: {
        From: one.from,
        Subject: 'Re: Mi pedido',
        'Message-ID': fresh(),
        References: `<unknown@x.example> ${one.mailId}`,
      },
    });
    expect(answer).toMatchObject({ outcome: 'message', caseId: one.caseId, threadedBy: 'references' });
  });

  test('the number in the subject, from someone who takes part', async () => {
    const one = await aCase();
    const answer = await deliver({
      headers: { From: one.from.toUpperCase(), Subject: `Sobre [${one.reference}]`, 'Message-ID': fresh() },
    });
    expect(answer).toMatchObject({ outcome: 'message', caseId: one.caseId, threadedBy: 'subject_key' });
  });

  test('never the subject alone', async () => {
    const one = await aCase();
    const other = await deliver({
      headers: { From: one.from, Subject: 'Re: Mi pedido no llega', 'Message-ID': fresh() },
    });
    expect(other).toMatchObject({ outcome: 'case', threadedBy: 'new' });
    expect(other.caseId).not.toBe(one.caseId);
    expect(await linksOf(other.caseId)).toEqual([]);
  });

  test('not a number whose From DMARC belies', async () => {
    const one = await aCase();
    const forged = await deliver({
      headers: { From: one.from, Subject: `[${one.reference}]`, 'Message-ID': fresh() },
      envelope: { remoteIp: '198.51.100.1', helo: 'evil.example' },
    });
    expect(forged).toMatchObject({ outcome: 'case', warnings: ['sender-not-authentic'] });
    expect(await linksOf(forged.caseId)).toEqual(['stranger']);
  });

  test('an answer opens a resolved case again', async () => {
    const one = await aCase();
    const params = { reference: one.reference as string };
    const { petitions } = await api.call(
      casesApi.setPetitions,
      { params, body: { petitions: [{ text: 'Que llegue la lavadora' }] } },
      lead,
    );
    await api.call(
      casesApi.resolve,
      {
        params,
        body: {
          petitions: petitions.map(({ id }) => ({ id, outcome: 'granted' as const, reason: 'Llega mañana' })),
          text: 'Llega mañana',
        },
      },
      lead,
    );
    const answer = await deliver({
      headers: { From: one.from, Subject: 'Sigue igual', 'Message-ID': fresh(), 'In-Reply-To': one.mailId },
    });
    expect(answer).toMatchObject({ state: 'done', outcome: 'message' });
    expect(await api.call(casesApi.getCase, { params }, lead)).toMatchObject({ ball: 'ours', resolvedAt: null });
  });
});

describe('T1: strangers', () => {
  test('who was copied and answers without token gets a case of his own, linked for an agent to judge; no word of the other in any mail', async () => {
    const one = await aCase();
    const answer = await deliver({
      headers: {
        From: 'Hermano <hermano@otra.example>',
        Subject: `Re: [${one.reference}] Mi pedido`,
        'Message-ID': fresh(),
        References: one.mailId,
      },
      body: 'Soy su hermano',
    });
    expect(answer).toMatchObject({ outcome: 'case', threadedBy: 'new' });
    expect(answer.caseId).not.toBe(one.caseId);
    expect(await linksOf(answer.caseId)).toEqual(['stranger']);
    for (const mail of await sentTo('hermano@otra.example'))
      expect(JSON.stringify(mail)).not.toMatch(/lavadora|hermano@|Soy su/);
  });

  test('who guesses a number', async () => {
    const one = await aCase();
    const answer = await deliver({
      headers: { From: 'nadie@mala.example', Subject: `[${one.reference}] dame la factura`, 'Message-ID': fresh() },
    });
    expect(answer).toMatchObject({ outcome: 'case' });
    expect(await linksOf(answer.caseId)).toEqual(['stranger']);
  });

  test('who alters a token, or uses it for another case', async () => {
    const [one, other] = [await aCase(), await aCase()];
    const altered = tokenOf(one).replace(/\.[a-z2-7]{16}@/, '.aaaaaaaaaaaaaaaa@');
    const swapped = tokenOf(one).replace(
      (one.reference as string).toLowerCase(),
      (other.reference as string).toLowerCase(),
    );
    for (const to of [altered, swapped]) {
      const answer = await deliver({
        headers: { From: 'nadie@mala.example', Subject: 'x', 'Message-ID': fresh(), To: to },
        to: 'soporte@ribera.example',
        envelope: { to: [to] },
      });
      expect(answer.outcome).toBe('case');
    }
    const signed = (await receiptOf(one)).replace(/\.([a-z2-7]{16})@/, '.aaaaaaaaaaaaaaaa@');
    const answer = await deliver({
      headers: { From: 'nadie@mala.example', Subject: 'x', 'Message-ID': fresh(), 'In-Reply-To': signed },
    });
    expect(answer.outcome).toBe('case');
  });

  test('who holds a token because it was passed on: joins, and is shown as new', async () => {
    const one = await aCase();
    const answer = await deliver({
      headers: { From: 'Vecina <vecina@otra.example>', Subject: 'x', 'Message-ID': fresh(), To: tokenOf(one) },
      to: 'soporte@ribera.example',
      envelope: { to: [tokenOf(one)] },
    });
    expect(answer).toMatchObject({ outcome: 'message', caseId: one.caseId, warnings: ['sender-new-to-case'] });
  });
});

describe('T3: receipts', () => {
  test('an unproven address gets not one word the sender chose', async () => {
    await deliver({
      headers: { From: 'Victima Uno <victima1@lejos.example>', Subject: 'COMPRA VIAGRA', 'Message-ID': fresh() },
      body: 'http://mala.example/phish',
    });
    const [receipt, ...more] = await sentTo('victima1@lejos.example');
    expect(more).toEqual([]);
    expect(JSON.stringify(receipt)).not.toMatch(/VIAGRA|phish|Victima Uno/);
  });

  test('a proven one gets back what it wrote', async () => {
    await deliver({
      headers: { From: 'Pepa <pepa@cliente.example>', Subject: 'La factura', 'Message-ID': fresh() },
      body: 'Me falta la de mayo',
      ...AUTHENTIC,
    });
    expect((await sentTo('pepa@cliente.example'))[0]?.text).toContain('Me falta la de mayo');
  });

  test('what DMARC proves of From says nothing of Reply-To', async () => {
    await deliver({
      headers: {
        From: 'mala@cliente.example',
        'Reply-To': 'victima2@lejos.example',
        Subject: 'COMPRA',
        'Message-ID': fresh(),
      },
      body: 'phish',
      ...AUTHENTIC,
    });
    expect(JSON.stringify(await sentTo('victima2@lejos.example'))).not.toMatch(/COMPRA|phish/);
  });

  test('a flood in one name: one receipt, every mail a case', async () => {
    const ids = [];
    for (let i = 0; i < 8; i += 1)
      ids.push(
        await post({ headers: { From: 'victima3@lejos.example', Subject: `spam ${i}`, 'Message-ID': fresh() } }),
      );
    await settle();
    expect(await Promise.all(ids.map(async (id) => (await seen(id)).outcome))).toEqual(Array(8).fill('case'));
    expect(await sentTo('victima3@lejos.example')).toHaveLength(1);
  });
});

describe('T4: mails that say they are from one of us', () => {
  test('forged, with the token of a case: held there for review, nothing is sent', async () => {
    const one = await aCase();
    const before = await mailsSent();
    const forged = await deliver({
      headers: { From: 'Diego Sanz <diego@ribera.example>', Subject: 'Re: x', 'Message-ID': fresh(), To: tokenOf(one) },
      to: 'soporte@ribera.example',
      body: 'Ingrese 100 € en esta cuenta',
      envelope: { to: [tokenOf(one)], remoteIp: '198.51.100.1', helo: 'evil.example' },
    });
    expect(forged).toMatchObject({ outcome: 'message', caseId: one.caseId, heldReason: 'colleague_unproven' });
    expect(await mailsSent()).toBe(before);
  });

  test('forged, with a reference only: a case of its own, held', async () => {
    const one = await aCase();
    const before = await mailsSent();
    const forged = await deliver({
      headers: {
        From: 'diego@ribera.example',
        Subject: `[${one.reference}]`,
        'Message-ID': fresh(),
        References: one.mailId,
      },
    });
    expect(forged).toMatchObject({ outcome: 'case', heldReason: 'colleague_unproven' });
    expect(await mailsSent()).toBe(before);
  });

  test('even the real one: an answer by mail is held, never passed on by itself', async () => {
    const one = await aCase();
    const before = await mailsSent();
    const real = await deliver({
      headers: {
        From: 'diego@ribera.example',
        Subject: 'Re: x',
        'Message-ID': fresh(),
        'In-Reply-To': await receiptOf(one),
      },
      ...OURS,
    });
    expect(real).toMatchObject({ outcome: 'message', caseId: one.caseId, heldReason: 'colleague_by_mail' });
    expect(await mailsSent()).toBe(before);
  });

  test('a colleague forwards a customer’s mail: the customer’s case, in the customer’s words', async () => {
    const body =
      'Os lo paso, es cliente de siempre.\n\n---------- Forwarded message ---------\nDe: Rosa Mas <rosa@lejos.example>\nDate: lun, 9 nov 2026 a las 9:00\nSubject: Lavadora rota\nTo: <diego@ribera.example>\n\nSe ha roto la lavadora.\n';
    const seenIt = await deliver({
      headers: { From: 'Diego Sanz <diego@ribera.example>', Subject: 'Fwd: Lavadora rota', 'Message-ID': fresh() },
      body,
      ...OURS,
    });
    expect(seenIt).toMatchObject({ outcome: 'case', threadedBy: 'agent', heldReason: null });
    const found =
      await sql`select f.subject, c.name, m.from_address, m.text, m.quoted from case_file f join customer c on c.id = f.customer_id join message m on m.id = ${seenIt.messageId} where f.id = ${seenIt.caseId}`.execute(
        house.database.db,
      );
    expect(found.rows[0]).toEqual({
      subject: 'Lavadora rota',
      name: 'Rosa Mas',
      from_address: 'rosa@lejos.example',
      text: 'Se ha roto la lavadora.',
      quoted: 'Os lo paso, es cliente de siempre.',
    });
    expect(JSON.stringify(await sentTo('rosa@lejos.example'))).not.toContain('lavadora');
  });

  test('a forged forward is held and makes nobody a customer', async () => {
    const body =
      '---------- Forwarded message ---------\nDe: Rosa Dos <rosa2@lejos.example>\nSubject: Lavadora\n\nTexto\n';
    const forged = await deliver({
      headers: { From: 'diego@ribera.example', Subject: 'Fwd: Lavadora', 'Message-ID': fresh() },
      body,
    });
    expect(forged).toMatchObject({ outcome: 'case', heldReason: 'colleague_unproven' });
    expect(await sentTo('rosa2@lejos.example')).toEqual([]);
  });
});

describe('at the same time', () => {
  test('an answer that is read before the mail it answers waits for it', async () => {
    const second = startIntake({ ...house }, { handlers: { email: makeEmailHandler() }, pollMs: 20 });
    const from = 'luis@lejos.example';
    const pairs = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const [first, answer] = [fresh(), fresh()];
        const a = await post({ headers: { From: from, Subject: 'Uno', 'Message-ID': first } });
        const b = await post({
          headers: { From: from, Subject: 'Re: Uno', 'Message-ID': answer, 'In-Reply-To': first },
        });
        return [a, b] as const;
      }),
    );
    await settle();
    await second.stop();
    for (const [a, b] of pairs) expect((await seen(b)).caseId).toBe((await seen(a)).caseId);
  });

  test('an answer waits for the mail it answers while that one is tried again', async () => {
    const [first, from] = [fresh(), 'lucia@lejos.example'];
    const bytes = mailText({ From: from, To: 'soporte@ribera.example', Subject: 'Uno', 'Message-ID': first });
    const raw = await storeBytes(house.files, Buffer.from(bytes));
    const mailbox = (await mailboxAt(house.database.db, 'soporte@ribera.example')) as Mailbox;
    // Its bytes cannot be read at the first try: it is to be tried again in some seconds.
    const { id: parent } = await keepMail(house, {
      mailbox,
      raw: { ...raw, sha256: '0'.repeat(64) },
      envelope: { door: 'smtp', from, to: [mailbox.address] },
    });
    await settle();
    expect(await seen(parent)).toMatchObject({ state: 'retry', caseId: null });
    await sql`update intake set raw_sha256 = ${raw.sha256} where id = ${parent}`.execute(house.database.db);
    const answer = await post({
      headers: { From: from, Subject: 'Re: Uno', 'Message-ID': fresh(), 'In-Reply-To': first },
    });
    await expect
      .poll(
        () =>
          sql`select from intake where id = ${answer} and attempts > 0 and state <> 'processing'`
            .execute(house.database.db)
            .then((found) => found.rows.length),
        { timeout: 10_000 },
      )
      .toBe(1);
    house.clock.advance(20 * SECOND);
    await settle();
    const [opened, joined] = [await seen(parent), await seen(answer)];
    expect(opened).toMatchObject({ state: 'done', outcome: 'case' });
    expect(joined).toMatchObject({ outcome: 'message', caseId: opened.caseId });
  });

  test('many answers to one case by two workers: every one joins, none twice', async () => {
    const one = await aCase();
    const second = startIntake({ ...house }, { handlers: { email: makeEmailHandler() }, pollMs: 20 });
    await Promise.all(
      Array.from({ length: 30 }, () =>
        post({ headers: { From: one.from, Subject: 'Re', 'Message-ID': fresh(), 'In-Reply-To': one.mailId } }),
      ),
    );
    await settle();
    await second.stop();
    const found = await sql<{
      n: number;
      unread: number;
    }>`select (select count(*)::int from message where case_id = ${one.caseId} and direction = 'in') as n, inbound_n as unread from case_inbox where case_id = ${one.caseId}`.execute(
      house.database.db,
    );
    expect(found.rows[0]).toEqual({ n: 31, unread: 31 });
  });
});

test('a message moved to another case takes its answers there', async () => {
  const [one, other] = [await aCase(), await aCase()];
  await sql`update message set case_id = ${other.caseId} where id = ${one.messageId}`.execute(house.database.db);
  await sql`insert into participant (case_id, address, role, added_at, added_by) values (${other.caseId}, ${one.from}, 'requester', now(), 'test') on conflict do nothing`.execute(
    house.database.db,
  );
  const answer = await deliver({
    headers: { From: one.from, Subject: 'Re', 'Message-ID': fresh(), 'In-Reply-To': one.mailId },
  });
  expect(answer.caseId).toBe(other.caseId);
});
