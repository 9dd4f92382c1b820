import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { byReference, reading } from '../case-endpoint.contract.ts';

const read = reading('Cases');

/** What may still happen that a case can be put off until: nothing else is offered. */
const waking = z.strictObject({
  /** Things to be done because of what was granted. */
  tasks: z.int(),
  incident: z.string().nullable(),
  parent: z.string().nullable(),
});
export type Waking = z.infer<typeof waking>;

export const snoozingApi = {
  wakingEvents: endpoint({
    method: 'GET',
    path: '/api/v1/cases/:reference/waking',
    summary: 'What a case can be put off until, besides a date',
    ...read,
    params: byReference,
    response: waking,
    errors: ['case.not_found'],
  }),
} as const;
