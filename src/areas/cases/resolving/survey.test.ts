import { expect, test } from 'vitest';
import { maySurvey } from './survey.rules.ts';

const AT = new Date('2027-01-20T10:00:00Z');
const BEFORE = new Date('2027-01-20T09:59:59Z');
const AFTER = new Date('2027-01-20T10:00:01Z');

test.each([
  ['resolved and notified', { resolvedAt: BEFORE, notifiedAt: BEFORE, discarded: false }, true],
  ['at the very moment of the notice', { resolvedAt: BEFORE, notifiedAt: AT, discarded: false }, true],
  ['open', { resolvedAt: null, notifiedAt: null, discarded: false }, 'case.survey_before_resolution'],
  [
    'open again, though it was notified',
    { resolvedAt: null, notifiedAt: BEFORE, discarded: false },
    'case.survey_before_resolution',
  ],
  ['resolved later', { resolvedAt: AFTER, notifiedAt: AFTER, discarded: false }, 'case.survey_before_resolution'],
  [
    'resolved, the answer still on its way',
    { resolvedAt: BEFORE, notifiedAt: null, discarded: false },
    'case.survey_before_notice',
  ],
  [
    'resolved, notified later',
    { resolvedAt: BEFORE, notifiedAt: AFTER, discarded: false },
    'case.survey_before_notice',
  ],
  [
    'put away as none of ours',
    { resolvedAt: BEFORE, notifiedAt: BEFORE, discarded: true },
    'case.survey_before_resolution',
  ],
])('%s', (_, facts, may) => {
  const verdict = maySurvey(facts, AT);
  expect(verdict.ok || verdict.reason).toBe(may);
});
