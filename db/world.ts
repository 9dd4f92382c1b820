import { randomBytes } from 'node:crypto';
import { loadAutomations } from '#areas/automation/world.ts';
import { loadPolicies, loadProposals, loadSurprises } from '#areas/authority/world.ts';
import { keepChoice, legalPack, type LegalPack } from '#areas/clocks/index.ts';
import { sampleCalendars } from '#areas/clocks/world.ts';
import { loadMails } from '#areas/channels/email/world.ts';
import {
  attendArrivals,
  loadBulks,
  loadCases,
  loadDrafts,
  loadFamily,
  loadLaw,
  loadMerges,
  loadPendingProposals,
  loadPutOff,
  loadSavedViews,
  loadTemplates,
  makeChance,
  type SampleCompany,
  type SampleCustomer,
  type Chance,
} from '#areas/cases/world/index.ts';
import { loadCompliance, loadSheets } from '#areas/compliance/world.ts';
import { createMailbox, findMailbox, type Mailbox } from '#areas/correspondence/index.ts';
import { companies, givenNames, sampleEmail, samplePhone, surnames } from '#areas/customers/world.ts';
import { loadLine } from '#areas/directors-line/world.ts';
import { loadKnowledge } from '#areas/knowledge/world.ts';
import { createPerson, type Role } from '#areas/identity/index.ts';
import { samplePerson } from '#areas/identity/world.ts';
import { calendarFor, setUp, targetPolicies } from '#areas/organisation/index.ts';
import { loadBrands, loadDuties, loadPeruTeam } from '#areas/organisation/world.ts';
import { loadTeam } from '#areas/workload/world.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { system, transact, type House, type PersonActor, type Work } from '#platform/work/index.ts';
import { sql } from 'kysely';

/** The one named sample company: Comercial Ribera, Valladolid, plumbing and hardware. Used by demo, tests and benchmarks. */
export interface WorldOptions {
  cases: number;
  months: number;
  language?: 'es' | 'en';
  /** Customers; by default one for each five cases, at least 40. */
  customers?: number;
  /** Hashing takes its time on purpose: tests and benchmarks sign in by other means. */
  password?: string | null;
  onProgress?: (done: number, of: number) => void;
  /** Before anybody exists for others: their passwords are told nowhere else, so they are kept whatever comes after. */
  onPeople?: (signIns: SignIn[]) => Promise<void>;
}

/** The setting that stands while the company loads: found at a start, nobody finished. */
export const SAMPLE_LOADING = 'sample.loading';

export interface SignIn {
  role: string;
  name: string;
  email: string;
  password: string;
  id: string;
}

const STAFF: readonly { role: Role; name: string; local: string; title: { es: string; en: string } }[] = [
  {
    role: 'director',
    name: 'Teresa Ruiz Calvo',
    local: 'teresa.ruiz',
    title: { es: 'Directora de servicio al cliente', en: 'Head of customer service' },
  },
  {
    role: 'lead',
    name: 'Javier Mora Prieto',
    local: 'javier.mora',
    title: { es: 'Responsable de equipo', en: 'Team lead' },
  },
  { role: 'agent', name: 'Ana Beltrán Soto', local: 'ana.beltran', title: { es: 'Agente', en: 'Agent' } },
  { role: 'agent', name: 'Nuria Sanz Ibáñez', local: 'nuria.sanz', title: { es: 'Agente', en: 'Agent' } },
  { role: 'agent', name: 'Unai Goikoetxea', local: 'unai.goikoetxea', title: { es: 'Agente', en: 'Agent' } },
  {
    role: 'agent',
    name: 'Carmen de la Fuente Muñoz',
    local: 'carmen.delafuente',
    title: { es: 'Agente', en: 'Agent' },
  },
  { role: 'area_member', name: 'Toni Vidal Roca', local: 'toni.vidal', title: { es: 'Almacén', en: 'Warehouse' } },
  { role: 'area_member', name: 'Rosa Méndez Gil', local: 'rosa.mendez', title: { es: 'Contabilidad', en: 'Accounts' } },
  { role: 'area_member', name: 'Íñigo Otxoa', local: 'inigo.otxoa', title: { es: 'Transporte', en: 'Transport' } },
  {
    role: 'area_member',
    name: 'Pilar Santos Rey',
    local: 'pilar.santos',
    title: { es: 'Instalaciones', en: 'Installations' },
  },
  { role: 'auditor', name: 'Elvira Pons', local: 'elvira.pons', title: { es: 'Auditora', en: 'Auditor' } },
  {
    role: 'administrator',
    name: 'Marcos Gil Herrero',
    local: 'marcos.gil',
    title: { es: 'Administrador', en: 'Administrator' },
  },
];
const DOMAIN = 'ribera.example';
const TAGS = ['urgente', 'transporte', 'zona B', 'cliente nuevo', 'fin de obra'] as const;
const AREAS = [
  ['Almacén', 'almacen', 'toni.vidal'],
  ['Contabilidad', 'contabilidad', 'rosa.mendez'],
  ['Transporte', 'transporte', 'inigo.otxoa'],
  ['Instalaciones', 'instalaciones', 'pilar.santos'],
  ['Servicio técnico', 'tecnico', null],
  ['Comercial', 'comercial', null],
] as const;
const SEED = 20_261_109;
/** Ribera will be a large company for the law: until that obliges, the general regime rules. */
const LEGAL_PACK = 'es-l10-large';

