import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const tag = 'Compliance';
const when = z.iso.datetime();
const text = z.strictObject({ es: z.string(), en: z.string() });
const roles = ['administrator', 'director', 'lead', 'auditor'] as const;
const year = z.coerce.number().int().min(2000).max(2200);

/**
 * One parameter of the yearly evaluation, with what it means and how it was computed. `state`: measured over `n`; no_cases in the
 * period; not_yet where Cauce has no data of it, and `why`; not_applicable under the regime followed.
 */
export const parameter = z.strictObject({
  id: z.string(),
  /** The law's «95 %… de media» may be read in two ways. */
  reading: z.enum(['A', 'B']).nullable(),
  article: z.string(),
  name: text,
  definition: text,
  method: text,
  kind: z.enum(['share', 'count', 'seconds']),
  target: z.number().nullable(),
  state: z.enum(['measured', 'no_cases', 'not_yet', 'not_applicable']),
  /** How many were judged, and of how many it holds; not yet due are aside in `pending`. */
  n: z.int().nullable(),
  k: z.int().nullable(),
  pending: z.int().nullable(),
  result: z.number().nullable(),
  /** Wilson's interval at 95 % of a share. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  why: text.nullable(),
});
export type Parameter = z.infer<typeof parameter>;

/** The same things counted in the rows and in the raw log: they must agree to the last one. */
export const reconciled = z.strictObject({
  what: z.enum(['cases', 'receipts', 'breaches']),
  rows: z.int(),
  log: z.int(),
});

export const results = z.strictObject({
  company: z.string(),
  year: z.int(),
  zone: z.string(),
  startsAt: when,
  endsAt: when,
  dataUntil: when,
  pack: z.string().nullable(),
  /** The regime chosen whose law did not oblige yet: what it asks is measured all the same. Left out in evaluations frozen before it was told. */
  toCome: z.strictObject({ name: text, from: z.iso.date() }).nullable().optional(),
  parameters: z.array(parameter),
  reconciliation: z.array(reconciled),
});
export type EvaluationResults = z.infer<typeof results>;

const brief = z.strictObject({
  number: z.int(),
  year: z.int(),
  frozenAt: when,
  frozenBy: z.string().nullable(),
  dataUntil: when,
  sha256: z.string(),
  keepUntil: z.iso.date(),
});
export type EvaluationBrief = z.infer<typeof brief>;
export const evaluationView = brief.extend({ results });
export type EvaluationView = z.infer<typeof evaluationView>;

const byNumber = z.strictObject({ number: z.coerce.number().int().min(1).max(1_000_000) });

export const evaluationApi = {
  listEvaluations: endpoint({
    method: 'GET',
    path: '/api/v1/compliance/evaluations',
    summary: 'The yearly evaluations frozen so far, and the years with cases',
    access: 'person',
    scope: 'cases:read',
    tag,
    roles,
    response: z.strictObject({ items: z.array(brief), years: z.array(z.int()), canFreeze: z.boolean() }),
  }),
  previewEvaluation: endpoint({
    method: 'GET',
    path: '/api/v1/compliance/evaluation-preview',
    summary: 'What a year’s evaluation would say with the data there is now; nothing is kept',
    access: 'person',
    scope: 'cases:read',
    tag,
    roles,
    query: z.strictObject({ year }),
    response: results,
    limit: 30,
  }),
  getEvaluation: endpoint({
    method: 'GET',
    path: '/api/v1/compliance/evaluations/:number',
    summary: 'A frozen evaluation, as it stood',
    access: 'person',
    scope: 'cases:read',
    tag,
    roles,
    params: byNumber,
    response: evaluationView,
    errors: ['evaluation.not_found'],
  }),
  evaluationFile: endpoint({
    method: 'GET',
    path: '/api/v1/compliance/evaluations/:number/file',
    summary: 'A frozen evaluation as XLSX, CSV or tagged PDF',
    access: 'person',
    scope: 'cases:read',
    tag,
    roles,
    params: byNumber,
    query: z.strictObject({ format: z.enum(['xlsx', 'csv', 'pdf']).default('pdf') }),
    response: z.unknown(),
    bytes: true,
    errors: ['evaluation.not_found'],
  }),
  freezeEvaluation: endpoint({
    method: 'POST',
    path: '/api/v1/compliance/evaluations',
    summary: 'Freeze a year’s evaluation: numbered, and never changed again; a correction is the next number',
    access: 'person',
    scope: 'cases:write',
    tag,
    roles: ['administrator', 'director'],
    body: z.strictObject({ year: z.int().min(2000).max(2200) }),
    response: evaluationView,
    status: 201,
    errors: ['evaluation.year_to_come'],
  }),
} as const;
