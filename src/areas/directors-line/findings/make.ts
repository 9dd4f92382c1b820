import { findHeader } from '#areas/cases/index.ts';
import { personOf } from '#areas/identity/index.ts';
import { areaInUse, companyInUse } from '#areas/organisation/index.ts';
import { invalid, missing } from '#platform/errors/index.ts';
import type { CallOutput, HandlerInput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { say } from '../asking/words.ts';
import type { findingsApi } from './contract.ts';
import { areasInUse, costOf, isContactOf, madeOf, messageSaid, namesOfStaff, saidIn } from './evidence.store.ts';
import { isSaid, ownWords, withoutNames } from './finding.rules.ts';
import { insertFinding } from './finding.store.ts';
import { tellArea } from './tell.ts';

/** What our page says in the customer's message, in each language. */
const OURS = [say('es', 'direct.wants_call'), say('en', 'direct.wants_call')];

type Given = HandlerInput<typeof findingsApi.makeFinding>['body'];

/** @throws {DomainError} case.not_found */
export async function findingDraft(
  work: Work,
  reference: string,
): Promise<CallOutput<typeof findingsApi.findingDraft>> {
  const found = await demandCase(work, reference);
  const [messages, cost, areas, made] = [
    await saidIn(work.db, found.id),
    await costOf(work.db, found.id),
    await areasInUse(work.db),
    await madeOf(work.db, found.id),
  ];
  return {
    reference,
    subject: found.subject,
    messages: messages
      .map(({ id, at, text }) => ({ id, at: at.toISOString(), text: ownWords(text, OURS) }))
      .filter(({ text }) => text !== ''),
    cost,
    areas,
    made,
  };
}

/** Its cost is frozen as it is now, and nobody who works here is named in it. Returns its id. */
export async function makeFinding(work: Work, reference: string, given: Given): Promise<string> {
  const { id: caseId } = await demandCase(work, reference);
  const area = await areaInUse(work.db, given.areaId);
  if (!area.active) throw missing('area.not_found');
  if (given.contactId && !(await isContactOf(work.db, caseId, given.contactId)))
    throw invalid('finding.contact_not_of_case');
  const quote = await quoteOf(work, caseId, given);
  const blameless = await nameless(work);
  const finding = {
    id: newId(),
    caseId,
    contactId: given.contactId,
    fault: given.fault,
    summary: blameless(given.summary),
    messageId: quote ? given.messageId : null,
    quote: blameless(quote),
    cost: await costOf(work.db, caseId),
    areaId: area.id,
    madeBy: personOf(work).id,
    at: work.now,
  };
  await insertFinding(work.db, finding);
  record(work, ['case', caseId], 'finding.made', {
    finding: finding.id,
    area: area.id,
    fault: finding.fault,
    cost: finding.cost,
    contact: finding.contactId,
  });
  record(work, ['finding', finding.id], 'finding.moved', {});
  await tellArea(work, area, finding);
  return finding.id;
}

/** Takes whoever works here out of a text: findings and what areas say to them are about what makes it possible, not about who. */
export async function nameless(work: Work): Promise<(text: string) => string> {
  const [names, { language }] = [await namesOfStaff(work.db), await companyInUse(work.db)];
  const somebody = say(language === 'en' ? 'en' : 'es', 'finding.somebody');
  return (text) => withoutNames(text, names, somebody);
}

/** Evidence is what the customer wrote, not what one remembers of it. @throws {DomainError} finding.quote_not_said */
async function quoteOf(work: Work, caseId: string, { messageId, quote }: Given): Promise<string> {
  const own = ownWords(quote, OURS);
  if (!own) return '';
  const text = messageId ? await messageSaid(work.db, caseId, messageId) : undefined;
  if (text === undefined || !isSaid(ownWords(text, OURS), own)) throw invalid('finding.quote_not_said');
  return own;
}

async function demandCase(work: Work, reference: string): Promise<{ id: string; subject: string }> {
  const header = await findHeader(work.db, work.actor, { reference });
  if (!header) throw missing('case.not_found');
  return header;
}
