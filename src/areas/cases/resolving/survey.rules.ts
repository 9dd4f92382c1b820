import { no, YES, type Verdict } from '#platform/errors/index.ts';

export interface SurveyFacts {
  /** Of the resolution that stands; null while the case is open or open again. */
  resolvedAt: Date | null;
  /** When the reasoned answer reached the customer. */
  notifiedAt: Date | null;
  /** Put away as none of ours: nothing was resolved. */
  discarded: boolean;
}

/** Nobody is asked how it went before it has been resolved and they know it (Ley 10/2025, art. 18.2): the evaluation counts any such survey as a breach. */
export function maySurvey({ resolvedAt, notifiedAt, discarded }: SurveyFacts, at: Date): Verdict {
  if (discarded || !resolvedAt || resolvedAt > at) return no('case.survey_before_resolution');
  return notifiedAt && notifiedAt <= at ? YES : no('case.survey_before_notice');
}
