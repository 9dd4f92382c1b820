import { dayApi } from './day/day.contract.ts';
import { teamApi } from './load/team.contract.ts';
import { reliefApi, reliefEvents } from './relief/relief.contract.ts';

export type { EffortView, LoadView, MatterView, ReturnedView, WeekView } from './day/day.contract.ts';
export type { ShiftView, WorkerView } from './load/team.contract.ts';
export type { FreeCase, ReliefItem, ReliefView } from './relief/relief.contract.ts';
export type { Contribution } from './contributions/contribution.rules.ts';

export const workloadApi = { ...dayApi, ...teamApi, ...reliefApi } as const;

export const workloadEvents = ['effort.set', 'skills.set', 'shift.set', ...reliefEvents] as const;
