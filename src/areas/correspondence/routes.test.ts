import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { makeParts as organisationParts } from '#areas/organisation/index.ts';
import { createToken, parts as identityParts } from '#areas/identity/index.ts';
import { readAfter, START } from '#platform/log/index.ts';
import { sendDue } from '#platform/mail/outbox/index.ts';
import { ana, queued, startReceiver } from '#platform/mail/outbox/outbox.fixture.ts';
import { system, transact } from '#platform/work/index.ts';
import { type Api, type Caller, makeApi } from '#tests/support/api.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { aPerson } from '#tests/support/people.ts';
import { correspondenceApi as api } from './contract.ts';
import { aCase, aMessage, ribera } from './correspondence.fixture.ts';
import { forgetMailboxes, mailboxAt, mailboxFor, parts } from './index.ts';

let house: TestHouse;
let calls: Api;
let admin: Caller;
let agent: Caller;
let agentId: string;
let first: Awaited<ReturnType<typeof ribera>>;
beforeAll(async () => {
  house = await makeHouse();
  first = await ribera(house);
  calls = await makeApi(house, [identityParts, organisationParts(), parts]);
  admin = await calls.signedIn(await aPerson(house, 'administrator'));
  const diego = await aPerson(house, 'agent', { teamIds: [first.teamId] });
  agentId = diego.id;
  agent = await calls.signedIn(diego);
});
afterAll(async () => {
  await calls.close();
  await house.close();
});

const imap = (port: number, tls: 'none' | 'tls' = 'none', change = {}) => ({
  host: '127.0.0.1',
  port,
  tls,
  user: 'tienda',
  ...change,
});

describe('mailboxes', () => {
  it('are made and changed by an administrator; the secret never comes back', async () => {
    const box = await calls.call(
      api.createMailbox,
      {
        body: {
          address: 'Tienda@Ribera.example',
          name: 'Tienda',
          aliases: ['Pedidos@ribera.example'],
          teamId: first.teamId,
          imap: imap(143),
          secret: 'muy-secreto-1',
        },
      },
      admin,
    );
    expect(box).toMatchObject({
      address: 'tienda@ribera.example',
      aliases: ['pedidos@ribera.example'],
      source: 'imap',
      hasSecret: true,
      dkim: null,
      active: true,
    });
    const after = await calls.call(
      api.updateMailbox,
      { params: { id: box.id }, body: { name: 'Tienda en línea', brandId: first.brandId } },
      admin,
    );
    expect(after).toMatchObject({
      name: 'Tienda en línea',
      brandId: first.brandId,
      hasSecret: true,
      imap: { host: '127.0.0.1', folder: 'INBOX' },
    });
    const list = await calls.send(api.listMailboxes, {}, agent);
    expect(list.body).toContain('tienda@ribera.example');
    expect(list.body).not.toContain('secreto');
    const kept = await sql<{ secret: string }>`select secret from mailbox where id = ${box.id}`.execute(
      house.database.db,
    );
    expect(kept.rows[0]?.secret).toMatch(/^v1\./);
    const log = JSON.stringify(await readAfter(house.database.db, START, 1_000));
    expect(log).not.toMatch(/secreto|tienda@/);
    expect(log).toContain('mailbox.created');
  });

  it.each([
    [{ address: 'clientes@ribera.example', name: 'x' }, 'mailbox.exists'],
    [{ address: 'nueva@ribera.example', name: 'x', aliases: ['pedidos@ribera.example'] }, 'mailbox.exists'],
    [{ address: 'nueva@ribera.example', name: 'x', source: 'imap' as const }, 'mailbox.imap_needed'],
    [{ address: 'nueva@ribera.example', name: 'x', teamId: '0198a000-0000-7000-8000-000000000001' }, 'team.not_found'],
    [
      { address: 'nueva@ribera.example', name: 'x', brandId: '0198a000-0000-7000-8000-000000000001' },
      'brand.not_found',
    ],
  ])('%j is refused as %s', async (body, code) => {
    expect((await calls.refused(api.createMailbox, { body }, admin)).code).toBe(code);
  });

  it('give one alias to one of them, also when two are made at once', async () => {
    const make = (name: string) =>
      calls.send(
        api.createMailbox,
        { body: { address: `${name}@ribera.example`, name, aliases: ['a.la.vez@ribera.example'] } },
        admin,
      );
    const answers = await Promise.all(['uno', 'dos', 'tres'].map(make));
    expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([201, 409, 409]);
    await house.database.db.deleteFrom('mailbox').where('name', 'in', ['uno', 'dos', 'tres']).execute();
    forgetMailboxes(house.database.db);
  });

  it('are not for agents to change', async () => {
    expect(
      (await calls.refused(api.createMailbox, { body: { address: 'x@ribera.example', name: 'x' } }, agent)).status,
    ).toBe(403);
    expect((await calls.refused(api.makeDkim, { params: { id: first.mailboxId }, body: {} }, agent)).status).toBe(403);
  });

  it('are found by any of their addresses, a new one at once', async () => {
    const { db } = house.database;
    expect(await mailboxAt(db, 'soporte@ribera.example')).toBeNull();
    const box = await calls.call(
      api.createMailbox,
      { body: { address: 'soporte@ribera.example', name: 'Soporte', aliases: ['ayuda@ribera.example'] } },
      admin,
    );
    for (const address of [
      'soporte@ribera.example',
      'SOPORTE@ribera.example',
      'ayuda@ribera.example',
      'soporte+rc-1.abcdefghijklmnop@ribera.example',
    ])
      expect((await mailboxAt(db, address))?.id, address).toBe(box.id);
    expect(await mailboxAt(db, 'soporte@otra.example')).toBeNull();
    expect((await mailboxFor(db, { mailboxId: box.id }))?.id).toBe(box.id);
    expect((await mailboxFor(db, { mailboxId: null, brandId: null }))?.id).toBe(first.mailboxId);
    await calls.call(api.updateMailbox, { params: { id: box.id }, body: { active: false } }, admin);
    expect((await mailboxFor(db, { mailboxId: box.id }))?.id).toBe(first.mailboxId);
  });

  it('of one domain share one DKIM key', async () => {
    const { dkim } = await calls.call(api.makeDkim, { params: { id: first.mailboxId }, body: {} }, admin);
    expect(dkim).toMatchObject({
      domain: 'ribera.example',
      selector: 'cauce',
      record: expect.stringMatching(/^v=DKIM1; k=rsa; p=[A-Za-z0-9+/=]{300,}$/),
    });
    const { mailboxes } = await calls.call(api.listMailboxes, {}, admin);
    expect(mailboxes.map((box) => box.dkim?.record)).toEqual(mailboxes.map(() => dkim?.record));
  });
});

