import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { reading } from '../case-endpoint.contract.ts';
import { listAsked } from '../reading/reading.contract.ts';
import { SELECTOR_PROBLEMS } from '../selecting/parse.rules.ts';

/** More than this is refused and said: a file that ends before the list does would be believed whole. */
export const MOST_EXPORTED = 10_000;

export const exportingApi = {
  exportCases: endpoint({
    method: 'POST',
    path: '/api/v1/case-exports',
    summary: `A whole view, selection or search as a spreadsheet, at most ${MOST_EXPORTED} cases`,
    unkeyed: 'it reads; each time is told in the log',
    ...reading('Cases'),
    limit: 10,
    body: listAsked.omit({ after: true, limit: true }).extend({ format: z.enum(['csv', 'xlsx']) }),
    response: z.unknown(),
    bytes: true,
    errors: ['view.not_found', 'export.too_many', ...SELECTOR_PROBLEMS],
  }),
} as const;

/** Of whoever took cases out of here: how many, in what, and what they asked for. */
export const exportingEvents = ['cases.exported'] as const;
