import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { AnswerButton } from '../consultations/contract.ts';

export interface AreaAnswer {
  proposalId: string;
  consultationId: string;
  answers: AnswerButton[];
  answerCode: string | null;
  answerText: string;
}

/** The question that an area still has about a proposal. */
export async function openConsultationOf(db: Db, proposalId: string): Promise<string | undefined> {
  const found = await sql<{ id: string }>`
    select id from consultation where proposal_id = ${proposalId} and state = 'open' order by asked_at desc limit 1`.execute(
    db,
  );
  return found.rows[0]?.id;
}

/** What areas answered about these proposals, the latest of each. */
export async function areaAnswersOf(db: Db, proposalIds: readonly string[]): Promise<AreaAnswer[]> {
  const found = await sql<AreaAnswer>`
    select distinct on (c.proposal_id) c.proposal_id as "proposalId", c.id as "consultationId", c.answers, c.answer_code as "answerCode", c.answer_text as "answerText"
    from consultation c where c.proposal_id = any(${[...proposalIds]}::uuid[]) and c.state = 'answered' order by c.proposal_id, c.answered_at desc`.execute(
    db,
  );
  return found.rows;
}
