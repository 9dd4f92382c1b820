import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { servePortal } from '#apps/portal/index.ts';
import { makeServer } from '#apps/server/index.ts';
import { askArea, propose } from '#areas/authority/index.ts';
import { aCredit } from '#areas/authority/proposals/proposal.fixture.ts';
import { formHandler, submitForm } from '#areas/channels/form/index.ts';
import { personalLink } from '#areas/channels/portal/index.ts';
import { startIntake } from '#areas/intake/index.ts';
import { setUp } from '#areas/organisation/index.ts';
import { publishArticle, writeArticle } from '#areas/knowledge/index.ts';
import { insertFiles } from '#platform/files/file.store.ts';
import { DAY, MINUTE } from '#platform/clock/index.ts';
import { newId, newToken } from '#platform/ids/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { personActor } from '#tests/support/actor.ts';
import { fingerprint } from '#tests/support/fingerprint.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { staff, type Staff } from '#tests/support/people.ts';
import { watchRemote } from '#tests/support/remote.ts';
import { waitFor } from '#tests/support/wait.ts';

/* Every public page, for a visitor with the key or link of one case and the ids of another. */

interface Visitor {
  /** Stands in everything this person wrote. */
  word: string;
  caseId: string;
  reference: string;
  key: string;
  link: string;
  received: string;
  fileId: string;
  /** Of an area that is asked about the case; it is not the visitor's, and shows only what it was given. */
  consultation: string;
  consultationFile: string;
  /** Of the Director, who is asked to authorise something in the case. */
  authorisation: string;
}

let house: TestHouse;
let app: FastifyInstance;
let people: Staff;
let ana: Visitor;
let berta: Visitor;
let helpFile: string;
let pages: { method: string; url: string }[];
let reached: () => string[];

beforeAll(async () => {
  house = await makeHouse();
  people = await staff(house);
  await transact(house, system('tests'), (work) =>
    setUp(work, {
      companyName: 'Comercial Ribera',
      language: 'es',
      zone: 'Europe/Madrid',
      memberIds: [people.agent.id],
    }),
  );
  app = await makeServer(house);
  reached = watchRemote(app, house.database.ownerUrl);
  const intake = startIntake(house, { handlers: { form: formHandler }, pollMs: 50 });
  [ana, berta] = await Promise.all([asks('anacardo'), asks('bergamota')]);
  await intake.stop();
  // When a channel was last heard is written a moment later.
  await waitFor('the pulse of the form', () =>
    house.database.db.selectFrom('channel_pulse').selectAll().executeTakeFirst(),
  );
  helpFile = await writeHelp();
  pages = await publicRoutes();
});
afterAll(async () => {
  await app.close();
  await house.close();
});

test('T42: a public GET writes nothing, whoever asks and whatever for', async () => {
  const before = await fingerprint(house.database.db);
  for (const [address, status] of every(ana)) {
    const { statusCode } = await get(address);
    expect({ address, statusCode }).toEqual({ address, statusCode: status });
  }
  for (const { method, url } of pages.filter((one) => one.method === 'GET'))
    expect((await get(url.replaceAll(/:\w+/g, newToken()))).statusCode, `${method} ${url}`).toBeLessThan(500);
  expect(await fingerprint(house.database.db)).toEqual(before);
});

test('every public page there is was walked', () => {
  const walked = every(ana).map(([address]) => new URL(address, 'http://x').pathname);
  const patterns = pages.filter(({ method }) => method === 'GET').map(({ url }) => url);
  const missed = patterns.filter(
    (url) => !walked.some((one) => new RegExp(`^${url.replaceAll(/:\w+/g, '[^/]+')}$`).test(one)),
  );
  expect(missed).toEqual([]);
});

test('T28: what one visitor holds shows nothing of another’s case', async () => {
  for (const [mine, theirs] of [
    [ana, berta],
    [berta, ana],
  ] as const) {
    for (const [address] of every(mine)) {
      const { body } = await get(address);
      for (const word of [theirs.word, theirs.key, theirs.reference, theirs.link, theirs.fileId])
        expect(body, address).not.toContain(word);
    }
    expect((await get(mine.link)).body).toContain(mine.word);
    // Whoever sent it reads it where they were told that it was kept.
    const kept = await get(`/recibido/${mine.received}`);
    expect(kept.body).toContain(mine.word);
    expect(kept.headers['cache-control']).toBe('no-store');
    // By its key alone a case tells how it goes, and nothing that was written.
    expect((await get(`/caso/${mine.key}`)).body).not.toContain(mine.word);
  }
});

