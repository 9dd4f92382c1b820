import { giveSurprise } from '#areas/authority/index.ts';
import { route, type Route } from '#platform/http/route.ts';
import { begin } from '../../course/lock.ts';
import { surpriseCaseApi as api } from './surprise.contract.ts';

export const surpriseRoutes: readonly Route[] = [
  route(api.giveSurprise, async (work, { params, body }) => {
    const { id, customerId } = await begin(work, params.reference, 'surprise');
    return { left: await giveSurprise(work, { caseId: id, customerId }, body) };
  }),
];
