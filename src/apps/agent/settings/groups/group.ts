import type { Area, organisationApi, Team } from '#areas/organisation/contract.ts';
import type { CallOutput } from '#platform/http/client.ts';

export type Organisation = CallOutput<typeof organisationApi.getOrganisation>;
/** A team, or an area with what areas have besides. */
export type Group = Team & Partial<Pick<Area, 'email' | 'headId'>>;