test('the key, link or file of another opens nothing, and looks like what is not there', async () => {
  const absent = await get(`${ana.link}/archivos/${ana.caseId}`);
  for (const [address, like] of [
    [`${ana.link}/archivos/${berta.fileId}`, absent],
    [`/mi/${ana.key}`, await get(`/mi/${newToken()}`)],
    [`/mi/${berta.received}`, await get(`/mi/${newToken()}`)],
    [`/caso/${ana.link.slice(4)}`, null],
    [`/recibido/${ana.key}`, await get(`/recibido/${newToken()}`)],
    [`/recibido/${ana.link.slice(4)}`, await get(`/recibido/${newToken()}`)],
  ] as const) {
    const answer = await get(address);
    expect(answer.statusCode, address).toBe(404);
    if (like) expect(answer.body, address).toBe(like.body);
  }
});

test('what is written with a link, and a link asked for with a key, go to that case only', async () => {
  const { db } = house.database;
  const boundary = 'linde';
  const answer = await app.inject({
    method: 'POST',
    url: `${ana.link}/mensajes`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: ['text', 'case', 'caseId', 'key', 'reference']
      .map(
        (name) =>
          `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${name === 'text' ? 'sigo aquí' : berta.caseId}\r\n`,
      )
      .join('')
      .concat(`--${boundary}--\r\n`),
  });
  expect(answer.statusCode).toBe(303);
  const kept = await db
    .selectFrom('intake')
    .select(['case_id', 'raw_sha256'])
    .where('channel', '=', 'portal')
    .execute();
  expect(kept).toHaveLength(1);
  const raw = Buffer.concat(
    await Array.fromAsync(house.files.read(kept[0]?.raw_sha256 ?? '') as AsyncIterable<Buffer>),
  );
  expect(JSON.parse(raw.toString())).toMatchObject({ caseId: ana.caseId, text: 'sigo aquí' });
  // At most one a day while nobody proved the address, and both hold one already.
  house.clock.advance(DAY + MINUTE);
  await app.inject({ method: 'POST', url: `/caso/${ana.key}/enlace` });
  const mails = await db.selectFrom('outbox').select('recipients').where('kind', '=', 'system').execute();
  expect(JSON.stringify(mails)).toContain(`${ana.word}@cliente.example`);
  expect(JSON.stringify(mails)).not.toContain(`${berta.word}@cliente.example`);
});

test('no page or form of the walk reached for anything but the database', () => {
  expect(reached()).toEqual([]);
});

/** Each page with what this visitor holds, and the answer it must have. */
function every({
  key,
  link,
  received,
  fileId,
  consultation,
  consultationFile,
  authorisation,
}: Visitor): [address: string, status: number][] {
  return [
    ['/', 200],
    ['/formulario', 200],
    ['/contacto', 200],
    ['/caso', 200],
    [`/caso/${key}`, 200],
    [`/caso/${key}?enlace=1`, 200],
    [`/caso/${key.toLowerCase()}`, 200],
    [link, 200],
    [`${link}?enviado=1`, 200],
    [`${link}/archivos/${fileId}`, 200],
    [`${link}/caso.pdf`, 200],
    [`/recibido/${received}`, 200],
    [consultation, 200],
    [`${consultation}?r=r1`, 200],
    [`${consultation}/archivos/${consultationFile}`, 200],
    [authorisation, 200],
    [`${authorisation}?r=approve`, 200],
    ['/direccion', 200],
    [`/caso/${key}/direccion`, 200],
    [`${link}/direccion`, 200],
    [`/direccion/foto/${'0'.repeat(64)}`, 404],
    // What was asked by the form was not asked of the Director.
    [`/direccion/recibido/${received}`, 404],
    ['/portal/portal.css', 200],
    // This company keeps no complaints book: neither the form nor a sheet is there.
    ['/libro-de-reclamaciones', 404],
    // Nothing has been published yet.
    ['/ayuda', 200],
    ['/ayuda?q=portes', 200],
    ['/ayuda?q=berenjena', 200],
    ['/ayuda?lang=en', 200],
    ['/ayuda/cuanto-cuestan-los-portes', 200],
    ['/ayuda/cuanto-cuestan-los-portes?gracias', 200],
    [`/ayuda/cuanto-cuestan-los-portes/archivos/${helpFile}`, 200],
    // What is internal looks like what is not there, its files too.
    ['/ayuda/margen-de-los-portes', 404],
    [`/ayuda/margen-de-los-portes/archivos/${helpFile}`, 404],
    ['/sitemap.xml', 200],
    ['/robots.txt', 200],
    ['/servicio', 404],
    ['/servicio/organismos', 200],
    ['/servicio/hoja.pdf', 404],
    [`/libro-de-reclamaciones/${received}`, 404],
    [`/libro-de-reclamaciones/${received}/hoja.pdf`, 404],
  ];
}

