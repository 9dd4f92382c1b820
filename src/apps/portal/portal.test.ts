import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeServer } from '#apps/server/index.ts';
import { discard, openCase } from '#areas/cases/index.ts';
import { startIntake } from '#areas/intake/index.ts';
import { personalLink } from '#areas/channels/portal/index.ts';
import { formHandler } from '#areas/channels/form/index.ts';
import { portalHandler } from '#areas/channels/portal/index.ts';
import { createPerson } from '#areas/identity/index.ts';
import { setUp } from '#areas/organisation/index.ts';
import type { Running } from '#platform/jobs/runner.ts';
import { verifyLog } from '#platform/log/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';

let house: TestHouse;
let app: FastifyInstance;
let intake: Running;
beforeAll(async () => {
  house = await makeHouse();
  await open(house);
  app = await makeServer(house);
  intake = startIntake(house, { handlers: { form: formHandler, portal: portalHandler }, pollMs: 50 });
});
afterAll(async () => {
  await intake.stop();
  await app.close();
  await house.close();
});

const open = (closed: TestHouse) =>
  transact(closed, system('test'), async (work) => {
    const { id } = await createPerson(work, { name: 'Ana Beltrán', email: 'ana@ribera.example', roles: ['agent'] });
    await setUp(work, {
      companyName: 'Comercial «Ribera» & Hijos',
      language: 'es',
      zone: 'Europe/Madrid',
      memberIds: [id],
    });
  });

const TEXT = 'Buenos días: el pedido 108810 llegó <b>sin</b> dos piezas. ¿Me las enviáis?\n\nÑandú & Cía.';

