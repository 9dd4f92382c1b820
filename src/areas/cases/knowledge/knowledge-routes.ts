import { route, type Route } from '#platform/http/route.ts';
import { articleUses, caseKnowledge, useArticle } from './case-knowledge.ts';
import { caseKnowledgeApi as api } from './knowledge.contract.ts';

export const knowledgeRoutes: readonly Route[] = [
  route(api.caseKnowledge, (work, { params }) => caseKnowledge(work, params.reference)),
  route(api.useArticle, (work, { params, body }) => useArticle(work, params.reference, body)),
  route(api.articleUses, (work, { params }) => articleUses(work, params.id)),
];
