import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const tag = 'Compliance';
const when = z.iso.datetime();
const text = z.strictObject({ es: z.string(), en: z.string() });
const roles = ['administrator', 'director', 'lead', 'auditor'] as const;

/** What the law asks the company to say of its own service (Ley 10/2025, art. 5), as it was when published. */
export const sheetContent = z.strictObject({
  company: z.strictObject({
    name: z.string(),
    legalName: z.string(),
    taxId: z.string(),
    address: z.string(),
    phone: z.string(),
    website: z.string(),
  }),
  emails: z.array(z.strictObject({ name: z.string(), address: z.string() })),
  zone: z.string(),
  /** Opening slots of each day of the week, Monday first: «09:00–14:00». */
  week: z.array(z.array(z.string())),
  /** Free days of this year and the next. */
  holidays: z.array(z.strictObject({ date: z.iso.date(), name: text })),
  regime: text.nullable(),
  terms: z.array(
    z.strictObject({
      name: text,
      article: z.string(),
      length: z.int(),
      unit: z.enum(['hour', 'calendar_day', 'working_day', 'month']),
    }),
  ),
  adr: z.array(z.strictObject({ name: z.string(), adhered: z.boolean(), website: z.string(), text })),
});
export type SheetContent = z.infer<typeof sheetContent>;

const published = z.strictObject({
  version: z.int(),
  publishedAt: when,
  publishedBy: z.string().nullable(),
  sha256: z.string(),
});
export type PublishedSheet = z.infer<typeof published>;

export const sheetApi = {
  getServiceSheet: endpoint({
    method: 'GET',
    path: '/api/v1/compliance/service-sheet',
    summary: 'The service sheet as the settings make it today, and the versions published',
    access: 'person',
    scope: 'cases:read',
    tag,
    roles,
    response: z.strictObject({
      content: sheetContent,
      /** It says something else than the last version published. */
      changed: z.boolean(),
      versions: z.array(published),
      canPublish: z.boolean(),
    }),
  }),
  publishServiceSheet: endpoint({
    method: 'POST',
    path: '/api/v1/compliance/service-sheets',
    summary: 'Publish the service sheet as it is today: the next version, with its date',
    access: 'person',
    scope: 'settings:write',
    tag,
    roles: ['administrator', 'director'],
    response: published,
    status: 201,
    errors: ['sheet.unchanged'],
  }),
} as const;