/** Makes the company with its people, customers and `cases` cases of the last `months`. Only into an empty installation. */
export async function loadWorld(
  house: House,
  options: WorldOptions,
): Promise<{ signIns: SignIn[]; administratorId: string }> {
  const chance = makeChance(SEED);
  const made = await transact(house, system('demo'), async (work) => {
    const company = await makeCompany(work, options);
    await sql`insert into setting (key, value, changed_at, changed_by) values (${SAMPLE_LOADING}, 'true', ${work.now}, 'system:demo')`.execute(
      work.db,
    );
    await options.onPeople?.(company.signIns);
    return company;
  });
  const customers = await makeCustomers(
    house,
    options.customers ?? Math.max(40, Math.round(options.cases / 5)),
    chance,
  );
  const company = await sampleCompany(house, made, customers);
  await loadCases(house, company, chance, {
    cases: options.cases,
    months: options.months,
    prefix: 'RC',
    onProgress: (done) => options.onProgress?.(done, options.cases),
  });
  await transact(house, system('demo'), async (work) =>
    loadSurprises(
      work,
      made.signIns.filter(({ role }) => role === 'agent').map(({ id }) => id),
      await someCases(work),
    ),
  );
  await loadAuthorisations(house, made, company, chance);
  const lead = made.signIns.find(({ role }) => role === 'lead');
  if (lead) await loadLaw(house, lead, made.teamId);
  await loadSavedViews(house, actorOf(made, 'lead'), actorOf(made, 'agent'), made.teamId);
  await loadTemplates(house, actorOf(made, 'lead'), actorOf(made, 'agent'), made.teamId);
  await loadMerges(house, actorOf(made, 'agent'));
  await loadFamily(house, actorOf(made, 'agent'));
  await loadBulks(house, actorOf(made, 'lead'));
  await loadPutOff(house, actorOf(made, 'lead'));
  await loadArrivals(house, made);
  await loadDrafts(house, actorOf(made, 'agent'));
  const director = made.signIns.find(({ role }) => role === 'director');
  if (director) await loadLine(house, director);
  await loadKnowledge(house, { lead: actorOf(made, 'lead'), agents: actorsOf(made, 'agent') });
  await loadTeam(house, actorOf(made, 'lead'), actorsOf(made, 'agent'));
  await transact(house, system('demo'), loadCompliance);
  await loadAutomations(house, actorOf(made, 'lead'));
  await analyse(house);
  await house.database.db.deleteFrom('setting').where('key', '=', SAMPLE_LOADING).execute();
  return { signIns: made.signIns, administratorId: made.signIns.find((one) => one.role === 'administrator')?.id ?? '' };
}

/** What came in by mail these days, with the brands abroad and the rota of whoever answers for them; Peru's book last. */
async function loadArrivals(house: House, made: Made): Promise<void> {
  const lead = actorOf(made, 'lead');
  const boxes = await transact(house, actorOf(made, 'administrator'), async (work) => {
    const brands = await loadBrands(work, addMs(work.now, -200 * DAY));
    const storeroom = made.areas.get('Almacén');
    await loadDuties(work, {
      leadId: lead.id,
      directorId: actorOf(made, 'director').id,
      areaId: storeroom?.id ?? '',
      areaHeadId: storeroom?.headId ?? '',
    });
    const everyone = made.signIns.filter(({ role }) => role === 'agent' || role === 'lead').map(({ id }) => id);
    const peruTeamId = await loadPeruTeam(work, everyone);
    const open = (name: string, local: string, brandId: string, teamId: string): Promise<string> =>
      createMailbox(work, { address: `${local}@${DOMAIN}`, name, brandId, teamId });
    return {
      main: made.mailbox.id,
      peru: await open('Ribera Perú', 'peru', brands.peru, peruTeamId),
      colombia: await open('Ribera Colombia', 'colombia', brands.colombia, made.teamId),
      peruBrand: brands.peru,
      teams: [made.teamId, peruTeamId],
    };
  });
  const box = async (id: string): Promise<Mailbox> => (await findMailbox(house.database.db, id)) as Mailbox;
  const [main, peru, colombia] = await Promise.all([box(boxes.main), box(boxes.peru), box(boxes.colombia)]);
  const agents = made.signIns
    .filter(({ role }) => role === 'agent')
    .map((one) => samplePerson(one, 'agent', boxes.teams));
  await loadMails(house, { main, peru, colombia }, actorOf(made, 'agent'));
  await loadSheets(house, { ...lead, teamIds: boxes.teams }, boxes.peruBrand);
  await attendArrivals(house, agents, [peru.id, colombia.id]);
}

