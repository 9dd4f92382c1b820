import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { executionView } from '../proposals/contract.ts';

const id = z.uuid();
const byId = z.strictObject({ id });
const tag = 'Authorisations';
const read = { access: 'person', scope: 'cases:read', tag } as const;
const HANDS = ['administrator', 'director', 'lead', 'agent', 'area_member'] as const;
const write = { access: 'person', scope: 'cases:write', tag, roles: HANDS } as const;

export const executionRow = executionView.extend({
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  areaName: z.string().nullable(),
  detail: z.string(),
  quantity: z.number().nullable(),
});
export type ExecutionListRow = z.infer<typeof executionRow>;

/** What was granted and somebody carries out. */
export const executionsApi = {
  listExecutions: endpoint({
    method: 'GET',
    path: '/api/v1/executions',
    summary: 'What was granted and is to be carried out by me, by my areas, or by anybody for whoever leads',
    ...read,
    query: z.strictObject({ whose: z.enum(['mine', 'all']).default('mine') }),
    response: z.strictObject({ executions: z.array(executionRow) }),
  }),
  confirmExecution: endpoint({
    method: 'POST',
    path: '/api/v1/executions/:id/confirmation',
    summary: 'It was carried out, with what proves it',
    ...write,
    params: byId,
    body: z.strictObject({ proof: z.string().trim().max(500).default('') }),
    response: z.strictObject({}),
    status: 204,
    errors: ['execution.not_found', 'execution.closed'],
  }),
  giveExecution: endpoint({
    method: 'PUT',
    path: '/api/v1/executions/:id/assignment',
    summary: 'Somebody else carries it out: a person or an area',
    ...write,
    params: byId,
    body: z.strictObject({ personId: id.nullable().default(null), areaId: id.nullable().default(null) }),
    response: z.strictObject({}),
    status: 204,
    errors: ['execution.not_found', 'execution.closed', 'execution.one_needed', 'person.not_found', 'area.not_found'],
  }),
} as const;
