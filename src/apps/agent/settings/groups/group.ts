import type { Area, Team } from '#areas/organisation/contract.ts';

export type { Organisation } from '#areas/organisation/web/index.ts';
/** A team, or an area with what areas have besides. */
export type Group = Team & Partial<Pick<Area, 'email' | 'headId' | 'answerMinutes' | 'heirId'>>;