function multipart(
  fields: Record<string, string>,
  file?: { name: string; bytes: string },
): { payload: string; headers: Record<string, string> } {
  const boundary = 'limite-de-prueba';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  if (file)
    parts.push(
      `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${file.name}"\r\nContent-Type: text/plain\r\n\r\n${file.bytes}\r\n`,
    );
  return {
    payload: `${parts.join('')}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
const form = (fields: Record<string, string>) => ({
  payload: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});
const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

/** Both pages of the form, to the page with the key. */
async function ask(extra: Record<string, string> = {}, file?: { name: string; bytes: string }) {
  const home = await app.inject({ url: '/' });
  const token = hidden(home.body, 'token');
  const who = await app.inject({ method: 'POST', url: '/contacto', ...multipart({ token, text: TEXT }, file) });
  const fields = {
    token,
    text: TEXT,
    files: hidden(who.body, 'files'),
    name: 'María José Núñez-Cacho Ibáñez',
    email: 'mj@cliente.example',
    phone: '',
    ...extra,
  };
  const sent = await app.inject({ method: 'POST', url: '/contacto/enviar', ...form(fields) });
  return {
    who,
    sent,
    fields,
    received: sent.statusCode === 303 ? await app.inject({ url: sent.headers.location as string }) : null,
  };
}

describe('asking', () => {
  test('the home page is small, complete without script, and says when somebody attends', async () => {
    const home = await app.inject({ url: '/' });
    expect(home.statusCode).toBe(200);
    expect(home.body).toContain('Comercial «Ribera» &amp; Hijos');
    expect(home.body).not.toMatch(/<script/i);
    expect(Buffer.byteLength(home.body)).toBeLessThan(10_000);
    expect(home.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await app.inject({ url: '/', headers: { 'accept-language': 'en' } })).body).toContain(
      'How can we help you?',
    );
  });

  test('two pages and a key; a second press is the same case; the words are kept as written', async () => {
    const { received, fields, who } = await ask({}, { name: '../../tique ñ.txt', bytes: 'Ferretería, 12,50 €' });
    expect(who.body).toContain('&lt;b&gt;sin&lt;/b&gt;');
    const key = /class="key">([^<]+)</.exec(received?.body ?? '')?.[1];
    expect(key).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{3}-[2-9A-Z]{4}$/);
    const again = await app.inject({ method: 'POST', url: '/contacto/enviar', ...form(fields) });
    expect((await app.inject({ url: again.headers.location as string })).body).toContain(key);
    const cases = await house.database.db.selectFrom('case_file').select(['subject', 'channel']).execute();
    expect(cases).toEqual([{ subject: 'El pedido 108810 llegó <b>sin</b> dos piezas', channel: 'form' }]);
    const message = await house.database.db
      .selectFrom('message')
      .select('text')
      .where('direction', '=', 'in')
      .executeTakeFirstOrThrow();
    expect(message.text).toBe(TEXT);
    const file = await house.database.db.selectFrom('attachment').select(['name', 'size']).executeTakeFirstOrThrow();
    expect(file).toEqual({ name: 'tique ñ.txt', size: 22 });
  });

  test('another question from the same page, given back by the browser, is another case', async () => {
    const { sent, fields, received } = await ask({ text: 'La primera pregunta' });
    const second = await app.inject({
      method: 'POST',
      url: '/contacto/enviar',
      ...form({ ...fields, text: 'Y otra muy distinta' }),
    });
    expect(second.headers.location).not.toBe(sent.headers.location);
    const keyIn = (body?: string) => /class="key">([^<]+)</.exec(body ?? '')?.[1];
    const key = keyIn((await app.inject({ url: second.headers.location as string })).body);
    expect(key).toBeTruthy();
    expect(key).not.toBe(keyIn(received?.body));
    expect(
      await house.database.db.selectFrom('message').select('text').where('text', '=', 'Y otra muy distinta').execute(),
    ).toHaveLength(1);
  });

  test('what is missing is said by the field and nothing typed is lost', async () => {
    const { sent } = await ask({ name: '', email: 'esto no es', phone: '' });
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('Escribe tu nombre.');
    expect(sent.body).toContain('Ese correo no parece completo');
    expect(sent.body).toContain('&lt;b&gt;sin&lt;/b&gt;');
  });

  test('T26: files named in a changed form are not taken', async () => {
    const { received, fields } = await ask({ files: 'v1.AAAA.BBBB.CCCC', email: 'otra@cliente.example' });
    expect(fields.files).toBe('v1.AAAA.BBBB.CCCC');
    expect(received?.body).toContain('class="key"');
    expect(await house.database.db.selectFrom('attachment').select('id').execute()).toHaveLength(1);
  });
});

describe('following', () => {
  test('the key alone shows the status and no personal data; a wrong one says the same as an unknown one', async () => {
    const { received } = await ask({ email: 'sigue@cliente.example' });
    const key = /class="key">([^<]+)</.exec(received?.body ?? '')?.[1] as string;
    const found = await app.inject({
      method: 'POST',
      url: '/caso',
      ...form({ key: ` ${key.toLowerCase().replaceAll('-', ' ')} ` }),
    });
    expect(found.headers.location).toBe(`/caso/${key}`);
    const page = await app.inject({ url: `/caso/${key}` });
    expect(page.body).toContain('Qué pasa ahora');
    for (const personal of ['Núñez', 'sigue@cliente.example', '108810'])
      expect(page.body, personal).not.toContain(personal);
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    const unknown = await app.inject({ url: '/caso/2222-222-2222' });
    const wrong = await app.inject({ url: '/caso/hola' });
    expect([unknown.statusCode, wrong.statusCode]).toEqual([404, 404]);
    expect(unknown.body.replaceAll('2222-222-2222', '')).toBe(wrong.body.replaceAll('hola', ''));
  });

  test('a complaint’s page tells the term of the law with its article, in both languages', async () => {
    const opened = await transact(house, system('test'), (work) =>
      openCase(work, {
        subject: 'Queja',
        channel: 'phone',
        customerId: null,
        requester: null,
        type: 'complaint',
      }),
    );
    const page = await app.inject({ url: `/caso/${opened.key}` });
    expect(page.body).toMatch(/El plazo que marca la ley acaba el .+ \(TRLGDCU, art\. 21\.3\)/);
    const english = await app.inject({ url: `/caso/${opened.key}`, headers: { 'accept-language': 'en' } });
    expect(english.body).toMatch(/The term the law sets ends on .+ \(TRLGDCU, art\. 21\.3\)/);
  });

  test('the personal link shows messages, takes one, and a GET changes nothing', async () => {
    const row = await house.database.db
      .selectFrom('case_file')
      .select('id')
      .orderBy('opened_at')
      .executeTakeFirstOrThrow();
    const url = await transact(house, system('test'), (work) => personalLink(work, row.id, 'mj@cliente.example'));
    const path = new URL(url).pathname;
    const before = await house.database.db.selectFrom('event').select('id').execute();
    const page = await app.inject({ url: path });
    expect(page.body).toContain('Ñandú &amp; Cía.');
    expect(page.body).toContain('tique ñ.txt');
    expect(await house.database.db.selectFrom('event').select('id').execute()).toHaveLength(before.length);
    const token = hidden(page.body, 'token');
    const sent = await app.inject({
      method: 'POST',
      url: `${path}/mensajes`,
      ...multipart({ token, text: '¿Se sabe algo?' }),
    });
    expect(sent.headers.location).toBe(`${path}?enviado=1`);
    await expect
      .poll(async () => (await app.inject({ url: path })).body, { timeout: 8_000 })
      .toContain('¿Se sabe algo?');
    for (const text of ['Y otra cosa', 'Y otra cosa'])
      await app.inject({ method: 'POST', url: `${path}/mensajes`, ...multipart({ token, text }) });
    await expect
      .poll(async () => (await app.inject({ url: path })).body.split('Y otra cosa').length, { timeout: 8_000 })
      .toBe(2);
    expect((await app.inject({ url: `/mi/${'x'.repeat(43)}` })).statusCode).toBe(404);
    expect((await verifyLog(house.database.db)).broken).toEqual([]);
  });

  test('of a long case the last messages are shown, in order, and that there are earlier ones is said', async () => {
    const { received } = await ask({ email: 'larga@cliente.example', text: 'La primera palabra' });
    const { id } = await caseOf(received?.body);
    await sql`
      insert into message select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'text', 'Palabra ' || n, 'intake_id', null, 'at', m.at + n * interval '1 second'))).*
      from message m, generate_series(1, 500) n where m.case_id = ${id}`.execute(house.database.db);
    const url = await transact(house, system('test'), (work) => personalLink(work, id, 'larga@cliente.example'));
    const { body } = await app.inject({ url: new URL(url).pathname });
    const shown = [...body.matchAll(/<p class="text"[^>]*>([^<]+)</g)].map(([, text]) => text);
    expect(shown).toEqual(Array.from({ length: 500 }, (_, n) => `Palabra ${n + 1}`));
    expect(body).toContain('Estos son los últimos 500. Hay otros anteriores: están todos en el PDF');
  });

  test('of a case that was put away as none of ours, both pages say that it is closed, and claim no answer', async () => {
    const { received } = await ask({ email: 'cerrado@cliente.example' });
    const row = await caseOf(received?.body);
    const { key } = row;
    await transact(house, system('test'), (work) => discard(work, row.reference, 'not_ours'));
    const url = await transact(house, system('test'), (work) => personalLink(work, row.id, 'cerrado@cliente.example'));
    for (const page of [`/caso/${key}`, new URL(url).pathname]) {
      const { body } = await app.inject({ url: page });
      expect(body).toContain('El caso está cerrado.');
      expect(body).not.toMatch(/resuelto|resolvimos|reabrir/i);
      expect((await app.inject({ url: `${page}?lang=en` })).body).not.toMatch(/resolved|reopen/i);
    }
  });

  test('every route to reach the company, with its hours', async () => {
    const page = await app.inject({ url: '/contacto' });
    expect(page.body).toContain('lunes a viernes');
    expect(page.body).toContain('9:00–14:00 y 16:00–19:00');
  });

  test('the embeddable form may stand in a frame of another site, the others may not', async () => {
    const embedded = await app.inject({ url: '/formulario' });
    expect(embedded.headers['content-security-policy']).toContain('frame-ancestors *');
    expect(embedded.headers['x-frame-options']).toBeUndefined();
    expect(embedded.body).toContain('href="/direccion?lang=es" target="_blank"');
    expect((await app.inject({ url: '/' })).headers['content-security-policy']).toContain("frame-ancestors 'self'");
  });
});

test('after thirty wrong keys from one address not even a right one is looked up; another address still follows', async () => {
  const { received } = await ask({ email: 'clave@cliente.example' });
  const key = /class="key">([^<]+)</.exec(received?.body ?? '')?.[1] as string;
  const from = (remoteAddress: string, tried: string) => app.inject({ url: `/caso/${tried}`, remoteAddress });
  for (let n = 0; n < 40; n++) expect((await from('198.51.100.7', key)).statusCode).toBe(200);
  for (let n = 0; n < 30; n++) expect((await from('198.51.100.7', '2222-222-2222')).statusCode).toBe(404);
  expect((await from('198.51.100.7', key)).statusCode).toBe(429);
  expect((await from('198.51.100.8', key)).statusCode).toBe(200);
});

test('more forms than anybody writes are refused with what was written, and keep no file; another address goes on', async () => {
  const tight = await makeHouse({ CAUCE_REQUESTS_PER_MINUTE: '60' });
  await open(tight);
  const door = await makeServer(tight);
  const post = (url: string, sent: object, remoteAddress = '198.51.100.9') =>
    door.inject({ method: 'POST', url, remoteAddress, ...sent });
  const first = multipart({ text: TEXT }, { name: 'a.txt', bytes: 'recibida' });
  for (let n = 0; n < 3; n++) expect((await post('/contacto', first)).statusCode).toBe(200);
  const fresh = { name: 'b.txt', bytes: 'de más' };
  const refused = await post('/contacto', multipart({ text: TEXT }, fresh));
  expect([refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
  expect(refused.body).toContain('Demasiados intentos');
  expect(refused.body).toContain('Ñandú &amp; Cía.');
  const sha256 = createHash('sha256').update(fresh.bytes).digest('hex');
  expect(await tight.files.has(sha256)).toBe(false);
  const sent = await post('/contacto/enviar', form({ text: TEXT, name: 'Eva', email: 'eva@cliente.example' }));
  expect([sent.statusCode, sent.body.includes('eva@cliente.example')]).toEqual([429, true]);
  expect((await post('/caso', form({ key: '2222-222-2222' }))).statusCode).toBe(429);
  expect((await post('/contacto', first, '198.51.100.10')).statusCode).toBe(200);
  const pages = [];
  for (let n = 0; n < 61; n++) pages.push((await door.inject({ url: '/', remoteAddress: '198.51.100.9' })).statusCode);
  expect([pages[0], pages.at(-1)]).toEqual([200, 429]);
  const { key } = await transact(tight, system('test'), (work) =>
    openCase(work, { subject: 'Silla', channel: 'phone', customerId: null, requester: null }),
  );
  const person = await post(`/caso/${key}/persona`, form({ phone: '600 111 222' }));
  expect(person.statusCode).toBe(429);
  expect(person.body).toContain('Demasiados intentos');
  expect(person.body).toContain('value="600 111 222"');
  await door.close();
  await tight.close();
});

test('a text or a name too long is refused with the limit and every word in its field, on each page that takes one', async () => {
  const long = `${'añadido '.repeat(37_499)}final`;
  const cases = await house.database.db.selectFrom('case_file').select('id').execute();
  const first = await app.inject({ method: 'POST', url: '/contacto', ...multipart({ text: long }) });
  const { sent } = await ask({ text: long, email: 'larga@otro.example' });
  const named = await ask({ name: 'Ñ'.repeat(201) });
  const direct = await app.inject({ method: 'POST', url: '/direccion', ...form({ text: long }) });
  const url = await transact(house, system('test'), (work) =>
    personalLink(work, cases[0]?.id as string, 'mj@cliente.example'),
  );
  const mine = await app.inject({
    method: 'POST',
    url: `${new URL(url).pathname}/mensajes`,
    ...multipart({ text: long }),
  });
  for (const page of [first, sent, direct, mine]) {
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('Pasa de 200.000 caracteres.');
    expect(page.body).toContain(long);
  }
  expect([named.sent.statusCode, named.sent.body.includes('Pasa de 200 caracteres.')]).toEqual([422, true]);
  const phone = `${'6'.repeat(41)}`;
  const person = await app.inject({ method: 'POST', url: `${new URL(url).pathname}/persona`, ...form({ phone }) });
  expect([person.statusCode, person.body.includes('Pasa de 40 caracteres.'), person.body.includes(phone)]).toEqual([
    422,
    true,
    true,
  ]);
  expect(await house.database.db.selectFrom('case_file').select('id').execute()).toHaveLength(cases.length);
});

test('T3: many forms in a victim’s name and a link asked for each send one link, until whoever reads it writes by it', async () => {
  const { db } = house.database;
  const asked = async (text: string) => {
    const { received } = await ask({ email: 'victima@otro.example', text });
    const key = /class="key">([^<]+)</.exec(received?.body ?? '')?.[1] as string;
    const answer = await app.inject({ method: 'POST', url: `/caso/${key}/enlace`, ...form({}) });
    expect(answer.headers.location).toBe(`/caso/${key}?enlace=1`);
  };
  const mails = async () => {
    const rows = await db
      .selectFrom('outbox')
      .select(['kind', 'recipients', 'mail'])
      .where('kind', '=', 'system')
      .execute();
    return rows.filter((row) => JSON.stringify(row.recipients).includes('victima@otro.example'));
  };
  for (const n of [1, 2, 3]) await asked(`Pregunta ${n}`);
  const [first, ...others] = await mails();
  expect(others).toEqual([]);
  const path = /\/mi\/[\w-]{43}/.exec(JSON.stringify(first?.mail))?.[0] as string;
  const token = hidden((await app.inject({ url: path })).body, 'token');
  await app.inject({ method: 'POST', url: `${path}/mensajes`, ...multipart({ token, text: 'Soy yo de verdad' }) });
  await expect
    .poll(async () => (await app.inject({ url: path })).body, { timeout: 8_000 })
    .toContain('Soy yo de verdad');
  await asked('Pregunta 4');
  expect(await mails()).toHaveLength(2);
});

/** The case whose key that page tells. */
function caseOf(body = ''): Promise<{ id: string; reference: string; key: string }> {
  return house.database.db
    .selectFrom('case_file')
    .select(['id', 'reference', 'public_key as key'])
    .where('public_key', '=', /class="key">([^<]+)</.exec(body)?.[1] as string)
    .executeTakeFirstOrThrow();
}
