import { route } from '#platform/http/route.ts';
import { liveTo } from '#platform/realtime/live-rules.ts';
import { reviewsApi as api, reviewsEvents } from './contract.ts';
import { answerFeedback, readFeedback, reviewDecision, showPraise } from './mark.ts';
import { listDecisions, myFeedback } from './view.ts';

export const reviews = {
  routes: [
    route(api.listDecisions, (work, { query }) => listDecisions(work, query)),
    route(api.reviewDecision, (work, { params, body }) => reviewDecision(work, params, body)),
    route(api.showPraise, (work, { params, body }) => showPraise(work, params.id, body.shown)),
    route(api.myFeedback, (work) => myFeedback(work)),
    route(api.readFeedback, (work, { params }) => readFeedback(work, params.id)),
    route(api.answerFeedback, (work, { params, body }) => answerFeedback(work, params.id, body.text)),
  ],
  events: reviewsEvents,
  /** What is said of somebody's decisions is heard by them and by the Director, and nobody else. */
  live: liveTo(['feedback'], 'cases:read', (actor, id) => actor.id === id || actor.roles.includes('director')),
};
