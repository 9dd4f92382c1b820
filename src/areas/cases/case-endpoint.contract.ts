import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

export const id = z.uuid();
export const when = z.iso.datetime();
/** RC-24817. The number is public and proves nothing. */
export const reference = z.string().regex(/^[A-Z]{1,5}-\d{1,10}$/);
export const byReference = z.strictObject({ reference });
export const person = z.strictObject({ id, name: z.string() });
/** What may be done with a thing now: true, or why not. */
export const abilities = z.record(z.string(), z.union([z.literal(true), z.string()]));

export const text = z.string().trim().min(1).max(200_000);
/**
 * The same with its shape (paragraphs, lists, links, tables, quotes, pictures as `cid:` and the id of an upload). Whatever else it holds is taken out,
 * and the text is read from it: `text` counts only where there is none.
 */
export const html = z.string().max(1_000_000).optional();
export const fileIds = z.array(z.string().max(100)).max(20).default([]);
/** Why an answer is not in the customer's language, or does not go by the way they came or chose. */
export const reasons = z
  .strictObject({ language: z.string().trim().min(1).max(500), channel: z.string().trim().min(1).max(500) })
  .partial()
  .optional();
/** Of a cut of the service: the cause, when it will be back, or why one of them is not known yet. It goes with the answer. */
const cutWords = z.string().trim().max(500);
export const cut = z.strictObject({ cause: cutWords, restoration: cutWords, unknown: cutWords }).partial();
export const empty = z.strictObject({}).default({});

export const reading = <T extends string>(tag: T) => ({ access: 'person', scope: 'cases:read', tag }) as const;
export const writing = <T extends string>(tag: T) => ({ access: 'person', scope: 'cases:write', tag }) as const;

/** Verbs on a case, or on one thing of it; each answers with what it leaves. */
export const verbsOf =
  <R extends z.ZodType>(tag: string, response: R) =>
  <P extends z.ZodType, B extends z.ZodType>(
    method: 'POST' | 'PUT' | 'DELETE' | 'PATCH',
    path: string,
    summary: string,
    params: P,
    body: B,
    errors: readonly string[] = [],
  ) =>
    endpoint({
      method,
      path: `/api/v1/cases/:reference${path}`,
      summary,
      ...writing(tag),
      params,
      body,
      response,
      errors: ['case.not_found', 'case.reads_only', 'case.merged', ...errors],
    });
