import type { AreaParts } from '#platform/area/index.ts';
import type { LiveRule } from '#platform/realtime/live-rules.ts';
import { visibility } from './access/visibility.ts';
import { en as actionsEn } from './actions/messages.en.ts';
import { es as actionsEs } from './actions/messages.es.ts';
import { doBulk } from './bulk/bulk-job.ts';
import { bulkRoutes } from './bulk/bulk-routes.ts';
import { bulkEvents } from './bulk/bulk.contract.ts';
import { en as bulkEn } from './bulk/messages.en.ts';
import { es as bulkEs } from './bulk/messages.es.ts';
import { consultRoutes } from './circuits/consulting/consult-routes.ts';
import { circuitEvents } from './circuits/consulting/consult.contract.ts';
import { reader as promises } from './circuits/informing/promises.ts';
import { proposeRoutes } from './circuits/proposing/propose-routes.ts';
import { proposingEvents } from './circuits/proposing/propose.contract.ts';
import { surpriseRoutes } from './circuits/surprising/surprise-routes.ts';
import { casesEvents } from './contract.ts';
import { draftRoutes } from './drafting/draft-routes.ts';
import { en as draftEn } from './drafting/messages.en.ts';
import { es as draftEs } from './drafting/messages.es.ts';
import { familyRoutes } from './family/family-routes.ts';
import { familyEvents } from './family/family.contract.ts';
import { en as familyEn } from './family/messages.en.ts';
import { es as familyEs } from './family/messages.es.ts';
import { tellCases } from './incidents/broadcast.ts';
import { incidentRoutes } from './incidents/incident-routes.ts';
import { incidentEvents } from './incidents/incident.contract.ts';
import { incidentsLive } from './incidents/live.ts';
import { handOverOf, moveClocks } from './jobs.ts';
import { knowledgeRoutes } from './knowledge/knowledge-routes.ts';
import { lawRoutes } from './law/law-routes.ts';
import { lawEvents } from './law/law.contract.ts';
import { en as lawEn } from './law/messages.en.ts';
import { es as lawEs } from './law/messages.es.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { mergeRoutes } from './merging/merge-routes.ts';
import { reader } from './reactions.ts';
import { routes } from './routes.ts';
import { templatesLive } from './templates/live.ts';
import { en as templatesEn } from './templates/messages.en.ts';
import { es as templatesEs } from './templates/messages.es.ts';
import { signatureRoutes } from './signatures/signatures.ts';
import { templateRoutes } from './templates/template-routes.ts';
import { savedViewsLive } from './views/live.ts';

export const parts: AreaParts = {
  routes: [
    ...routes,
    ...mergeRoutes,
    ...bulkRoutes,
    ...familyRoutes,
    ...consultRoutes,
    ...proposeRoutes,
    ...surpriseRoutes,
    ...lawRoutes,
    ...incidentRoutes,
    ...draftRoutes,
    ...knowledgeRoutes,
    ...templateRoutes,
    ...signatureRoutes,
  ],
  jobs: [handOverOf, moveClocks, tellCases, doBulk],
  readers: [reader, promises],
  events: [
    ...casesEvents,
    ...circuitEvents,
    ...proposingEvents,
    ...lawEvents,
    ...incidentEvents,
    ...bulkEvents,
    ...familyEvents,
  ],
  live: [visibility as LiveRule, incidentsLive, savedViewsLive, templatesLive],
  texts: {
    es: { ...es, ...actionsEs, ...lawEs, ...draftEs, ...templatesEs, ...bulkEs, ...familyEs },
    en: { ...en, ...actionsEn, ...lawEn, ...draftEn, ...templatesEn, ...bulkEn, ...familyEn },
  },
};
