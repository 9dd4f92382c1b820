import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const tag = 'Compliance';
const when = z.iso.datetime();
const kind = z.enum(['reclamo', 'queja']);
const roles = ['administrator', 'director', 'lead', 'auditor'] as const;

export const sheetView = z.strictObject({
  id: z.uuid(),
  /** «000000012-2026» */
  number: z.string(),
  book: z.string(),
  reference: z.string(),
  kind,
  filedAt: when,
  dueAt: when.nullable(),
  /** The days of both where the book is kept: elsewhere they may be others. */
  filedOn: z.iso.date(),
  dueOn: z.iso.date().nullable(),
  consumer: z.string(),
  trace: z.array(
    z.strictObject({ was: kind, becomes: kind, reason: z.string(), at: z.string(), by: z.string().nullable() }),
  ),
  can: z.strictObject({ requalify: z.union([z.literal(true), z.string()]) }),
});
export type SheetView = z.infer<typeof sheetView>;

const line = z.string().trim().max(300);
const written = z.strictObject({ establishment: line, providerName: line, taxId: line, address: line });

export const bookView = z.strictObject({
  /** Null for the company's own. */
  brandId: z.uuid().nullable(),
  code: z.string().nullable(),
  name: z.string(),
  /** What somebody wrote of its provider; empty where nobody did. */
  written,
  /** What its sheets say. */
  provider: z.strictObject({
    name: z.string(),
    taxId: z.string(),
    address: z.string(),
    establishment: z.string(),
  }),
  /** Whose days its terms count, and whether they are the book's. */
  days: z.strictObject({ zone: z.string(), fits: z.boolean() }),
});
export type BookView = z.infer<typeof bookView>;

export const bookApi = {
  listSheets: endpoint({
    method: 'GET',
    path: '/api/v1/compliance/book',
    summary: 'The last sheets of the complaints book (Peru), and whether the company keeps one',
    access: 'person',
    scope: 'cases:read',
    tag,
    roles,
    response: z.strictObject({ inUse: z.boolean(), books: z.array(bookView), items: z.array(sheetView) }),
  }),
  describeBook: endpoint({
    method: 'PUT',
    path: '/api/v1/compliance/book/provider',
    summary: 'Who answers for a book: what its sheets say of the provider from now on; those already filed stay',
    access: 'person',
    scope: 'settings:write',
    tag,
    roles: ['administrator', 'director'],
    body: written.extend({ brandId: z.uuid().nullable() }),
    response: bookView,
    errors: ['book.not_kept'],
  }),
  sheetFile: endpoint({
    method: 'GET',
    path: '/api/v1/compliance/book/:id/file',
    summary: 'A sheet as a tagged PDF, with the provider’s answer once it has been notified',
    access: 'person',
    scope: 'cases:read',
    tag,
    roles,
    params: z.strictObject({ id: z.uuid() }),
    response: z.unknown(),
    bytes: true,
    errors: ['book.not_found'],
  }),
  requalifySheet: endpoint({
    method: 'POST',
    path: '/api/v1/compliance/book/:id/requalification',
    summary: 'A queja that is about the good itself becomes a reclamo; what it was filed as stays on record',
    access: 'person',
    scope: 'cases:write',
    tag,
    roles: ['administrator', 'director', 'lead'],
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({ reason: z.string().trim().min(1).max(1000) }),
    response: sheetView,
    errors: ['book.not_found', 'book.is_reclamo'],
  }),
} as const;
