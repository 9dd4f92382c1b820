import { parts as automation } from '#areas/automation/index.ts';
import { parts as authority } from '#areas/authority/index.ts';
import { parts as cases, visibleTo } from '#areas/cases/index.ts';
import { makeEmailHandler, parts as email } from '#areas/channels/email/index.ts';
import { formHandler } from '#areas/channels/form/index.ts';
import { portalEvents, portalHandler } from '#areas/channels/portal/index.ts';
import { parts as clocks } from '#areas/clocks/index.ts';
import { parts as compliance, withBook } from '#areas/compliance/index.ts';
import { parts as correspondence } from '#areas/correspondence/index.ts';
import { makeParts as customers } from '#areas/customers/index.ts';
import { directHandler, parts as directorsLine } from '#areas/directors-line/index.ts';
import { parts as identity, personWithChangedRights } from '#areas/identity/index.ts';
import { intakeGauges, parts as intake, type Handlers } from '#areas/intake/index.ts';
import { parts as knowledge } from '#areas/knowledge/index.ts';
import { parts as notifications } from '#areas/notifications/index.ts';
import { makeParts as organisation } from '#areas/organisation/index.ts';
import { parts as workload } from '#areas/workload/index.ts';
import type { AreaParts } from '#platform/area/index.ts';
import { makeTexts } from '#platform/i18n/index.ts';
import * as mechanism from '#platform/i18n/messages.ts';
import { byKind } from '#platform/realtime/live-rules.ts';
import type { GaugeSource } from '#platform/observe/metrics.ts';
import { loadSample } from './demo.ts';
import { operations } from './server/operations.ts';

const portal: AreaParts = { routes: [], events: portalEvents, texts: { es: {}, en: {} } };

/** Every area, in rank order. An area that is not here does not exist for any process. */
export const areas: readonly AreaParts[] = [
  identity,
  clocks,
  organisation({ loadSample }),
  customers({ seesCase: visibleTo }),
  knowledge,
  authority,
  correspondence,
  cases,
  intake,
  email,
  portal,
  directorsLine,
  compliance,
  notifications,
  automation,
  workload,
  operations,
];

export const routes = areas.flatMap((area) => area.routes);
export const jobs = areas.flatMap((area) => area.jobs ?? []);
export const readers = areas.flatMap((area) => area.readers ?? []);
export const texts = makeTexts([mechanism, ...areas.map((area) => area.texts)]);
export const gauges: readonly GaugeSource[] = intakeGauges;
export const visibility = byKind(areas.flatMap((area) => area.live ?? []));
export { personWithChangedRights };

/** How each channel reads what arrived. Made anew for each worker: it holds reader threads. */
export function makeHandlers(): Handlers {
  return { email: makeEmailHandler(), form: withBook(formHandler), portal: portalHandler, direct: directHandler };
}
