import { personOf } from '#areas/identity/index.ts';
import type { CallOutput, HandlerInput } from '#platform/http/contract.ts';
import type { Verdict } from '#platform/errors/index.ts';
import { missing } from '#platform/errors/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { Actor, Work } from '#platform/work/index.ts';
import { leads, mayAnswer, mayRemind, onlyReads, type Asker } from '../consultation.rules.ts';
import type { consultationsApi, ConsultationView } from '../contract.ts';
import { referenceOf } from '../asking/mails.ts';
import { filesOf } from '../file.store.ts';
import { consultationsOfCase, countOpen, findConsultation, findConsultations, type ConsultationRow } from '../store.ts';
import { messagesOf } from './thread.store.ts';

type Query = HandlerInput<typeof consultationsApi.listConsultations>['query'];

export async function listConsultations(
  work: Work,
  { after, limit, ...query }: Query,
): Promise<CallOutput<typeof consultationsApi.listConsultations>> {
  const { db, actor } = work;
  const rows = await findConsultations(db, actor, { ...query, after: readCursor(after), limit: limit + 1 });
  const shown = rows.slice(0, limit);
  return {
    items: await views(db, actor, shown),
    next: rows.length > limit ? cursorOf(shown.at(-1) as ConsultationRow, query.state) : null,
    counts: await countOpen(db, actor),
    leads: leads(personOf(work)),
  };
}

export async function viewConsultation(work: Work, id: string): Promise<ConsultationView> {
  const row = await findConsultation(work.db, work.actor, id);
  if (!row) throw missing('consultation.not_found');
  return (await views(work.db, work.actor, [row]))[0] as ConsultationView;
}

/** For the thread of a case, whose reader was allowed in by the caller. */
export async function consultationsOf(db: Db, actor: Actor, caseId: string): Promise<ConsultationView[]> {
  return views(db, actor, await consultationsOfCase(db, caseId));
}

async function views(db: Db, actor: Actor, rows: readonly ConsultationRow[]): Promise<ConsultationView[]> {
  const ids = rows.map(({ id }) => id);
  const [files, messages] = [await filesOf(db, ids), await messagesOf(db, ids)];
  return rows.map((row) => ({
    ...plainView(row),
    files: files
      .filter((file) => file.consultationId === row.id)
      .map(({ id, side, name, type, size }) => ({ id, side, name, type, size })),
    messages: messages
      .filter((message) => message.subjectId === row.id)
      .map(({ id, author, area, via, text, at }) => ({
        id,
        author: author ?? area ?? row.areaName,
        fromArea: area !== null,
        via,
        text,
        at: at.toISOString(),
      })),
    can: abilities(actor, row),
  }));
}

function plainView(row: ConsultationRow): Omit<ConsultationView, 'files' | 'messages' | 'can'> {
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    area: { id: row.areaId, name: row.areaName },
    caseReference: referenceOf(row),
    askedBy: { id: row.askedBy, name: row.askedByName },
    askedAt: row.askedAt.toISOString(),
    question: row.question,
    answers: row.answers,
    facts: row.facts.filter(({ code }) => code !== 'case'),
    item: row.item,
    quantity: row.quantity,
    told: row.toldName ?? row.toldAddress,
    halfAt: row.halfAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    blocks: row.blocks,
    answerCode: row.answerCode,
    answerText: row.answerText,
    quantityConfirmed: row.quantityConfirmed,
    promisedOn: row.promisedOn,
    answeredBy: row.state === 'answered' ? (row.answeredByName ?? row.areaName) : null,
    answeredVia: row.answeredVia,
    answeredAt: iso(row.answeredAt),
    remindedAt: iso(row.remindedAt),
    escalatedAt: iso(row.escalatedAt),
    escalatedTo: row.escalatedToName,
  };
}

function abilities(actor: Actor, row: ConsultationRow): Record<string, true | string> {
  if (actor.kind !== 'person') return {};
  const asker: Asker = actor;
  const said = (verdict: Verdict): true | string => (verdict.ok ? true : verdict.reason);
  return {
    answer: said(mayAnswer(asker, row)),
    remind: said(mayRemind(asker, row)),
    // The policy names the area that says yes: no other says it in its place.
    passToArea: row.proposalId ? 'consultation.of_proposal' : said(mayAnswer(asker, row)),
    say: onlyReads(asker) ? 'session.role' : true,
  };
}

function cursorOf(row: ConsultationRow, state: 'open' | 'closed'): string {
  const at = state === 'open' ? row.dueAt : (row.closedAt ?? row.askedAt);
  return Buffer.from(`${at.toISOString()} ${row.id}`).toString('base64url');
}

/** A cursor that is none of ours begins at the top. */
function readCursor(text: string | undefined): { at: Date; id: string } | null {
  const plain = Buffer.from(text ?? '', 'base64url').toString('utf8');
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f-]{36})$/.exec(plain);
  return match ? { at: new Date(match[1] as string), id: match[2] as string } : null;
}
