import { demand, missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { surveyFacts } from './resolution.store.ts';
import { maySurvey } from './survey.rules.ts';

/**
 * What every survey asks before it leaves, in the work that sends it.
 * @throws {DomainError} case.not_found, case.survey_before_resolution, case.survey_before_notice
 */
export async function demandSurveyable(work: Work, caseId: string): Promise<void> {
  const facts = await surveyFacts(work.db, caseId);
  if (!facts) throw missing('case.not_found');
  demand(maySurvey(facts, work.now));
}
