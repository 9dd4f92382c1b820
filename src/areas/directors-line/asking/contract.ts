import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const tag = "Director's line";
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Hours in the company's zone; `weekday` 1 is Monday. */
export const lineHours = z.array(z.strictObject({ weekday: z.int().min(1).max(7), from: clock, to: clock })).max(42);
export type LineHours = z.infer<typeof lineHours>;

export const lineSettings = z.strictObject({
  hours: lineHours,
  slotMinutes: z.int().min(5).max(120),
  promiseMinutes: z.int().min(15).max(10_000),
});
export type LineSettings = z.infer<typeof lineSettings>;

export const askingApi = {
  getLineSettings: endpoint({
    method: 'GET',
    path: '/api/v1/direct-line/settings',
    summary: 'When the Director takes calls and how soon messages are answered',
    access: 'person',
    scope: 'settings:read',
    tag,
    response: lineSettings.extend({
      director: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
      can: z.record(z.string(), z.union([z.literal(true), z.string()])),
    }),
    errors: ['direct.not_yours'],
  }),
  setLineSettings: endpoint({
    method: 'PUT',
    path: '/api/v1/direct-line/settings',
    summary: 'Set hours, length of a call and promise',
    access: 'person',
    scope: 'settings:write',
    tag,
    body: lineSettings,
    response: lineSettings,
    errors: ['direct.not_yours', 'direct.hours_wrong'],
  }),
} as const;

export const askingEvents = ['direct.asked', 'direct.asked_again', 'direct.settings_changed'] as const;
