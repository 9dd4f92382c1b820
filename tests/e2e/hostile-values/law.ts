import type { CaseView } from '#areas/cases/contract.ts';
import { newToken } from '#platform/ids/index.ts';
import type { App } from '#tests/support/app.ts';
import { aCase } from './circuits.ts';
import { post } from './hands.ts';
import type { People } from './people.ts';
import type { Seeds } from './seeds.ts';

export interface Law {
  incidentId: string;
  /** The copy of a sheet of the complaints book. */
  sheetPath: string;
}

/** What the law wants written down: of one case, of many at once, and of the company. */
export async function makeLaw(app: App, seed: Seeds, people: People, reference: string): Promise<Law> {
  await rights(seed, people, reference);
  const incidentId = await incident(seed, people, reference);
  const { adela } = people;
  const text = (): string => seed(1000);
  await adela('POST /adr-bodies', {
    body: {
      name: seed(200),
      adhered: true,
      sector: seed(60),
      address: text(),
      phone: seed(40),
      textEs: text(),
      textEn: text(),
      website: 'https://arbitraje.example/',
    },
  });
  await underPack(seed, people, 'co-general', 'completion');
  await underPack(seed, people, 'pe-libro', 'remote-offer');
  const sheetPath = await book(app, seed, people);
  await adela('POST /compliance/service-sheets');
  await adela('POST /compliance/evaluations', { body: { year: new Date().getUTCFullYear() } });
  return { incidentId, sheetPath };
}

/** Supervisors asked for, one of them spoken to; holds, one of them lifted; a recording. */
async function rights(seed: Seeds, { adela }: People, reference: string): Promise<void> {
  const params = { reference };
  const ask = (): Promise<{ requests: { id: string }[] }> =>
    adela('POST /cases/:reference/supervisor', {
      params,
      body: { how: 'call_back', phone: '+34 600 111 222', said: seed(2000) },
    });
  const [request] = (await ask()).requests;
  await adela('POST /cases/:reference/requests/:id/attended', {
    params: { reference, id: request?.id ?? '' },
    body: { outcome: seed(2000) },
  });
  await ask();
  const hold = (kind: string): Promise<{ holds: { id: string }[] }> =>
    adela('POST /cases/:reference/holds', { params, body: { kind, reason: seed(500) } });
  const [held] = (await hold('service')).holds;
  await adela('DELETE /cases/:reference/holds/:id', {
    params: { reference, id: held?.id ?? '' },
    body: { reason: seed(500) },
  });
  await hold('collection');
  await adela('POST /cases/:reference/consents', { params, body: { given: true, place: seed(300) } });
}

async function incident(seed: Seeds, { adela }: People, reference: string): Promise<string> {
  const { id, reach } = await adela<{ id: string; reach: { es: number; en: number } }>('POST /incidents', {
    body: {
      title: seed(200),
      cause: seed(2000),
      places: seed(500),
      measures: seed(2000),
      public: true,
      publicText: seed(500),
      publicTextEn: seed(500),
      references: [reference],
    },
  });
  await adela('POST /incidents/:id/broadcasts', {
    params: { id },
    body: { textEs: seed(2000), textEn: seed.hidden(2000), reaches: reach.es + reach.en },
  });
  return id;
}

/** A complaint under a law that knows this step, and the step. */
async function underPack(seed: Seeds, people: People, pack: string, step: string): Promise<void> {
  await people.adela('POST /legal-packs/choices', { body: { pack } });
  const reference = await aCase(seed, people, `${pack}@cliente.example`);
  const params = { reference };
  await people.adela<CaseView>('PATCH /cases/:reference', {
    params,
    body: { type: 'complaint', legalClass: 'complaint' },
  });
  await people.adela(`POST /cases/:reference/${step}`, {
    params,
    body: { text: seed(2000), reasons: { language: seed.hidden(200), channel: seed.hidden(200) } },
  });
}

/** Two sheets of the complaints book through its public form; one of them is requalified. */
async function book(app: App, seed: Seeds, { adela }: People): Promise<string> {
  const file = (): Promise<string> =>
    post(app, '/libro-de-reclamaciones', {
      token: newToken(),
      kind: 'queja',
      name: seed(200),
      document: 'DNI',
      documentNumber: '40123456',
      address: seed(400),
      email: 'libro@cliente.example',
      guardian: seed(200),
      goodKind: 'product',
      goodDescription: seed(2000),
      amount: '129.90',
      detail: seed(2000),
      request: seed(2000),
      accepted: '1',
    });
  await adela('PUT /compliance/book/provider', {
    body: { brandId: null, establishment: seed(300), providerName: seed(300), taxId: seed(300), address: seed(300) },
  });
  const sheetPath = await file();
  // Its page waits until it has a number.
  await fetch(app.url + sheetPath);
  const { items } = await adela<{ items: { id: string }[] }>('GET /compliance/book');
  await adela('POST /compliance/book/:id/requalification', {
    params: { id: items[0]?.id ?? '' },
    body: { reason: seed(1000) },
  });
  return sheetPath;
}
