import { personOf } from '#areas/identity/index.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import type { Work } from '#platform/work/index.ts';
import { companyOf } from '../company/company.ts';
import type { organisationApi } from '../contract.ts';
import { abilitiesIn } from '../policy.rules.ts';
import { findOverview } from './store.ts';

export async function getOrganisation(work: Work): Promise<CallOutput<typeof organisationApi.getOrganisation>> {
  const [company, overview] = await Promise.all([companyOf(work.db), findOverview(work.db, work.now)]);
  return { company, ...overview, can: abilitiesIn(personOf(work)) };
}
