import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generate } from 'otplib';
import { routes } from '#apps/parts.ts';
import { casesApi } from '#areas/cases/contract.ts';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { identityApi } from '#areas/identity/contract.ts';
import { organisationApi } from '#areas/organisation/contract.ts';
import { openDatabase } from '#platform/db/index.ts';
import type { AnyEndpoint } from '#platform/http/contract.ts';
import { makeSecrets } from '#platform/secrets/index.ts';
import { leastInput } from '#tests/integration/walker.inputs.ts';
import { ADMIN, API_TOKEN, startApp, type App } from '#tests/support/app.ts';
import { answering, collectOutgoing, sendAsCustomer, type Outgoing } from '#tests/support/mail-client.ts';
import { SmtpClient } from '#tests/support/smtp-client.ts';
import { backAgain, killDatabase } from '#tests/faults/kill.ts';

/* What the program says of itself, at its most talkative, while everything goes well and while everything goes wrong. */

const MAILBOX = 'atencion@ribera.example';
const RELAY = { user: 'relevo-semilla', password: 'contraseña-del-relevo-4417' };
const SECRET = 'la-llave-de-la-instalacion-9026-semilla';
const ANA = { name: 'Anacleta Semillero', address: 'anacleta.semillero@cliente.example', phone: '+34612998877' };
const AGENT = {
  name: 'Diego Semillano',
  email: 'diego.semillano@ribera.example',
  password: 'ocho puertas de semilla azul',
};

/** What may stand in no log, by what it is. */
const seeds = new Map<string, string>([
  ['the relay’s user', RELAY.user],
  ['the relay’s password', 'relevo-4417'],
  ['the installation’s secret', SECRET],
  ['the administrator’s password', ADMIN.password],
  ['the administrator’s address', ADMIN.email],
  ['the API token', API_TOKEN],
  ['the agent’s name', AGENT.name],
  ['the agent’s address', AGENT.email],
  ['the agent’s password', AGENT.password],
  ['a customer’s name', ANA.name],
  ['a customer’s address', ANA.address],
  ['a customer’s phone', '612998877'],
]);

let outgoing: Outgoing;
let app: App;
let cookie = '';
let key = '';
let personalUrl = '';

beforeAll(async () => {
  outgoing = await collectOutgoing({ auth: RELAY });
  app = await startApp(
    {
      CAUCE_LOG_LEVEL: 'debug',
      CAUCE_SMTP_RELAY_URL: outgoing.relayUrl,
      CAUCE_SECRET: SECRET,
    },
    { embedded: true },
  );
});
afterAll(async () => {
  await app?.stop();
  await outgoing?.close();
});

test('people: sign-in right and wrong, invitation, reset, second factor, tokens', async () => {
  const { teams } = await app.call(organisationApi.getOrganisation, {});
  await app.call(identityApi.invite, {
    body: { name: AGENT.name, email: AGENT.email, roles: ['agent'], teamIds: [teams[0]?.id ?? ''] },
  });
  const invitation = seeded('an invitation', tokenOf((await outgoing.to(AGENT.email)).mail.text));
  await post(`/api/v1/invitations/${invitation}`, { password: AGENT.password });
  await post(`/api/v1/invitations/${invitation}`, { password: AGENT.password });
  for (const [email, password] of [
    [ADMIN.email, seeded('a wrong password', 'contraseña-errada-5512')],
    [seeded('a password in the wrong field', 'contraseña-en-el-correo-7731'), 'x'],
    [`nadie@${seeded('a wrong address', 'no-existe-8812.example')}`, 'x'],
  ])
    expect((await post('/api/v1/session', { email, password })).status).toBe(401);
  const signedIn = await post('/api/v1/session', { email: ADMIN.email, password: ADMIN.password });
  cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  seeded('a session', cookie.slice('cauce='.length));
  const token = await post('/api/v1/tokens', {
    name: seeded('a name of a token', 'token-semilla'),
    scopes: ['cases:read'],
  });
  seeded('a token', ((await token.json()) as { value: string }).value);
  const totp = (await (await post('/api/v1/me/totp', {})).json()) as { secret: string };
  seeded('a TOTP secret', totp.secret);
  await post('/api/v1/me/totp/confirmation', { code: '000000' });
  const on = await post('/api/v1/me/totp/confirmation', { code: await generate({ secret: totp.secret }) });
  const { recoveryCodes } = (await on.json()) as { recoveryCodes: string[] };
  recoveryCodes.forEach((code) => seeded('a recovery code', code));
  await post('/api/v1/password-resets', { email: AGENT.email });
  const mail = await outgoing.to(
    AGENT.email,
    ({ mail: { text } }) => tokenOf(text) !== invitation && tokenOf(text) !== '',
  );
  const reset = seeded('a reset', tokenOf(mail.mail.text));
  await post(`/api/v1/password-resets/${reset}`, { password: 'corta' });
  await post(`/api/v1/password-resets/${reset}`, {
    password: seeded('a new password', 'nueve-llaves-de-semilla-3321'),
  });
});

