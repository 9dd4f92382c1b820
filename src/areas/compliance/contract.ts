import { z } from 'zod';
import { casesApi } from '#areas/cases/contract.ts';
import { endpoint } from '#platform/http/contract.ts';
import { adrApi } from './adr/contract.ts';
import { bookApi } from './book/contract.ts';
import { evaluationApi } from './evaluation/contract.ts';
import { sheetApi } from './sheet/contract.ts';

export type { AdrBody } from './adr/contract.ts';

const tag = 'Compliance';
const when = z.iso.datetime();

/** Who answers for the law, and who checks it. */
export const COMPLIANCE_ROLES = ['administrator', 'director', 'lead', 'auditor'] as const;
export const TERM_LISTS = ['due', 'at_risk', 'breached', 'heard', 'unacknowledged'] as const;
export type TermList = (typeof TERM_LISTS)[number];

/** A term of the law on a case; without `term`, a case whose receipt has not gone out. */
export const termView = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  customer: z.string().nullable(),
  owner: z.string().nullable(),
  term: z.strictObject({ name: z.string(), article: z.string() }).nullable(),
  startedAt: when,
  dueAt: when.nullable(),
  /** Its last day where it counts: elsewhere that moment may be of another day. */
  dueOn: z.iso.date().nullable(),
  lateAt: when.nullable(),
  metAt: when.nullable(),
  /** When the customer first wrote since the term waits for data. */
  heardAt: when.nullable(),
  /** What to print and whether the reader may say that it was handed over; null unless the receipt is missing. */
  receipt: z.strictObject({ sheetId: z.uuid().nullable(), hand: z.union([z.literal(true), z.string()]) }).nullable(),
  due: z
    .strictObject({
      level: z.enum(['normal', 'attention', 'critical', 'overdue', 'paused', 'met', 'late', 'cancelled']),
      chip: z.string(),
      label: z.string(),
    })
    .nullable(),
});
export type TermView = z.infer<typeof termView>;

export const complianceApi = {
  dossier: casesApi.caseDossier,
  listTerms: endpoint({
    method: 'GET',
    path: '/api/v1/compliance/terms',
    summary:
      'Terms of the law: running, at risk, broken one by one, waiting for data though the customer wrote; and contacts without receipt',
    access: 'person',
    scope: 'cases:read',
    tag,
    roles: COMPLIANCE_ROLES,
    query: z.strictObject({
      list: z.enum(TERM_LISTS).default('due'),
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      items: z.array(termView),
      next: z.string().nullable(),
      /** At most 1,001 each: more is said as «1.000+». */
      counts: z.strictObject({
        due: z.int(),
        at_risk: z.int(),
        breached: z.int(),
        heard: z.int(),
        unacknowledged: z.int(),
      }),
    }),
  }),
  ...evaluationApi,
  ...bookApi,
  ...adrApi,
  ...sheetApi,
} as const;

export const complianceEvents = [
  'evaluation.frozen',
  'book.described',
  'book.filed',
  'book.requalified',
  'adr.changed',
  'sheet.published',
] as const;
