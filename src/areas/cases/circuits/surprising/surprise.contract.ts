import { z } from 'zod';
import { surpriseInput } from '#areas/authority/contract.ts';
import { endpoint } from '#platform/http/contract.ts';

export const surpriseCaseApi = {
  giveSurprise: endpoint({
    method: 'POST',
    path: '/api/v1/cases/:reference/surprises',
    summary: 'Give the customer a small surprise out of one’s own budget of the year, with a line of why',
    access: 'person',
    scope: 'cases:write',
    tag: 'Proposals',
    params: z.strictObject({ reference: z.string().regex(/^[A-Z]{1,5}-\d{1,10}$/) }),
    body: surpriseInput,
    response: z.strictObject({ left: z.int() }),
    status: 201,
    errors: ['case.not_found', 'case.reads_only', 'surprise.too_much', 'surprise.budget_spent'],
  }),
} as const;