test('mail in and out: bodies, subjects, files, addresses, keys and links', async () => {
  const box = await app.call(correspondenceApi.createMailbox, { body: { address: MAILBOX, name: 'Ribera' } });
  await app.call(correspondenceApi.makeDkim, { params: { id: box.id }, body: {} });
  seeded('a DKIM key', (await dkimKey()).split('\n')[1] ?? '');
  const imap = { host: '127.0.0.1', port: 1, tls: 'none', user: seeded('an IMAP user', 'usuario-imap-2298') } as const;
  const fetched = await app.call(correspondenceApi.createMailbox, {
    body: { address: 'otro@ribera.example', name: 'x', imap, secret: seeded('an IMAP password', 'clave-imap-6640') },
  });
  await app.call(correspondenceApi.testMailbox, { params: { id: fetched.id }, body: {} });
  await sendAsCustomer(app.smtpPort, {
    from: ANA,
    to: MAILBOX,
    subject: seeded('a subject', 'Asunto-semilla-1175'),
    text: `${seeded('a text', 'cuerpo-semilla-8854')} ${ANA.phone}`,
    attachments: [
      {
        filename: `${seeded('a file’s name', 'fichero-semilla-4003')}.txt`,
        content: seeded('a file', 'contenido-semilla-77'),
      },
    ],
  });
  const acknowledgement = await outgoing.to(ANA.address);
  const { cases } = await app.call(casesApi.listCases, { query: {} });
  const reference = cases[0]?.reference ?? '';
  ({ key } = await app.call(casesApi.getCase, { params: { reference } }));
  seeded('a case’s key', key);
  await app.call(casesApi.reply, {
    params: { reference },
    body: { text: seeded('an answer', 'respuesta-semilla-3390'), undoSeconds: 0 },
  });
  await app.call(casesApi.addNote, { params: { reference }, body: { text: seeded('a note', 'nota-semilla-9017') } });
  await sendAsCustomer(app.smtpPort, {
    from: ANA,
    ...answering(acknowledgement),
    text: seeded('a second text', 'otra-semilla-6611'),
  });
  await post(`/caso/${key}/enlace`, '');
  const link = await outgoing.to(ANA.address, ({ mail }) => /\/mi\/[\w-]{43}/.test(mail.text ?? ''));
  personalUrl = /https?:\/\/\S+\/mi\/[\w-]{43}/.exec(link.mail.text ?? '')?.[0] ?? '';
  seeded('a personal link', personalUrl.slice(-43));
  const form = new FormData();
  form.set('text', seeded('a message of the portal', 'portal-semilla-2051'));
  await fetch(`${personalUrl}/mensajes`, { method: 'POST', body: form, redirect: 'manual' });
  await badMail();
});

test('every route, with the least it takes, with nonsense and with half a body', { timeout: 300_000 }, async () => {
  for (const { endpoint } of routes) await nonsense(endpoint);
  for (const address of ['/caso/', '/mi/', '/recibido/', '/', '/app/', '/api/v1/'])
    await fetch(
      `${app.url}${address}${seeded('an address', 'direccion-semilla-5150')}?q=${ANA.address}&token=${API_TOKEN}`,
    );
  await post('/contacto/enviar', `text=${seeded('a form', 'formulario-semilla-6262')}&name=%00&email=${ANA.address}`);
  await post('/caso', `key=${key}%00`);
});

test('the database is killed in the middle of it', { timeout: 180_000 }, async () => {
  const everything = () =>
    Promise.allSettled(Array.from({ length: 30 }, (_, n) => [oneMail, oneCase, onePage][n % 3]?.()));
  for (let times = 0; times < 2; times += 1) {
    const going = everything();
    await killDatabase(app);
    const page = await fetch(`${app.url}/caso/${key}`);
    // A page all the same, in the visitor's words, that says nothing of what happened inside.
    expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
    expect(await page.text()).not.toMatch(/ECONN|postgres|57P|error:/i);
    await Promise.all([going, everything()]);
    await backAgain(app);
  }
});

