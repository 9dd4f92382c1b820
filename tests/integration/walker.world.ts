import { addInbound, BARE_MESSAGE, openCaseWithMessage, type InboundMessage } from '#areas/cases/index.ts';
import { customerForEmail } from '#areas/customers/index.ts';
import { openSession } from '#areas/identity/index.ts';
import { keep } from '#areas/intake/index.ts';
import { writeArticle } from '#areas/knowledge/index.ts';
import { setUp } from '#areas/organisation/index.ts';
import { newId } from '#platform/ids/index.ts';
import { system, transact, type Work } from '#platform/work/index.ts';
import type { TestHouse } from '#tests/support/house.ts';
import { aPerson, aTeam, staff, type Staff, type TestPerson } from '#tests/support/people.ts';

/** Stands in everything that the wrong person must not read. */
export const SECRET_WORD = 'berenjena-confidencial';

export interface World {
  people: Staff;
  outsider: TestPerson;
  /** The id that goes into this member of this path: of something that belongs to others. */
  foreign(path: string, name: string): string;
  /** The same, of nothing at all. */
  absent(): (path: string, name: string) => string;
}

const AN_ARTICLE = {
  title: 'Portes',
  html: '<p>Doce euros.</p>',
  sectionId: null,
  reviewOn: null,
  families: [],
  translationOf: null,
  gapId: null,
};