describe('the test of a mailbox', () => {
  const servers: Server[] = [];
  afterAll(() => servers.forEach((server) => server.close()));
  /** Says just enough IMAP4rev1 to be signed in to. */
  async function imapServer(password: string): Promise<number> {
    const server = createServer((socket: Socket) => {
      socket.on('error', () => undefined);
      socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n');
      socket.on('data', (chunk) => {
        for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
          const [tag = '', verb = ''] = line.split(' ');
          const folder = line.includes('"INBOX"') || line.includes(' INBOX ');
          if (/^LOGIN$/i.test(verb))
            socket.write(
              line.includes(password) ? `${tag} OK in\r\n` : `${tag} NO [AUTHENTICATIONFAILED] Wrong password\r\n`,
            );
          else if (/^CAPABILITY$/i.test(verb)) socket.write(`* CAPABILITY IMAP4rev1\r\n${tag} OK\r\n`);
          else if (/^STATUS$/i.test(verb))
            socket.write(
              folder ? `* STATUS INBOX (MESSAGES 7)\r\n${tag} OK\r\n` : `${tag} NO Mailbox doesn't exist\r\n`,
            );
          else socket.write(`${tag} OK\r\n`);
          if (/^LOGOUT$/i.test(verb)) socket.end();
        }
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    return (server.address() as { port: number }).port;
  }
  let n = 0;
  const result = async (settings: ReturnType<typeof imap>, secret = 'bien') => {
    const box = await calls.call(
      api.createMailbox,
      { body: { address: `prueba${(n += 1)}@ribera.example`, name: 'x', imap: settings, secret } },
      admin,
    );
    return calls.call(api.testMailbox, { params: { id: box.id }, body: {} }, admin);
  };

  it('signs in for real and says what it found', async () => {
    const port = await imapServer('bien');
    expect(await result(imap(port))).toEqual({
      ok: true,
      detail: 'Conexión correcta: 127.0.0.1 aceptó el usuario y la carpeta INBOX tiene 7 mensajes.',
    });
    expect(await result(imap(port), 'mal')).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/^127\.0\.0\.1 no aceptó el usuario o la contraseña.*Wrong password$/),
    });
    expect(await result(imap(port, 'none', { folder: 'Otra' }))).toMatchObject({
      ok: false,
      detail: 'El usuario es correcto, pero la carpeta Otra no existe en 127.0.0.1.',
    });
  });

  it('says that nobody listens, and never sends the password to a server it can’t trust', async () => {
    expect(await result(imap(1))).toMatchObject({
      ok: false,
      detail: expect.stringContaining('No se llega a 127.0.0.1:1'),
    });
    const receiver = await startReceiver({ server: { secure: true } });
    expect(await result(imap(Number(new URL(receiver.url).port), 'tls'))).toMatchObject({
      ok: false,
      detail: expect.stringContaining('No se ha enviado la contraseña'),
    });
    await receiver.close();
  });

  it('needs a server to test, and asks the provider of OAuth2 first', async () => {
    expect((await calls.refused(api.testMailbox, { params: { id: first.mailboxId }, body: {} }, admin)).code).toBe(
      'mailbox.imap_needed',
    );
    const oauth = { tokenUrl: 'http://127.0.0.1:1/token', clientId: 'c', scope: 's' };
    expect(await result(imap(1, 'tls', { auth: 'oauth2', oauth }))).toMatchObject({
      ok: false,
      detail: expect.stringContaining('OAuth2'),
    });
    expect(
      await result(imap(1, 'tls', { auth: 'oauth2', oauth: { ...oauth, tokenUrl: 'http://provider.example/token' } })),
    ).toMatchObject({ ok: false, detail: expect.stringContaining('https needed') });
  });
});

