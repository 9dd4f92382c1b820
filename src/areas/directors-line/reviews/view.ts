import { instantAt, localDateOf } from '#areas/clocks/index.ts';
import { personOf } from '#areas/identity/index.ts';
import { calendarFor, companyInUse } from '#areas/organisation/index.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import { demand } from '#platform/errors/index.ts';
import type { CallOutput, HandlerInput } from '#platform/http/contract.ts';
import type { Work } from '#platform/work/index.ts';
import { maySetLine } from '../line.rules.ts';
import type { DecisionView, reviewsApi, ReviewView } from './contract.ts';
import { drawDecisions, feedbackOf, figuresOf, type DecisionData, type ReviewData } from './decision.store.ts';
import { learntLately, praiseShown, type ReviewRow } from './review.store.ts';
import { mondayOf, shifted } from './week.rules.ts';

/** Enough to see how somebody decides, few enough to be read in a quarter of an hour. */
const EACH = 2;
const SHOWN = 50;
const LATELY = 30 * DAY;

/** The Director's alone: a deputy attends customers, and reads nobody's decisions. @throws {DomainError} direct.not_yours */
export async function demandDirector(work: Work): Promise<void> {
  demand(maySetLine(work.actor, (await companyInUse(work.db)).directorId));
}

export async function listDecisions(
  work: Work,
  { week: asked, kind, personId, marked }: HandlerInput<typeof reviewsApi.listDecisions>['query'],
): Promise<CallOutput<typeof reviewsApi.listDecisions>> {
  await demandDirector(work);
  const { calendar } = await calendarFor(work.db, null);
  const week = mondayOf(asked ?? localDateOf(calendar, work.now));
  const sought = {
    from: instantAt(calendar, week, '00:00'),
    to: instantAt(calendar, shifted(week, 7), '00:00'),
    seed: week,
    each: EACH,
    kind: kind ?? null,
    personId: personId ?? null,
    marked: marked ? marked === 'yes' : null,
  };
  const [items, figures] = [await drawDecisions(work.db, sought, languageOf(work)), await figuresOf(work.db, sought)];
  return { items: items.map(decisionView), week, each: EACH, ...figures };
}

/** What was said of one's own decisions, what the team celebrates and what it has learnt. */
export async function myFeedback(work: Work): Promise<CallOutput<typeof reviewsApi.myFeedback>> {
  const language = languageOf(work);
  const [found, praise, learnt] = [
    await feedbackOf(work.db, personOf(work).id, language, SHOWN),
    await praiseShown(work.db, language, 10),
    await learntLately(work.db, work.actor, addMs(work.now, -LATELY), 10),
  ];
  const items = found.flatMap((one) => (one.review ? [{ decision: decisionView(one), review: said(one.review) }] : []));
  return {
    items,
    unread: items.filter(({ review }) => !review.read).length,
    praise: praise.map((one) => ({ ...one, at: one.at.toISOString() })),
    learnt: learnt.map((one) => ({ ...one, at: one.at.toISOString() })),
  };
}

function languageOf({ actor }: Work): 'es' | 'en' {
  return actor.kind === 'person' && actor.language === 'en' ? 'en' : 'es';
}

function decisionView(one: DecisionData): DecisionView {
  const { id, source, kind, person, reference, subject, customer, level, inPlace, what, why, minor, currency, review } =
    one;
  return {
    id,
    source,
    kind,
    at: one.at.toISOString(),
    person,
    reference,
    subject,
    customer,
    level,
    inPlace,
    what,
    why,
    amount: minor === null ? null : { minor, currency },
    review: review && said(review),
  };
}

export function said(review: ReviewData | ReviewRow): ReviewView {
  const { id, verdict, word, by, answer, answeredAt } = review;
  return {
    id,
    verdict,
    word,
    at: new Date(review.at).toISOString(),
    by,
    read: review.readAt !== null,
    answer,
    answeredAt: answeredAt === null ? null : new Date(answeredAt).toISOString(),
    shown: review.shownAt !== null,
  };
}
