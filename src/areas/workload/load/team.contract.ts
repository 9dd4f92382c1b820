import { z } from 'zod';
import { CASE_TYPES } from '#areas/cases/contract.ts';
import { endpoint } from '#platform/http/contract.ts';
import { effort, load } from '../day/day.contract.ts';

const tag = 'Workload';
const id = z.uuid();
const type = z.enum(CASE_TYPES);
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const WORKS = ['administrator', 'director', 'lead', 'agent'] as const;
export const LEADS = ['administrator', 'director', 'lead'] as const;
const leads = { access: 'person', scope: 'settings:write', tag, roles: LEADS } as const;

/** Hours of their own, the same on each of these days. */
export const shift = z.strictObject({ days: z.array(z.enum(WEEKDAYS)).min(1).max(7), starts: clock, ends: clock });
export type ShiftView = z.infer<typeof shift>;

const worker = z.strictObject({
  id,
  name: z.string(),
  jobTitle: z.string(),
  available: z.boolean(),
  /** Away now, until then. */
  absentUntil: z.iso.datetime().nullable(),
  /** What they are good at; none listed: anything. */
  skills: z.array(type),
  /** Null: the hours of their team. */
  shift: shift.nullable(),
  load,
});
export type WorkerView = z.infer<typeof worker>;

export const teamApi = {
  getTeam: endpoint({
    method: 'GET',
    path: '/api/v1/team',
    summary:
      'Load against hours, skills, shift and absence: of one’s team for who leads it, else one’s own. By name, never by result',
    access: 'person',
    scope: 'cases:read',
    roles: WORKS,
    tag,
    response: z.strictObject({ people: z.array(worker), efforts: z.array(effort), leads: z.boolean() }),
  }),
  setSkills: endpoint({
    method: 'PUT',
    path: '/api/v1/people/:id/skills',
    summary: 'The types of case somebody is good at; none: anything',
    ...leads,
    params: z.strictObject({ id }),
    body: z.strictObject({ types: z.array(type).max(CASE_TYPES.length) }),
    response: z.strictObject({ types: z.array(type) }),
    errors: ['person.not_found'],
  }),
  setShift: endpoint({
    method: 'PUT',
    path: '/api/v1/people/:id/shift',
    summary: 'Somebody’s own hours; null: their team’s',
    ...leads,
    params: z.strictObject({ id }),
    body: z.strictObject({ shift: shift.nullable() }),
    response: z.strictObject({ shift: shift.nullable() }),
    errors: ['person.not_found', 'shift.ends_before'],
  }),
  setEffort: endpoint({
    method: 'PUT',
    path: '/api/v1/efforts',
    summary: 'Minutes a case of a type is reckoned with until the log tells; null: what is assumed',
    ...leads,
    body: z.strictObject({ type, minutes: z.int().min(1).max(600).nullable() }),
    response: effort,
  }),
} as const;
