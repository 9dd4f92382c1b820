import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const tag = 'Compliance';

export const complianceApi = {
  dossier: endpoint({
    method: 'GET',
    path: '/api/v1/cases/:reference/dossier',
    summary:
      'The expediente: the case as PDF, its rows and hash chain as JSON, the originals, and how to verify them, in one ZIP',
    access: 'person',
    scope: 'cases:read',
    tag,
    params: z.strictObject({ reference: z.string().regex(/^[A-Z]{1,5}-\d{1,10}$/) }),
    response: z.unknown(),
    bytes: true,
    errors: ['case.not_found'],
  }),
} as const;

export const complianceEvents = [] as const;