function actorsOf(made: Made, role: Role): PersonActor[] {
  return made.signIns.filter((one) => one.role === role).map((one) => samplePerson(one, role, [made.teamId]));
}

function actorOf(made: Made, role: Role): PersonActor {
  const one = made.signIns.find((person) => person.role === role);
  return samplePerson({ id: one?.id ?? '', name: one?.name ?? '' }, role, [made.teamId]);
}

/** What was proposed over the months, and what waits for somebody now. */
async function loadAuthorisations(house: House, made: Made, company: SampleCompany, chance: Chance): Promise<void> {
  const idOf = (role: string): string => made.signIns.find((one) => one.role === role)?.id ?? '';
  const { now, team } = company;
  const authority = { directorId: idOf('director'), leadId: idOf('lead'), calendar: team.calendar, now };
  await transact(house, system('demo'), async (work) => void (await loadProposals(work.db, authority, chance)));
  await loadPendingProposals(house, made.areas.get('Almacén')?.id ?? '', [made.teamId]);
}

/** A few that were resolved lately, of people. */
async function someCases(work: Work): Promise<{ id: string; customerId: string | null }[]> {
  const found = await sql<{ id: string; customerId: string | null }>`
    select f.id, f.customer_id as "customerId" from case_file f join customer c on c.id = f.customer_id
    where f.resolved_at is not null and c.kind = 'person' order by f.resolved_at desc limit 12`.execute(work.db);
  return found.rows;
}

interface Made {
  signIns: SignIn[];
  teamId: string;
  brandId: string;
  mailbox: { id: string; address: string; name: string };
  tagIds: string[];
  areas: Map<string, { id: string; headId: string | null; email: string }>;
}

async function makeCompany(work: Work, options: WorldOptions): Promise<Made> {
  const language = options.language ?? 'es';
  const signIns: SignIn[] = [];
  for (const { role, name, local, title } of STAFF) {
    const password = options.password === undefined ? randomBytes(9).toString('base64url') : (options.password ?? '');
    const email = `${local}@${DOMAIN}`;
    const { id } = await createPerson(work, {
      name,
      email,
      roles: [role],
      language,
      jobTitle: title[language],
      ...(password ? { password } : {}),
    });
    signIns.push({ role, name, email, password, id });
  }
  const idOf = (role: string): string => signIns.find((one) => one.role === role)?.id ?? '';
  const members = signIns.filter((one) => one.role === 'agent' || one.role === 'lead').map((one) => one.id);
  const { office } = await sampleCalendars();
  const { brandId, teamId } = await setUp(work, {
    companyName: 'Comercial Ribera',
    language,
    zone: 'Europe/Madrid',
    memberIds: members,
    directorId: idOf('director'),
    calendar: office,
    sample: true,
  });
  await work.db
    .updateTable('company')
    .set({
      legal_name: 'Comercial Ribera, S. L.',
      tax_id: 'B00000000',
      address: 'Avenida de la Estación, 27\n47004 Valladolid',
      phone: '+34 983 00 00 00',
      website: 'https://ribera.example',
    })
    .execute();
  await keepChoice(work, legalPack(LEGAL_PACK) as LegalPack, null, addMs(work.now, -2 * 365 * DAY));
  const mailbox = { address: `atencion@${DOMAIN}`, name: 'Comercial Ribera' };
  const mailboxId = await createMailbox(work, { ...mailbox, brandId, teamId });
  const tagIds = TAGS.map(() => newId());
  await work.db
    .insertInto('tag')
    .values(TAGS.map((name, i) => ({ id: tagIds[i] as string, name, created_at: work.now })))
    .execute();
  const areas = await makeAreas(work, signIns);
  const areaIds = new Map([...areas].map(([name, { id }]) => [name, id]));
  await loadPolicies(work, { directorId: idOf('director'), leadId: idOf('lead'), areaIds });
  return { signIns, teamId, brandId, mailbox: { id: mailboxId, ...mailbox }, tagIds, areas };
}