/** A help page with a file, and an internal article; the file of the page. */
async function writeHelp(): Promise<string> {
  const lead = personActor('lead', { id: people.lead.id });
  const language = 'es' as const;
  const facts = { language, sectionId: null, reviewOn: null, families: [], translationOf: null, gapId: null };
  return transact(house, lead, async (work) => {
    const write = async (title: string, audience: 'public' | 'internal'): Promise<string> => {
      const id = await writeArticle(work, lead.id, {
        ...facts,
        title,
        audience,
        html: '<p>Doce euros; berenjena.</p>',
      });
      await publishArticle(work, id, 1);
      return id;
    };
    await write('Margen de los portes', 'internal');
    const id = await write('¿Cuánto cuestan los portes?', 'public');
    const stored = await house.files.put(Buffer.from('tarifa'));
    const fileId = newId();
    await insertFiles([{ ...stored, type: 'text/plain' }], work.now).execute(work.db);
    await work.db
      .insertInto('article_file')
      .values({ id: fileId, article_id: id, ...stored, name: 'tarifa.txt', type: 'text/plain', at: work.now })
      .execute();
    return fileId;
  });
}

test('T27: help pages find, count and map only what anybody may read, and say what they are to search engines', async () => {
  const found = await get('/ayuda?q=portes');
  expect(found.body).toContain('1 página con «portes»');
  expect(found.body).toContain('<mark>portes</mark>');
  expect(found.body).toContain('noindex, follow');
  for (const address of ['/ayuda', '/ayuda?q=margen', '/sitemap.xml', '/'])
    expect((await get(address)).body, address).not.toMatch(/margen-de-los-portes|Margen de los portes/);
  const page = await get('/ayuda/cuanto-cuestan-los-portes');
  expect(page.body).toContain('<html lang="es">');
  expect(page.body).toContain('<meta name="description" content="Doce euros; berenjena.">');
  expect(page.body).toContain('<link rel="canonical" href="http://127.0.0.1:3000/ayuda/cuanto-cuestan-los-portes">');
  expect(page.body).toContain('"@type":"FAQPage"');
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect((await get('/sitemap.xml')).body).toContain('/ayuda/cuanto-cuestan-los-portes</loc>');
  expect((await get('/robots.txt')).body).toContain('Disallow: /mi/');
});

test('a search in vain is counted when it is sent, an answer to «¿Te ha servido?» when it is pressed; opening counts nothing', async () => {
  const form = (url: string, payload: string): Promise<LightMyRequestResponse> =>
    app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  const counted = () => house.database.db.selectFrom('knowledge_gap').select(['shown', 'empty']).execute();
  await get('/ayuda?q=financiacion');
  expect(await counted()).toEqual([]);
  const sent = await form('/ayuda', 'q=financiaci%C3%B3n+ana%40cliente.example');
  expect([sent.statusCode, sent.headers.location]).toEqual([303, '/ayuda?q=financiaci%C3%B3n%20ana%40cliente.example']);
  await form('/ayuda', 'q=portes');
  expect(await counted()).toEqual([{ shown: 'financiación', empty: 1 }]);
  const rated = await form('/ayuda/cuanto-cuestan-los-portes/opinion', 'util=0&palabra=Falta+Canarias');
  expect(rated.statusCode).toBe(303);
  expect((await form('/ayuda/margen-de-los-portes/opinion', 'util=1')).statusCode).toBe(404);
  const ratings = await house.database.db.selectFrom('article_rating').select(['helpful', 'word', 'source']).execute();
  expect(ratings).toEqual([{ helpful: false, word: 'Falta Canarias', source: 'portal' }]);
});

test('what one is about to ask may be answered already: below the form, on a page of its own', async () => {
  const boundary = 'linde';
  const answer = await app.inject({
    method: 'POST',
    url: '/contacto',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'accept-language': 'es' },
    payload: `--${boundary}\r\nContent-Disposition: form-data; name="text"\r\n\r\n¿Cuánto cuestan los portes de un pedido?\r\n--${boundary}--\r\n`,
  });
  expect(answer.body).toMatch(/<\/form>[\s\S]*href="\/ayuda\/cuanto-cuestan-los-portes" target="_blank"/);
});

