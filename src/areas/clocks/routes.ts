import { route, type Route } from '#platform/http/route.ts';
import { clocksApi as api } from './contract.ts';
import { chooseLegalPack, listLegalPacks } from './legal/choose-pack.ts';

export const routes: readonly Route[] = [
  route(api.listLegalPacks, (work) => listLegalPacks(work)),
  route(api.chooseLegalPack, (work, { body }) =>
    chooseLegalPack(work, { ...body, effectiveAt: body.effectiveAt ? new Date(body.effectiveAt) : undefined }),
  ),
];