/** Who is asked inside: each with its address, and most with somebody at its head. */
async function makeAreas(work: Work, people: readonly SignIn[]): Promise<Made['areas']> {
  const areas: Made['areas'] = new Map();
  for (const [name, local, head] of AREAS) {
    const id = newId();
    const email = `${local}@${DOMAIN}`;
    const headId = people.find((one) => one.email === `${head}@${DOMAIN}`)?.id ?? null;
    areas.set(name, { id, headId, email });
    await work.db.insertInto('area').values({ id, name, email, head_id: headId, created_at: work.now }).execute();
    if (headId) await work.db.insertInto('area_member').values({ area_id: id, person_id: headId }).execute();
  }
  return areas;
}

/** Most live around Valladolid; of some nobody knows. */
function regionFor({ phone }: { phone: string }): string {
  const places = ['ES-VA', 'ES-VA', 'ES-VA', 'ES-P', 'ES-SA', '', 'ES-VA', 'ES-ZA', 'ES-M', 'ES-VA'] as const;
  return places[Number(phone.at(-1))] ?? '';
}

async function makeCustomers(house: House, count: number, chance: Chance): Promise<SampleCustomer[]> {
  const since = house.clock.now().getTime() - 3 * 365 * 86_400_000;
  const customers = Array.from({ length: count }, (_, n): SampleCustomer & { phone: string; at: Date } => {
    const isCompany = n % 6 === 5;
    const name = isCompany
      ? `${chance.one(companies)}${n >= companies.length * 6 ? ` (${n})` : ''}`
      : `${chance.one(givenNames)} ${chance.one(surnames)} ${chance.one(surnames)}`;
    const at = since + Math.floor(chance.next() * 2 * 365 * 86_400_000);
    return {
      id: chance.id(at),
      name,
      kind: isCompany ? 'company' : 'person',
      email: sampleEmail(name, n),
      phone: samplePhone(n),
      at: new Date(at),
    };
  });
  for (let from = 0; from < customers.length; from += 2_000) {
    const batch = customers.slice(from, from + 2_000);
    const column = <T>(read: (one: (typeof batch)[number]) => T): T[] => batch.map(read);
    const { db } = house.database;
    await sql`insert into customer (id, kind, name, language, region, created_at)
      select * from unnest(${column((c) => c.id)}::uuid[], ${column((c) => c.kind)}::text[], ${column((c) => c.name)}::text[], ${column(() => 'es')}::text[], ${column(regionFor)}::text[], ${column((c) => c.at)}::timestamptz[])`.execute(
      db,
    );
    await sql`insert into customer_address (id, customer_id, kind, value, is_primary, proven_at, created_at)
      select * from unnest(${column((c) => chance.id(c.at.getTime()))}::uuid[], ${column((c) => c.id)}::uuid[], ${column(() => 'email')}::text[], ${column((c) => c.email)}::text[], ${column(() => true)}::boolean[], ${column((c) => c.at)}::timestamptz[], ${column((c) => c.at)}::timestamptz[])`.execute(
      db,
    );
    await sql`insert into customer_address (id, customer_id, kind, value, is_primary, created_at)
      select * from unnest(${column((c) => chance.id(c.at.getTime()))}::uuid[], ${column((c) => c.id)}::uuid[], ${column(() => 'phone')}::text[], ${column((c) => c.phone)}::text[], ${column(() => true)}::boolean[], ${column((c) => c.at)}::timestamptz[])`.execute(
      db,
    );
  }
  return customers;
}

async function sampleCompany(house: House, made: Made, customers: SampleCustomer[]): Promise<SampleCompany> {
  const { db } = house.database;
  const inForce = await calendarFor(db, made.teamId);
  return {
    now: house.clock.now(),
    team: { id: made.teamId, ref: { id: inForce.id, version: inForce.version }, calendar: inForce.calendar },
    agents: made.signIns.filter((one) => one.role === 'agent').map(({ id, name }) => ({ id, name })),
    mailbox: made.mailbox,
    brandId: made.brandId,
    customers,
    tagIds: made.tagIds,
    policies: await targetPolicies(db),
    legalPack: LEGAL_PACK,
    areas: made.areas,
  };
}

/** The planner must know the new sizes before the first person asks. */
async function analyse(house: House): Promise<void> {
  const { Client } = (await import('pg')).default;
  const owner = new Client({ connectionString: house.database.ownerUrl });
  await owner.connect();
  await owner.query('analyze');
  await owner.end();
}