const get = (url: string): Promise<LightMyRequestResponse> => app.inject({ url, headers: { 'accept-language': 'es' } });

/** A person asks by the form; their case is opened, and they hold its key and its personal link. */
async function asks(word: string): Promise<Visitor> {
  const { db } = house.database;
  const file = await house.files.put(Buffer.from(`fichero de ${word}`));
  const { key: received } = await submitForm(house, newToken(), {
    version: 1,
    text: `Asunto de ${word}`,
    name: `Señora ${word}`,
    email: `${word}@cliente.example`,
    phone: null,
    language: 'es',
    files: [{ ...file, name: `${word}.txt`, type: 'text/plain' }],
  });
  const made = await waitFor('the case of the form', async () =>
    db
      .selectFrom('intake')
      .innerJoin('case_file', 'case_file.id', 'intake.case_id')
      .innerJoin('attachment', 'attachment.message_id', 'intake.message_id')
      .select(['case_file.id', 'case_file.reference', 'case_file.public_key', 'attachment.id as fileId'])
      .where('intake.dedupe_key', '=', received)
      .executeTakeFirst(),
  );
  const url = await transact(house, system('tests'), (work) => personalLink(work, made.id, `${word}@cliente.example`));
  return {
    word,
    received,
    caseId: made.id,
    reference: made.reference,
    key: made.public_key,
    fileId: made.fileId,
    link: new URL(url).pathname,
    ...(await asked(made.id, made.reference, word)),
    authorisation: await authoriser(made.id, made.reference),
  };
}

/** An area is asked about the case: the link of the mail that left, and the file that went with it. */
async function asked(caseId: string, reference: string, word: string) {
  const { db } = house.database;
  const areaId = newId();
  await db
    .insertInto('area')
    .values({
      id: areaId,
      // Areas see each other's names to pass a question on: they carry no visitor's word.
      name: `Área ${areaId.slice(-6)}`,
      email: `area.${word}@ribera.example`,
      created_at: house.clock.now(),
    })
    .execute();
  const file = await house.files.put(Buffer.from(`foto de ${word}`));
  const actor = personActor('agent', { id: people.agent.id, name: people.agent.name });
  const { id } = await transact(house, actor, (work) =>
    askArea(work, {
      caseId,
      reference,
      areaId,
      kind: 'question',
      question: `¿Y lo de ${word}?`,
      answers: ['Sí', 'No'],
      facts: [],
      files: [{ ...file, name: `${word}.jpg`, type: 'image/jpeg' }],
      blocks: true,
      legalDueAt: null,
      replyAddress: '',
    }),
  );
  const { id: consultationFile } = await db
    .selectFrom('consultation_file')
    .select('id')
    .where('consultation_id', '=', id)
    .executeTakeFirstOrThrow();
  const { mail } = await db
    .selectFrom('outbox')
    .select('mail')
    .where('case_id', '=', caseId)
    .where('kind', '=', 'system')
    .executeTakeFirstOrThrow();
  const consultation = /\/consulta\/[\w-]{43}/.exec((mail as unknown as { text: string }).text)?.[0] ?? '';
  return { consultation, consultationFile };
}

/** The Director is asked for a credit: the page of the mail that left. */
async function authoriser(caseId: string, reference: string): Promise<string> {
  const actor = personActor('agent', { id: people.agent.id, name: people.agent.name });
  await transact(house, actor, (work) => propose(work, { caseId, customerId: null, brandId: null }, aCredit(), 'ask'));
  const mails = await house.database.db.selectFrom('outbox').select('mail').where('kind', '=', 'system').execute();
  const texts = mails.map(({ mail }) => (mail as unknown as { text: string }).text);
  const asking = texts.find((text) => text.includes(reference) && text.includes('/autorizar/')) ?? '';
  return /\/autorizar\/[\w-]{43}/.exec(asking)?.[0] ?? '';
}

/** The routes as the portal itself mounts them. */
async function publicRoutes(): Promise<{ method: string; url: string }[]> {
  const found: { method: string; url: string }[] = [];
  const bare = Fastify();
  bare.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') found.push({ method: one, url });
  });
  await bare.register(rateLimit, { global: false });
  await servePortal(bare, house);
  await bare.ready();
  await bare.close();
  return found;
}
