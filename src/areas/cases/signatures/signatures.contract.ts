import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { id, reading, writing } from '../case-endpoint.contract.ts';

const tag = 'Templates';
const language = z.enum(['es', 'en']);
const signature = z.strictObject({
  /** Nothing: it is one's own. */
  teamId: id.nullable(),
  language,
  text: z.string(),
});

export const signaturesApi = {
  listSignatures: endpoint({
    method: 'GET',
    path: '/api/v1/signatures',
    summary: 'Your own signatures by language, and those of the teams',
    ...reading(tag),
    response: z.strictObject({ signatures: z.array(signature), canChangeTeams: z.boolean() }),
  }),
  putSignature: endpoint({
    method: 'PUT',
    path: '/api/v1/signatures',
    summary: 'Write your signature, or a team’s, in a language; nothing takes it away',
    ...writing(tag),
    body: z.strictObject({ teamId: id.nullable().default(null), language, text: z.string().trim().max(2000) }),
    response: z.strictObject({ signatures: z.array(signature), canChangeTeams: z.boolean() }),
    errors: ['case.reads_only', 'signature.team_not_yours', 'team.not_found'],
  }),
} as const;

export const signatureEvents = ['signature.changed'] as const;
