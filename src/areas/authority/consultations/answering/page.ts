import { conflict, missing } from '#platform/errors/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';
import { areaNames } from '../../executions/area.store.ts';
import { readLink, type PersonalLink } from '../../links.ts';
import { answerFor } from './answer.ts';
import type { ConsultationAnswer } from '../contract.ts';
import { filesOf, type FileRow, type NewFile } from '../file.store.ts';
import { otherAreas } from '../asking/whom.store.ts';
import { findById, type ConsultationRow } from '../store.ts';
import { messagesOf, type ThreadMessage } from '../reading/thread.store.ts';

/** What a personal link shows of a consultation: the question and its data, nothing else of the case. */
export interface LinkedConsultation {
  consultation: ConsultationRow;
  files: FileRow[];
  messages: ThreadMessage[];
  /** The area whose link this is, also when another has the question now. */
  area: string;
  /**
   * `live` may answer; `closed` says what became of it. Of one that is `expired`, or was `passed` on to others, nothing is shown of the
   * customer, nor of what was said or answered since.
   */
  state: 'live' | 'expired' | 'passed' | 'closed';
  personId: string | null;
  /** Areas it may be passed on to; none once it is closed, or where the policy names who answers. */
  others: { id: string; name: string }[];
}

/** Opens a link without using it (invariant 9); null for whatever is not exactly one of ours (T8). */
export async function openLinked(db: Db, token: string | undefined, now: Date): Promise<LinkedConsultation | null> {
  const link = await readLink(db, 'consultation', token, now);
  const consultation = link && (await findById(db, link.subject));
  if (!link || !consultation) return null;
  const state = stateOf(link, consultation);
  const [hidden, passable] = [state === 'expired' || state === 'passed', consultation.proposalId === null];
  return {
    consultation,
    area: link.areaId ? ((await areaNames(db, [link.areaId])).get(link.areaId) ?? '') : '',
    files: hidden ? [] : await filesOf(db, [consultation.id]),
    messages: hidden ? [] : await messagesOf(db, [consultation.id]),
    state,
    personId: link.personId,
    others: state === 'live' && passable ? await otherAreas(db, consultation.areaId) : [],
  };
}

function stateOf(link: PersonalLink, { state }: ConsultationRow): LinkedConsultation['state'] {
  if (link.state === 'expired') return 'expired';
  if (link.passed || (link.state === 'revoked' && state === 'open')) return 'passed';
  return state === 'open' ? 'live' : 'closed';
}

/** One press on the page. @throws {DomainError} consultation.not_found for a dead link; those of `answerFor` */
export async function answerLinked(
  work: Work,
  token: string,
  given: ConsultationAnswer,
  files: readonly NewFile[],
): Promise<void> {
  const link = await readLink(work.db, 'consultation', token, work.now);
  if (!link || link.state === 'expired') throw missing('consultation.not_found');
  // It was passed on: its hands are others now, and who was first among them is theirs.
  if (link.passed || (link.state === 'revoked' && (await findById(work.db, link.subject))?.state === 'open'))
    throw conflict('consultation.closed');
  // Otherwise a revoked one gets the answer that says who was first.
  await answerFor(work, link.subject, given, { personId: link.personId, via: 'link', files });
}
