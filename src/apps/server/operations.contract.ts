import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const admin = { access: 'person', scope: 'settings:read', tag: 'Operations', roles: ['administrator'] } as const;
const change = { ...admin, scope: 'settings:write' } as const;
export const deadJob = z.strictObject({
  id: z.string(),
  name: z.string(),
  attempts: z.int(),
  lastError: z.string(),
  at: z.iso.datetime(),
});

/** What an administrator keeps an eye on: work that was given up, the log’s soundness. */
export const operationsApi = {
  listDeadJobs: endpoint({
    method: 'GET',
    path: '/api/v1/dead-jobs',
    summary: 'Jobs given up after all their tries',
    ...admin,
    response: z.strictObject({ jobs: z.array(deadJob), waiting: z.int() }),
  }),
  runJobAgain: endpoint({
    method: 'POST',
    path: '/api/v1/dead-jobs/:id/run',
    summary: 'Run a given-up job again',
    unkeyed: 'a job is only run, and is dead once',
    ...change,
    params: z.strictObject({ id: z.string().regex(/^\d{1,19}$/) }),
    body: z.strictObject({}),
    response: z.strictObject({}),
    errors: ['job.not_found'],
  }),
  verifyLog: endpoint({
    method: 'POST',
    path: '/api/v1/log-verifications',
    summary: 'Check every chain and seal now',
    unkeyed: 'it makes nothing',
    ...change,
    limit: 2,
    body: z.strictObject({}),
    response: z.strictObject({
      events: z.int(),
      streams: z.int(),
      seals: z.int(),
      broken: z.array(
        z.strictObject({
          what: z.enum(['altered', 'missing', 'inserted', 'head', 'seal']),
          stream: z.string(),
          n: z.int(),
          detail: z.string(),
        }),
      ),
    }),
  }),
} as const;