/** A company whose one case belongs to a team of its own, of which no agent is a member. */
export async function makeWorld(house: TestHouse): Promise<World> {
  const people = await staff(house);
  const as = <T>(command: (work: Work) => Promise<T>): Promise<T> => transact(house, system('tests'), command);
  await as((work) =>
    setUp(work, {
      companyName: 'Comercial Ribera',
      language: 'es',
      zone: 'Europe/Madrid',
      country: 'ES',
      memberIds: [people.lead.id],
    }),
  );
  const [closed, other] = await Promise.all([aTeam(house, 'Reservado'), aTeam(house, 'Otra')]);
  const outsider = await aPerson(house, 'agent', { name: 'Olga Prieto', teamIds: [other.id] });
  const { caseId, reference, messageId, heldId, customerId } = await as(async (work) => {
    const from = { name: 'Ana Ruiz', address: 'ana@cliente.example' };
    const customer = await customerForEmail(work, { email: from.address, name: from.name });
    const made = await openCaseWithMessage(
      work,
      { subject: SECRET_WORD, channel: 'email', customerId: customer?.id ?? null, requester: from, teamId: closed.id },
      await aMail(work, house, customer?.id ?? null),
    );
    const held = await addInbound(work, made.id, {
      ...(await aMail(work, house, customer?.id ?? null)),
      heldReason: 'stranger',
    });
    return {
      caseId: made.id,
      reference: made.reference,
      messageId: made.messageId,
      heldId: held.messageId,
      customerId: customer?.id ?? '',
    };
  });
  const { db } = house.database;
  const attachment = await db
    .selectFrom('attachment')
    .select('id')
    .where('message_id', '=', messageId)
    .executeTakeFirstOrThrow();
  const address = await db
    .selectFrom('customer_address')
    .select('id')
    .where('customer_id', '=', customerId)
    .executeTakeFirstOrThrow();
  const { consultationId, fileId } = await aConsultation(house, people.lead.id, { caseId, reference });
  const authorised = await anAuthorisation(house, people, caseId);
  const outboxId = newId();
  await db
    .insertInto('outbox')
    .values({
      id: outboxId,
      case_id: caseId,
      kind: 'reply',
      mail_id: `<${outboxId}@ribera.example>`,
      envelope_from: 'hola@ribera.example',
      recipients: '[]' as never,
      mail: '{}' as never,
      state: 'failed',
      next_try_at: house.clock.now(),
      created_by: 'system:tests',
      created_at: house.clock.now(),
    })
    .execute();
  await as((work) => openSession(work, people.administrator.id, { method: 'password' }));
  const ofAdministrator = await db
    .selectFrom('session')
    .select('id')
    .where('person_id', '=', people.administrator.id)
    .executeTakeFirstOrThrow();
  const raw = await house.files.put(Buffer.from(SECRET_WORD));
  const { id: arrival } = await as((work) =>
    keep(work, { channel: 'email', dedupeKey: newId(), raw, receivedAt: work.now }),
  );
  await db
    .updateTable('intake')
    .set({ state: 'done', outcome: 'case', case_id: caseId, message_id: messageId, subject: SECRET_WORD })
    .where('id', '=', arrival)
    .execute();
  const contactId = newId();
  await db
    .insertInto('direct_contact')
    .values({
      id: contactId,
      case_id: caseId,
      kind: 'message',
      origin: 'page',
      asked_at: house.clock.now(),
      promised_at: house.clock.now(),
      first_promised_at: house.clock.now(),
    })
    .execute();
  const unreachedId = newId();
  await db
    .insertInto('unreached')
    .values({ id: unreachedId, case_id: caseId, found_at: house.clock.now(), reasons: '[]' as never })
    .execute();
  const reviewId = newId();
  await db
    .insertInto('decision_review')
    .values({
      id: reviewId,
      kind: 'proposal',
      decision_id: authorised.proposalId,
      case_id: caseId,
      person_id: people.administrator.id,
      verdict: 'doubtful',
      word: SECRET_WORD,
      by_id: people.director.id,
      at: house.clock.now(),
    })
    .execute();
  const findingId = newId();
  const areaId = newId();
  await db.insertInto('area').values({ id: areaId, name: 'Transporte', created_at: house.clock.now() }).execute();
  await db
    .insertInto('finding')
    .values({
      id: findingId,
      case_id: caseId,
      fault: 'process',
      summary: SECRET_WORD,
      cost: '[]' as never,
      area_id: areaId,
      made_by: people.administrator.id,
      made_at: house.clock.now(),
    })
    .execute();
  const templateId = newId();
  const made = { owner_id: people.administrator.id, created_at: house.clock.now() };
  await db
    .insertInto('template')
    .values({ id: templateId, kind: 'template', version: 1, ...made })
    .execute();
  const version = { template_id: templateId, number: 1, made_by: made.owner_id, made_at: made.created_at };
  const texts = JSON.stringify([{ language: 'es', form: 'any', html: SECRET_WORD, text: SECRET_WORD }]);
  await db
    .insertInto('template_version')
    .values({ ...version, title: SECRET_WORD, texts })
    .execute();
  const viewId = newId();
  await db
    .insertInto('saved_view')
    .values({
      id: viewId,
      owner_id: people.administrator.id,
      name: SECRET_WORD,
      selector: JSON.stringify({ terms: [], words: SECRET_WORD }),
      created_at: house.clock.now(),
      changed_at: house.clock.now(),
    })
    .execute();
  const bulkId = newId();
  await db
    .insertInto('case_bulk')
    .values({
      id: bulkId,
      made_by: people.administrator.id,
      made_at: house.clock.now(),
      act: JSON.stringify({ do: 'take' }),
      total: 1,
    })
    .execute();
  await db.insertInto('case_bulk_case').values({ bulk_id: bulkId, case_id: caseId }).execute();
  const articleId = await as((work) =>
    writeArticle(work, people.administrator.id, { ...AN_ARTICLE, audience: 'internal', language: 'es' }),
  );
  const automationId = newId();
  const keeper = people.administrator.id;
  await db
    .insertInto('automation')
    .values({
      id: automationId,
      name: SECRET_WORD,
      position: 1,
      version: 1,
      owner_id: keeper,
      created_at: made.created_at,
    })
    .execute();
  await db
    .insertInto('automation_version')
    .values({
      automation_id: automationId,
      version: 1,
      trigger: JSON.stringify({ on: 'event', event: 'opened' }),
      selector: JSON.stringify({ terms: [], words: SECRET_WORD }),
      actions: JSON.stringify([{ do: 'priority', priority: 'high' }]),
      reason: SECRET_WORD,
      made_by: keeper,
      made_at: made.created_at,
    })
    .execute();
  const ids: [RegExp, string][] = [
    [/automations\/.*:id$/, automationId],
    [/knowledge\/articles\/.*:id$/, articleId],
    [/:n$/, '1'],
    [/case-bulks\/.*:id$/, bulkId],
    [/saved-views\/.*:id$/, viewId],
    [/templates\/.*:id$/, templateId],
    [/:reference$/, reference],
    [/:messageId$/, heldId],
    [/messages\/.*:id$/, messageId],
    [/attachments\/.*:id$/, attachment.id],
    [/customers\/.*:addressId$/, address.id],
    [/customers\/.*:id$/, customerId],
    [/people\/.*:id$/, people.director.id],
    [/sessions\/.*:id$/, ofAdministrator.id],
    [/outbox\/.*:id$/, outboxId],
    [/intake\/.*:id$/, arrival],
    [/dead-jobs\/.*:id$/, '1'],
    [/authorisations\/.*:id$/, authorised.authorisationId],
    [/proposals\/.*:id$/, authorised.proposalId],
    [/executions\/.*:id$/, authorised.executionId],
    [/delegations\/.*:id$/, authorised.delegationId],
    [/findings\/.*:id$/, findingId],
    [/decisions\/:source$/, 'proposal'],
    [/decisions\/.*:id$/, authorised.proposalId],
    [/(decision-reviews|my\/feedback)\/.*:id$/, reviewId],
    [/direct-line\/contacts\/.*:id$/, contactId],
    [/direct-line\/unreached\/.*:id$/, unreachedId],
    [/consultations\/.*:fileId$/, fileId],
    [/consultations\/.*:id$/, consultationId],
    [/:number$/, '1'],
    [/:code$/, 'motivo'],
    [/:other$/, reference],
  ];
  return {
    people,
    outsider,
    foreign: (path, name) => ids.find(([fits]) => fits.test(upTo(path, name)))?.[1] ?? newId(),
    absent: () => (path, name) => {
      if (name === 'reference' || name === 'other') return 'RC-99999999';
      if (name === 'number' || name === 'n') return '999';
      if (name === 'source') return 'proposal';
      return path.includes('dead-jobs') ? '999' : name === 'code' ? 'nada' : newId();
    },
  };
}

