import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '#apps/parts.ts';
import { casesApi } from '#areas/cases/contract.ts';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { intakeApi } from '#areas/intake/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { API_TOKEN, startApp, type App } from '#tests/support/app.ts';
import { waitFor } from '#tests/support/wait.ts';

/* The API as a program outside uses it: over HTTP, with a token, by the document it was given. */

const MAILBOX = 'atencion@ribera.example';
const NOTE = Buffer.from('Medidas: 190 × 90 cm\n');
let app: App;

beforeAll(async () => {
  app = await startApp();
  await app.call(correspondenceApi.createMailbox, { body: { address: MAILBOX, name: 'Atención' } });
});
afterAll(async () => app?.stop());

test('the document lists exactly the routes there are, and each answers', async () => {
  const document = (await (await fetch(`${app.url}/api/openapi.json`)).json()) as {
    openapi: string;
    paths: Record<string, Record<string, unknown>>;
  };
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const declared = routes.map(
    ({ endpoint }) => `${endpoint.method} ${endpoint.path.replaceAll(/:([a-zA-Z]+)/g, '{$1}')}`,
  );
  expect(document.openapi).toBe('3.1.0');
  expect(listed.toSorted()).toEqual(declared.toSorted());
  for (const one of listed) {
    const [method = '', path = ''] = one.split(' ');
    const response = await fetch(app.url + path.replaceAll(/\{\w+\}/g, 'x'), { method });
    expect(((await response.json()) as { code?: string }).code, one).not.toBe('request.not_found');
  }
});

test('a raw mail handed in becomes a case; its message comes back parsed', async () => {
  const response = await post('/api/v1/intake/email', 'message/rfc822', MAIL);
  expect(response.status).toBe(202);
  const { id } = (await response.json()) as { id: string };
  const arrival = await waitFor('the arrival to be done', async () => {
    const now = await app.call(intakeApi.getIntake, { params: { id } });
    return now.state === 'done' && now;
  });
  expect(arrival).toMatchObject({
    state: 'done',
    reason: null,
    caseReference: expect.stringMatching(/^RC-\d+$/),
    messageId: expect.any(String),
  });
  const message = await app.call(casesApi.getMessage, { params: { id: arrival.messageId ?? '' } });
  expect(message).toMatchObject({
    from: { name: 'José Núñez Ibáñez', address: 'jose@cliente.example' },
    to: [{ address: MAILBOX }],
    cc: [{ name: 'Pilar Peña', address: 'pilar@cliente.example' }],
    subject: 'Colchón equivocado',
    attachments: [
      {
        name: 'medidas.txt',
        type: 'text/plain',
        size: NOTE.length,
        sha256: createHash('sha256').update(NOTE).digest('hex'),
      },
    ],
    automatic: null,
    threadedBy: 'new',
  });
  expect(message.text).toContain('Pedí el de 190 × 90.');
  expect(message.text).not.toContain('Gracias por su compra');
  expect(message.quoted).toContain('Gracias por su compra');
});

test('a case is made and answered by API; the same key again is the same case and the same answer', async () => {
  const body = {
    subject: 'Factura a nombre de la empresa',
    text: '¿Pueden cambiarla?',
    customer: { name: 'Ana Ruiz Peña', email: 'ana@cliente.example' },
  };
  const key = newId();
  const create = () => post('/api/v1/cases', 'application/json', JSON.stringify(body), key);
  const [first, again] = [await create(), await create()];
  expect([first.status, again.status]).toEqual([201, 201]);
  const made = (await first.json()) as { reference: string; key: string };
  expect(made.reference).toMatch(/^RC-\d+$/);
  expect(made.key).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{3,4}-[0-9A-Z]{3,4}$/);
  expect(await again.json()).toMatchObject({ reference: made.reference, key: made.key });
  const other = await post('/api/v1/cases', 'application/json', JSON.stringify({ ...body, subject: 'Otra cosa' }), key);
  expect(((await other.json()) as { code: string }).code).toBe('request.idempotency_key_reused');
  const answered = newId();
  const reply = () =>
    post(
      `/api/v1/cases/${made.reference}/replies`,
      'application/json',
      JSON.stringify({ text: 'Ya está cambiada.', undoSeconds: 0 }),
      answered,
    );
  expect([(await reply()).status, (await reply()).status]).toEqual([200, 200]);
  await app.outgoing.to('ana@cliente.example', ({ mail }) => (mail.text ?? '').includes('Ya está cambiada.'));
  const it = await app.call(casesApi.getCase, { params: { reference: made.reference } });
  expect(it.messages.filter(({ text }) => text.includes('Ya está cambiada.'))).toHaveLength(1);
  expect((await app.call(casesApi.listCases, { query: { q: 'Factura' } })).cases).toHaveLength(1);
});

test('a wrong token is told so, in a problem document', async () => {
  const response = await fetch(`${app.url}/api/v1/cases`, {
    headers: { authorization: 'Bearer nobody-has-this-token-0123456789' },
  });
  expect(response.status).toBe(401);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
});

function post(path: string, type: string, body: string, key = newId()): Promise<Response> {
  return fetch(app.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${API_TOKEN}`, 'content-type': type, 'idempotency-key': key },
    body,
  });
}

const MAIL = [
  'From: =?utf-8?Q?Jos=C3=A9_N=C3=BA=C3=B1ez_Ib=C3=A1=C3=B1ez?= <jose@cliente.example>',
  `To: ${MAILBOX}`,
  'Cc: =?utf-8?Q?Pilar_Pe=C3=B1a?= <pilar@cliente.example>',
  'Subject: =?utf-8?Q?Colch=C3=B3n_equivocado?=',
  'Message-ID: <colchon-1@cliente.example>',
  'Date: Mon, 09 Nov 2026 10:00:00 +0100',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="corte"',
  '',
  '--corte',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(
    'Buenas:\n\nPedí el de 190 × 90.\n\nEl lun, 2 nov 2026 a las 9:00, Ribera (<ventas@ribera.example>) escribió:\n\n> Gracias por su compra\n',
  ).toString('base64'),
  '--corte',
  'Content-Type: text/plain; name="medidas.txt"',
  'Content-Disposition: attachment; filename="medidas.txt"',
  'Content-Transfer-Encoding: base64',
  '',
  NOTE.toString('base64'),
  '--corte--',
  '',
].join('\r\n');
