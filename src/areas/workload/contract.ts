import { dayApi } from './day/day.contract.ts';

export type { EffortView, LoadView, MatterView, ReturnedView, WeekView } from './day/day.contract.ts';
export { CONTRIBUTIONS, type Contribution } from './contributions/contribution.rules.ts';

export const workloadApi = { ...dayApi } as const;

export const workloadEvents = ['effort.set'] as const;