describe('outgoing mail', () => {
  it('shows what is in trouble, and what takes it', async () => {
    const receiver = await startReceiver({
      recipient: (address) => (address.startsWith('nadie') ? { code: 550, text: 'No such user' } : undefined),
    });
    const about = await aCase(house, first.mailboxId, { teamId: first.teamId });
    const failing = await queued(house, {
      caseId: about.caseId,
      messageId: await aMessage(house, about.caseId),
      to: [{ name: '', address: 'nadie@correo.example' }],
    });
    await queued(house);
    expect((await calls.call(api.listOutbox, { query: { state: 'waiting' } }, admin)).items).toHaveLength(2);
    await sendDue(house, { relayUrl: receiver.url });
    const { items } = await calls.call(api.listOutbox, { query: {} }, admin);
    expect(items).toEqual([
      expect.objectContaining({
        id: failing.outboxId,
        caseReference: about.reference,
        state: 'failed',
        to: ['nadie@correo.example'],
        lastReply: '550 No such user',
        nextTryAt: null,
        attempts: 1,
      }),
    ]);
    expect((await calls.call(api.listOutbox, { query: { state: 'all' } }, admin)).items).toHaveLength(2);
    expect((await calls.refused(api.listOutbox, { query: {} }, agent)).status).toBe(403);
    const retried = await calls.call(api.retryOutbox, { params: { id: failing.outboxId }, body: {} }, agent);
    expect(retried.state).toBe('queued');
    expect((await calls.refused(api.retryOutbox, { params: { id: failing.outboxId }, body: {} }, agent)).code).toBe(
      'outbox.not_retriable',
    );
    await receiver.close();
  });

  it('is retried by agents for the cases they work on only: the rest does not exist for them', async () => {
    const stranger = await calls.signedIn(await aPerson(house, 'agent'));
    const auditor = await calls.signedIn(await aPerson(house, 'auditor'));
    const about = await aCase(house, first.mailboxId, { ownerId: agentId, teamId: first.teamId });
    const mail = await queued(house, { caseId: about.caseId });
    const system = await queued(house, { kind: 'system' });
    await sql`update outbox set state = 'failed' where id in (${mail.outboxId}, ${system.outboxId})`.execute(
      house.database.db,
    );
    const input = (id: string) => ({ params: { id }, body: {} });
    expect((await calls.refused(api.retryOutbox, input(mail.outboxId), stranger)).code).toBe('outbox.not_found');
    expect((await calls.refused(api.retryOutbox, input(system.outboxId), agent)).code).toBe('outbox.not_found');
    expect((await calls.refused(api.retryOutbox, input(mail.outboxId), auditor)).status).toBe(403);
    expect((await calls.refused(api.retryOutbox, input('0198a000-0000-7000-8000-000000000001'), admin)).code).toBe(
      'outbox.not_found',
    );
    expect((await calls.call(api.retryOutbox, input(mail.outboxId), agent)).state).toBe('queued');
  });

  it('held as a burst leaves after somebody in charge says yes', async () => {
    const mail = await queued(house, {}, ana);
    await sql`update outbox set state = 'needs_yes' where id = ${mail.outboxId}`.execute(house.database.db);
    const input = { params: { id: mail.outboxId }, body: {} };
    expect((await calls.refused(api.approveOutbox, input, agent)).status).toBe(403);
    const { id: personId } = await aPerson(house, 'lead');
    const value = 'programa-que-escribe-0123456789';
    await transact(house, system('test'), (work) =>
      createToken(work, { personId, name: 'Envíos', scopes: ['*'], value }),
    );
    expect((await calls.refused(api.approveOutbox, input, calls.withToken(value))).code).toBe('token.not_allowed');
    expect((await calls.call(api.approveOutbox, input, admin)).state).toBe('queued');
    expect((await calls.refused(api.approveOutbox, input, admin)).code).toBe('outbox.not_retriable');
  });
});
