import { personOf } from '#areas/identity/index.ts';
import { areaInUse } from '#areas/organisation/index.ts';
import { demand, invalid, missing } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { findingsApi } from './contract.ts';
import { mayAnswer } from './finding.rules.ts';
import { lockFinding, markAnswered, passTo, type FindingRow } from './finding.store.ts';
import { tellArea } from './tell.ts';
import { nameless } from './make.ts';

/** Accepted, or explained: why it is so. Of two answers at once, one. @throws {DomainError} finding.word_missing */
export async function answerFinding(
  work: Work,
  id: string,
  { state, answer }: HandlerInput<typeof findingsApi.answerFinding>['body'],
): Promise<void> {
  const finding = await open(work, id);
  if (state === 'explained' && answer === '') throw invalid('finding.word_missing');
  const blameless = await nameless(work);
  await markAnswered(work.db, id, { state, answer: blameless(answer), by: personOf(work).id, at: work.now });
  const data = { finding: id, area: finding.areaId };
  if (state === 'accepted') record(work, ['case', finding.caseId], 'finding.accepted', data);
  else record(work, ['case', finding.caseId], 'finding.explained', data);
  record(work, ['finding', id], 'finding.moved', {});
}

/** To the area it belongs to, with a word of why; that one is told. @throws {DomainError} finding.same_area, area.not_found */
export async function passFinding(
  work: Work,
  id: string,
  { areaId, word }: HandlerInput<typeof findingsApi.passFinding>['body'],
): Promise<{ area: { id: string; name: string } }> {
  const finding = await open(work, id);
  if (areaId === finding.areaId) throw invalid('finding.same_area');
  const area = await areaInUse(work.db, areaId);
  if (!area.active) throw missing('area.not_found');
  const blameless = await nameless(work);
  const pass = { id: newId(), findingId: id, from: finding.areaId, to: areaId, word: blameless(word) };
  await passTo(work.db, { ...pass, by: personOf(work).id, at: work.now });
  record(work, ['case', finding.caseId], 'finding.passed_on', { finding: id, from: finding.areaId, area: areaId });
  record(work, ['finding', id], 'finding.moved', {});
  await tellArea(work, area, finding);
  return { area: { id: area.id, name: area.name } };
}

async function open(work: Work, id: string): Promise<FindingRow> {
  const finding = await lockFinding(work.db, work.actor, id);
  if (!finding) throw missing('finding.not_found');
  demand(mayAnswer(personOf(work), finding));
  return finding;
}
