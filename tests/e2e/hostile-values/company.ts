import { sql } from 'kysely';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { customersApi } from '#areas/customers/contract.ts';
import { identityApi } from '#areas/identity/contract.ts';
import { organisationApi } from '#areas/organisation/contract.ts';
import type { AnyEndpoint, CallInput, CallOutput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import type { App } from '#tests/support/app.ts';
import { withDatabase } from './database.ts';
import { attackedIn, type Seeds } from './seeds.ts';

export const MAILBOX = 'atencion@ribera.example';
export const CUSTOMER = 'mala@cliente.example';

export type Call = <E extends AnyEndpoint>(endpoint: E, input: CallInput<E>) => Promise<CallOutput<E>>;

export interface Groups {
  teamId: string;
  tagId: string;
  fieldKey: string;
  reasonCode: string;
}

/** Company, brands, teams, areas; what cases are sorted by; hours; mailboxes; somebody invited. */
export async function makeCompany(call: Call, app: App, seed: Seeds): Promise<Groups> {
  await call(organisationApi.updateCompany, {
    body: {
      name: seed(120),
      legalName: seed(200),
      taxId: seed(40),
      address: seed(400),
      phone: seed(40),
      sector: seed(60),
      website: `${seed(120)} javascript:__pwned=1`,
    },
  });
  const { brands, teams } = await app.call(organisationApi.getOrganisation, {});
  await call(organisationApi.updateBrand, {
    params: { id: brands[0]?.id ?? '' },
    body: { name: seed(120), signature: seed(4000) },
  });
  await call(organisationApi.createBrand, { body: { name: seed(120), signature: seed(4000) } });
  const teamId = teams[0]?.id ?? '';
  await call(organisationApi.updateTeam, { params: { id: teamId }, body: { name: seed(120) } });
  await call(organisationApi.createTeam, { body: { name: seed(120) } });
  await call(organisationApi.createArea, { body: { name: seed(120), email: 'almacen@ribera.example' } });
  await makeCalendar(call, app, seed);
  await makeMailboxes(call, seed, teamId);
  return { teamId, ...(await makeCatalogue(call, seed)) };
}

async function makeCalendar(call: Call, app: App, seed: Seeds): Promise<void> {
  const { calendars } = await app.call(organisationApi.listCalendars, {});
  const { definition } = calendars[0] as { definition: Record<string, unknown> };
  const year = new Date().getUTCFullYear();
  const holiday = { date: `${year}-12-24`, name: { es: seed(120), en: seed(120) }, scope: 'local', kind: 'full' };
  const closed = { date: `${year}-12-23`, name: { es: seed(120), en: seed(120) }, slots: [] };
  const calendar = await call(organisationApi.createCalendar, {
    body: { name: seed(120), definition: { ...definition, holidays: [holiday], exceptions: [closed] } },
  });
  await call(organisationApi.updateCompany, { body: { calendarId: calendar.id } });
}

async function makeCatalogue(call: Call, seed: Seeds): Promise<Omit<Groups, 'teamId'>> {
  const { id: tagId } = await call(organisationApi.createTag, { body: { name: seed(40) } });
  const labels = (): { labelEs: string; labelEn: string } => ({ labelEs: seed(120), labelEn: seed(120) });
  await call(organisationApi.createField, {
    body: { key: 'modelo', ...labels(), kind: 'text', choices: [], requiredToResolve: false },
  });
  await call(organisationApi.createField, {
    body: { key: 'eleccion', ...labels(), kind: 'choice', choices: [seed(80), seed(80)], requiredToResolve: false },
  });
  await call(organisationApi.putReason, {
    params: { code: 'hostil' },
    body: { stage: 'post', active: true, ...labels() },
  });
  return { tagId, fieldKey: 'modelo', reasonCode: 'hostil' };
}

async function makeMailboxes(call: Call, seed: Seeds, teamId: string): Promise<void> {
  await call(correspondenceApi.createMailbox, { body: { address: MAILBOX, name: seed(120), teamId } });
  const oauth = { tokenUrl: `http://127.0.0.1:1/token`, clientId: seed(300), scope: seed(500) };
  await call(correspondenceApi.createMailbox, {
    body: {
      address: 'pedidos@ribera.example',
      name: seed(120),
      imap: { host: seed(120), user: seed(120), folder: seed(120), auth: 'oauth2', oauth },
      secret: 'x',
    },
  });
  await call(identityApi.invite, {
    body: {
      name: seed(120),
      email: 'invitada@ribera.example',
      roles: ['agent'],
      jobTitle: seed(120),
      teamIds: [teamId],
    },
  });
}

export async function makeCustomer(call: Call, seed: Seeds, tagId: string): Promise<string> {
  const company = await call(customersApi.createCustomer, { body: { name: seed(200), kind: 'company' } });
  const { id } = await call(customersApi.createCustomer, {
    body: {
      name: seed(200),
      externalRef: seed(80),
      communicationNeeds: seed(1000),
      companyId: company.id,
      tagIds: [tagId],
      addresses: [
        { kind: 'email', value: CUSTOMER, label: seed(40), primary: true },
        { kind: 'phone', value: '+34 600 111 222', label: seed(40), primary: false },
      ],
    },
  });
  await call(customersApi.addAddress, {
    params: { id },
    body: { kind: 'email', value: 'segunda@cliente.example', label: seed(40) },
  });
  await call(customersApi.addNote, { params: { id }, body: { text: seed(4000) } });
  const other = await call(customersApi.createCustomer, { body: { name: seed(200) } });
  await call(customersApi.mergeCustomers, { params: { id }, body: { otherId: other.id } });
  return id;
}

/** What only a browser may change: the own name and signature, tokens; and what a database alone makes without hardware. */
export async function makeOwnAccount(app: App, seed: Seeds, cookie: string, attacked: Set<string>): Promise<void> {
  const send = async (endpoint: AnyEndpoint, body: object): Promise<void> => {
    for (const one of attackedIn(endpoint, body)) attacked.add(one);
    const response = await fetch(app.url + endpoint.path, {
      method: endpoint.method,
      headers: { cookie, 'x-cauce': '1', 'content-type': 'application/json', 'idempotency-key': newId() },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${endpoint.method} ${endpoint.path}: ${await response.text()}`);
  };
  await send(identityApi.updateMe, { name: seed(120), signature: seed(4000) });
  await send(identityApi.createToken, { name: seed(80), scopes: ['cases:read'] });
  await withDatabase(app, async (db) => {
    const person = (await sql<{ id: string }>`select id from person where email = 'adela@ribera.example'`.execute(db))
      .rows[0]?.id;
    await sql`insert into passkey (id, person_id, credential_id, public_key, name, created_at)
      values (${newId()}, ${person}, ${newId()}, 'x', ${seed(80)}, now())`.execute(db);
  });
}