/** The administrator proposes something for the hidden case and has the Director asked; a task and a delegation are theirs too. */
async function anAuthorisation(house: TestHouse, people: Staff, caseId: string) {
  const { db } = house.database;
  const at = house.clock.now();
  const [proposalId, lineId, authorisationId, executionId, delegationId] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ];
  const later = new Date(at.getTime() + 86_400_000);
  const reason = { code: 'over_amount', params: { by: 1, limit: 1, currency: 'EUR' } };
  await db
    .insertInto('proposal')
    .values({
      id: proposalId,
      case_id: caseId,
      made_by: people.administrator.id,
      made_at: at,
      state: 'waiting',
      level: 3,
      policy_number: 0,
      decision: JSON.stringify({ reason, approvers: null, fourEyes: false, lines: [], consult: null, remaining: null }),
      reason: SECRET_WORD,
      cause_code: 'other',
      currency: 'EUR',
      total_minor: 12_345,
    })
    .execute();
  const line = { solution: 'credit', amount_minor: 12_345 };
  await db
    .insertInto('proposal_line')
    .values({ id: lineId, proposal_id: proposalId, position: 1, ...line, detail: SECRET_WORD, level: 3 })
    .execute();
  await db
    .insertInto('authorisation')
    .values({
      id: authorisationId,
      proposal_id: proposalId,
      proposal_version: 1,
      step: 1,
      approver_id: people.director.id,
      asked_id: people.director.id,
      asked_at: at,
      due_at: later,
      expires_at: later,
      state: 'pending',
    })
    .execute();
  await db
    .insertInto('execution')
    .values({
      id: executionId,
      proposal_line_id: lineId,
      case_id: caseId,
      ...line,
      currency: 'EUR',
      assignee_id: people.administrator.id,
      opened_at: at,
      due_at: later,
      state: 'open',
    })
    .execute();
  await db
    .insertInto('delegation')
    .values({
      id: delegationId,
      person_id: people.director.id,
      delegate_id: people.administrator.id,
      starts_at: at,
      ends_at: later,
      made_at: at,
      made_by: 'system:tests',
    })
    .execute();
  return { proposalId, authorisationId, executionId, delegationId };
}

/** An area of nobody's is asked about the hidden case by its lead. */
async function aConsultation(
  house: TestHouse,
  askedBy: string,
  of: { caseId: string; reference: string },
): Promise<{ consultationId: string; fileId: string }> {
  const { db } = house.database;
  const [areaId, consultationId, fileId] = [newId(), newId(), newId()];
  const at = house.clock.now();
  await db.insertInto('area').values({ id: areaId, name: 'Almacén', created_at: at }).execute();
  await db
    .insertInto('consultation')
    .values({
      id: consultationId,
      case_id: of.caseId,
      area_id: areaId,
      kind: 'question',
      asked_by: askedBy,
      asked_at: at,
      question: SECRET_WORD,
      answers: JSON.stringify([{ code: 'r1', label: 'Sí', meaning: 'yes' }]),
      customer_facts: JSON.stringify([{ code: 'case', text: of.reference }]),
      half_at: at,
      due_at: at,
      lead_at: at,
    })
    .execute();
  const { sha256, size } = await house.files.put(Buffer.from(SECRET_WORD));
  await db
    .insertInto('consultation_file')
    .values({
      id: fileId,
      consultation_id: consultationId,
      side: 'asked',
      position: 1,
      sha256,
      name: `${SECRET_WORD}.txt`,
      type: 'text/plain',
      size,
    })
    .execute();
  return { consultationId, fileId };
}

/** `/api/v1/messages/:id/html`, `id` → `/api/v1/messages/:id`. */
function upTo(path: string, name: string): string {
  return path.slice(0, path.indexOf(`:${name}`) + name.length + 1);
}

async function aMail(work: Work, house: TestHouse, customerId: string | null): Promise<InboundMessage> {
  const file = await house.files.put(Buffer.from(SECRET_WORD));
  return {
    ...BARE_MESSAGE,
    channel: 'email',
    from: { name: 'Ana Ruiz', address: 'ana@cliente.example' },
    to: [{ name: 'Ribera', address: 'hola@ribera.example' }],
    recipientsTotal: 1,
    subject: SECRET_WORD,
    text: SECRET_WORD,
    html: `<p>${SECRET_WORD}</p>`,
    language: 'es',
    threadedBy: 'new',
    rawSha256: file.sha256,
    mailId: `<${newId()}@cliente.example>`,
    at: work.now,
    receivedAt: work.now,
    customerId,
    attachments: [
      {
        sha256: file.sha256,
        name: `${SECRET_WORD}.txt`,
        type: 'text/plain',
        size: file.size,
        inline: false,
        contentId: null,
      },
    ],
  };
}