test('nothing of all that stands in what the program prints, nor in the logs it keeps', async () => {
  await app.kill();
  const logs = new Map([['stdout and stderr', app.printed()]]);
  for (const file of await logFiles(app.dataDir))
    logs.set(path.relative(app.dataDir, file), await readFile(file, 'utf8'));
  expect([...logs.keys()]).toContain('postgres.log');
  expect(app.printed().split('\n').length).toBeGreaterThan(300);
  expect(app.printed()).toMatch(/"err":\{"name":"\w+","code":"(57P\d\d|ECONN\w+)"/);
  const told = [...logs].flatMap(([where, text]) =>
    [...seeds].flatMap(([what, seed]) => {
      const at = text.toLowerCase().indexOf(seed.toLowerCase());
      return at < 0 ? [] : [`${what} in ${where}: ${text.slice(Math.max(0, at - 200), at + 80)}`];
    }),
  );
  expect(told).toEqual([]);
});

function seeded(what: string, seed: string): string {
  if (seed.length < 8) throw new Error(`${what} is too short to be told from other words: ${seed}`);
  seeds.set(`${what} (${seeds.size})`, seed);
  return seed;
}

function tokenOf(text: string | undefined): string {
  return /#([\w-]{43})\b/.exec(text ?? '')?.[1] ?? '';
}

/** As the browser app does; a text is a plain form. Each call has an idempotency key that is a seed, too. */
async function post(address: string, body: object | string): Promise<Response> {
  const form = typeof body === 'string';
  return fetch(app.url + address, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'x-cauce': '1',
      'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
      'idempotency-key': seeded('an idempotency key', `llave-unica-${seeds.size}-semilla`),
      ...(cookie ? { cookie } : {}),
    },
    body: form ? body : JSON.stringify(body),
  });
}

async function nonsense(endpoint: AnyEndpoint): Promise<void> {
  const word = seeded('nonsense', `sinsentido-${seeds.size}-semilla`);
  const address = app.url + endpoint.path.replaceAll(/:\w+/g, word);
  const { query, body } = leastInput(endpoint);
  const filled =
    body === undefined
      ? undefined
      : JSON.stringify(body, (_, value: unknown) => (value === 'x' ? `${word}\u0000` : value));
  const common = { authorization: `Bearer ${API_TOKEN}`, 'content-type': endpoint.raw ?? 'application/json' };
  const bodies =
    endpoint.method === 'GET'
      ? [undefined]
      : [filled, `{"text":"${word}`, JSON.stringify({ [word]: word }), `[${word}]`];
  for (const one of bodies) {
    const asked = new URLSearchParams({ ...(query as Record<string, string>), q: word, [word]: word });
    const { status } = await fetch(`${address}?${asked}`, {
      method: endpoint.method,
      headers: common,
      ...(one === undefined ? {} : { body: one }),
    });
    expect(status, `${endpoint.method} ${endpoint.path}`).toBeLessThan(500);
    await fetch(address, {
      method: endpoint.method,
      headers: { authorization: `Bearer ${word}`, cookie: `cauce=${word}` },
    });
  }
}

/** Conversations that go wrong: nobody here, half a command, a broken mail, a line that is cut. */
async function badMail(): Promise<void> {
  const client = await SmtpClient.connect(app.smtpPort);
  await client.say(`EHLO ${seeded('a greeting', 'saludo-semilla-4242.example')}`);
  await client.say(`MAIL FROM:<${ANA.address}>`);
  await client.say(`RCPT TO:<${seeded('an unknown recipient', 'desconocido-semilla')}@ribera.example>`);
  await client.say(`${seeded('a command', 'ORDEN-SEMILLA-33')} ${ANA.address}`);
  await client.say(`RCPT TO:<${MAILBOX}>`);
  await client.say('DATA');
  client.write(
    `Subject: =?utf-8?B?${'A'.repeat(100)}\u0000 ${seeded('a broken subject', 'roto-semilla-8181')}\r\n\r\n`,
  );
  client.destroy();
  await sendAsCustomer(app.smtpPort, {
    from: ANA,
    to: MAILBOX,
    raw: `From: ${ANA.name} <${ANA.address}\r\nContent-Type: multipart/mixed; boundary="\r\n${seeded('a broken header', 'cabecera-semilla-9')}\r\n\r\n--x`,
    envelope: { from: ANA.address, to: MAILBOX },
  });
}

async function oneMail(): Promise<void> {
  await sendAsCustomer(app.smtpPort, {
    from: ANA,
    to: MAILBOX,
    subject: 'Asunto-semilla-1175',
    text: 'cuerpo-semilla-8854',
  });
}

async function oneCase(): Promise<void> {
  await app.call(casesApi.createCase, {
    body: {
      subject: 'Asunto-semilla-1175',
      text: 'cuerpo-semilla-8854',
      customer: { name: ANA.name, email: ANA.address },
    },
  });
}

async function onePage(): Promise<void> {
  await fetch(personalUrl);
  await fetch(`${app.url}/caso/${key}`);
}

async function dkimKey(): Promise<string> {
  const database = openDatabase(await app.databaseUrl(), { max: 1 });
  const { rows } = await sql<{ secret: string }>`select secret from dkim_key`.execute(database.db);
  await database.close();
  return makeSecrets(SECRET).decrypt('dkim', rows[0]?.secret ?? '');
}

/** Whatever in the data folder is called a log; the cluster's own transaction log is data. */
async function logFiles(dataDir: string): Promise<string[]> {
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
  return files
    .filter((one) => one.isFile() && /\.log(\.\d+)?$|\.err$/.test(one.name))
    .map((one) => path.join(one.parentPath, one.name));
}
