import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const id = z.uuid();
const byId = z.strictObject({ id });
const when = z.iso.datetime();
const tag = 'Customers';
const read = { access: 'person', scope: 'customers:read', tag } as const;
const write = { access: 'person', scope: 'customers:write', tag } as const;
export const CUSTOMER_LANGUAGES = ['es', 'en', 'ca', 'gl', 'eu', 'pt', 'fr', 'de', 'it'] as const;
const customerLanguage = z.enum(CUSTOMER_LANGUAGES);
const channel = z.enum(['email', 'phone', 'post', 'portal']);
/** Why they are attended first, as they say themselves: 65 or older, a disability, or anything else. No proof is asked. */
const vulnerableBecause = z.enum(['age', 'disability', 'other']).nullable();
const format = z.enum(['large_print', 'easy_reading', 'sign_language', 'text_only']);
export const abilities = z.record(z.string(), z.union([z.literal(true), z.string()]));

export const customerAddress = z.strictObject({
  id,
  kind: z.enum(['email', 'phone']),
  value: z.string(),
  label: z.string(),
  primary: z.boolean(),
  proven: z.boolean(),
  bouncedAt: when.nullable(),
  bounceReason: z.string().nullable(),
});
export const customerNote = z.strictObject({ id, text: z.string(), author: z.string(), at: when, can: abilities });
export const customerRow = z.strictObject({
  id,
  kind: z.enum(['person', 'company']),
  name: z.string(),
  company: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  openCases: z.int(),
  totalCases: z.int(),
  lastContactAt: when.nullable(),
  vulnerable: z.boolean(),
});
export type CustomerRow = z.infer<typeof customerRow>;
const editable = z.strictObject({
  kind: z.enum(['person', 'company']),
  name: z.string().trim().min(1).max(200),
  companyId: id.nullable(),
  externalRef: z.string().trim().max(80).nullable(),
  language: customerLanguage.nullable(),
  preferredChannel: channel.nullable(),
  preferredFormat: format.nullable(),
  communicationNeeds: z.string().max(1000),
  /** Where they live, by ISO 3166-2 (province or region); empty while nobody knows. */
  region: z.string().trim().toUpperCase().max(10),
  vulnerable: z.boolean(),
  vulnerableBecause,
  tagIds: z.array(id).max(50),
});
export const customerView = editable.extend({
  id,
  companyName: z.string().nullable(),
  since: when,
  mergedInto: id.nullable(),
  addresses: z.array(customerAddress),
  notes: z.array(customerNote),
  people: z.array(z.strictObject({ id, name: z.string() })),
  merges: z.array(z.strictObject({ id, name: z.string(), at: when, by: z.string() })),
  openCases: z.int(),
  totalCases: z.int(),
  can: abilities,
});
export type CustomerView = z.infer<typeof customerView>;
/** Their timeline: cases opened, resolved and discarded, changes of the record, newest first. */
export const customerEntry = z.strictObject({
  at: when,
  kind: z.enum(['case', 'resolution', 'discard', 'note', 'change', 'merge']),
  text: z.string(),
  reference: z.string().nullable(),
  by: z.string().nullable(),
});
const addressInput = z.strictObject({
  kind: z.enum(['email', 'phone']),
  value: z.string().trim().min(3).max(320),
  label: z.string().max(40).default(''),
  primary: z.boolean().default(false),
});

export const customersApi = {
  listCustomers: endpoint({
    method: 'GET',
    path: '/api/v1/customers',
    summary: 'Found by name, e-mail, phone or external reference',
    ...read,
    query: z.strictObject({
      q: z.string().max(200).optional(),
      kind: z.enum(['person', 'company']).optional(),
      tag: id.optional(),
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({ customers: z.array(customerRow), next: z.string().nullable(), can: abilities }),
  }),
  getCustomer: endpoint({
    method: 'GET',
    path: '/api/v1/customers/:id',
    summary: 'The record of a customer',
    ...read,
    params: byId,
    response: customerView,
    errors: ['customer.not_found'],
  }),
  customerTimeline: endpoint({
    method: 'GET',
    path: '/api/v1/customers/:id/timeline',
    summary: 'Everything that happened with a customer',
    ...read,
    params: byId,
    query: z.strictObject({ before: when.optional() }),
    response: z.strictObject({ entries: z.array(customerEntry), next: when.nullable() }),
    errors: ['customer.not_found'],
  }),
  createCustomer: endpoint({
    method: 'POST',
    path: '/api/v1/customers',
    summary: 'New customer',
    ...write,
    body: editable
      .partial()
      .required({ name: true })
      .extend({ addresses: z.array(addressInput).max(20).default([]) }),
    response: customerView,
    status: 201,
    errors: [
      'customer.address_taken',
      'customer.phone_invalid',
      'customer.email_invalid',
      'customer.company_not_found',
    ],
  }),
  updateCustomer: endpoint({
    method: 'PATCH',
    path: '/api/v1/customers/:id',
    summary: 'Change the record',
    ...write,
    params: byId,
    body: editable.partial(),
    response: customerView,
    errors: ['customer.not_found', 'customer.company_not_found', 'tag.not_found'],
  }),
  addAddress: endpoint({
    method: 'POST',
    path: '/api/v1/customers/:id/addresses',
    summary: 'Add an e-mail or phone',
    ...write,
    params: byId,
    body: addressInput,
    response: customerView,
    status: 201,
    errors: ['customer.not_found', 'customer.address_taken', 'customer.phone_invalid', 'customer.email_invalid'],
  }),
  removeAddress: endpoint({
    method: 'DELETE',
    path: '/api/v1/customers/:id/addresses/:addressId',
    summary: 'Remove an e-mail or phone',
    ...write,
    params: z.strictObject({ id, addressId: id }),
    response: customerView,
    errors: ['customer.not_found'],
  }),
  addNote: endpoint({
    method: 'POST',
    path: '/api/v1/customers/:id/notes',
    summary: 'Write a note on the record',
    ...write,
    params: byId,
    body: z.strictObject({ text: z.string().trim().min(1).max(4000) }),
    response: customerView,
    status: 201,
    errors: ['customer.not_found'],
  }),
  removeNote: endpoint({
    method: 'DELETE',
    path: '/api/v1/customers/:id/notes/:noteId',
    summary: 'Remove an own note',
    ...write,
    params: z.strictObject({ id, noteId: id }),
    response: customerView,
    errors: ['customer.not_found', 'note.not_yours'],
  }),
  mergeCustomers: endpoint({
    method: 'POST',
    path: '/api/v1/customers/:id/merges',
    summary: 'Merge another record into this one',
    ...write,
    params: byId,
    body: z.strictObject({ otherId: id }),
    response: customerView,
    status: 201,
    errors: ['customer.not_found', 'customer.merge_self', 'customer.merge_kinds'],
  }),
  undoMerge: endpoint({
    method: 'DELETE',
    path: '/api/v1/customers/:id/merges/:mergeId',
    summary: 'Undo a merge exactly',
    ...write,
    params: z.strictObject({ id, mergeId: id }),
    response: customerView,
    errors: ['customer.not_found', 'customer.merge_undone', 'customer.merge_goes_on'],
  }),
} as const;

export const customersEvents = [
  'customer.created',
  'customer.changed',
  'customer.address_added',
  'customer.address_removed',
  'customer.address_bounced',
  'customer.address_proven',
  'customer.note_added',
  'customer.note_removed',
  'customer.merged',
  'customer.merge_undone',
] as const;
