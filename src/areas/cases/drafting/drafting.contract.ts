import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { byReference, id, reading, reference, when, writing } from '../case-endpoint.contract.ts';
import { written } from '../templates/templates.contract.ts';

const address = z.string().max(320);
const list = z.array(address).max(50);
const file = z.strictObject({
  id: z.string().max(100),
  name: z.string().max(300),
  size: z.int().min(0),
  type: z.string().max(200),
});
const words = z.string().max(2000);

/** What the composer holds of one answer or note, as it was left: half an address is kept as half an address. */
const content = z.strictObject({
  text: z.string().max(200_000),
  /** With its shape; '' where the text says it all. Kept as it was written: it is cleaned when it is sent. */
  html: z.string().max(1_000_000).default(''),
  to: list.nullable().default(null),
  cc: list.default([]),
  bcc: list.default([]),
  subject: z.string().max(500).nullable().default(null),
  files: z.array(file).max(20).default([]),
  mentions: z
    .array(z.strictObject({ id, name: z.string().max(200) }))
    .max(20)
    .default([]),
  reasons: z.strictObject({ language: words, channel: words }).partial().default({}),
  cut: z.strictObject({ cause: words, restoration: words, unknown: words }).partial().default({}),
  /** With which templates and data. */
  writtenWith: written.optional(),
  /** The version of the thread when writing began. */
  basedOn: z.int().nullable().default(null),
});
const kind = z.enum(['reply', 'note']);
const kept = z.strictObject({
  id,
  kind,
  revision: z.int(),
  savedAt: when,
  content: content.nullable(),
  /** Those that left, the last first: none of them leaves again. */
  sentIds: z.array(id),
});
const drafts = z.strictObject({ drafts: z.array(kept) });
const ofCase = { path: '/api/v1/cases/:reference/drafts', params: byReference } as const;

export const draftingApi = {
  listDrafts: endpoint({
    method: 'GET',
    path: '/api/v1/drafts',
    summary: 'Your answers and notes not sent yet, the newest first',
    ...reading('Drafts'),
    response: z.strictObject({
      drafts: z.array(
        z.strictObject({
          reference,
          subject: z.string(),
          customer: z.string().nullable(),
          kind,
          line: z.string(),
          savedAt: when,
        }),
      ),
    }),
  }),
  getDrafts: endpoint({
    method: 'GET',
    ...ofCase,
    summary: 'Your own answer and note in a case, not sent yet',
    ...reading('Drafts'),
    response: drafts,
    errors: ['case.not_found'],
  }),
  saveDraft: endpoint({
    method: 'PUT',
    ...ofCase,
    summary: 'Keep what you are writing; refused when another device kept something since',
    ...writing('Drafts'),
    body: z.strictObject({
      kind,
      /** One from the first word until it is sent. */
      id,
      /** What this device last knew; 0 when nothing. */
      revision: z.int().min(0),
      /** Nothing: it was thrown away. */
      content: content.nullable(),
    }),
    response: z.strictObject({ revision: z.int(), savedAt: when }),
    errors: ['case.not_found', 'case.reads_only', 'draft.changed_elsewhere', 'draft.already_sent'],
    limit: 600,
  }),
} as const;

export type DraftContent = z.output<typeof content>;
export type DraftKind = z.output<typeof kind>;
export type KeptDraft = z.output<typeof kept>;
