import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { byReference, id, reading, reference, when } from '../case-endpoint.contract.ts';
import { verb, verbOn } from '../case-verb.contract.ts';
import { LIKENESSES, MERGE_REFUSALS, TIES } from './merge.rules.ts';

const read = reading('Cases');

/** Why two cases cannot be one: a code, and what stands on the one that would go. */
const refusal = z.strictObject({ code: z.enum(MERGE_REFUSALS), tie: z.enum(TIES).nullable() });
const caseOf = z.strictObject({
  reference: z.string(),
  subject: z.string(),
  receivedAt: when,
  dueAt: when.nullable(),
  moves: z.strictObject({ messages: z.int(), notes: z.int(), files: z.int(), petitions: z.int() }),
});
const mergePreview = z.strictObject({
  kept: caseOf,
  merged: caseOf,
  /** The earliest date of both. */
  dueAt: when.nullable(),
  refusal: refusal.nullable(),
  /** Refused this way, but not the other way round. */
  otherWay: z.boolean(),
});
export type MergePreview = z.infer<typeof mergePreview>;
const mergeCandidate = z.strictObject({
  reference: z.string(),
  subject: z.string(),
  receivedAt: when,
  why: z.enum(LIKENESSES),
  /** Of the words of both, how many they share: 0 to 1. */
  share: z.number(),
});
export type MergeCandidate = z.infer<typeof mergeCandidate>;

export const mergingApi = {
  mergeCandidates: endpoint({
    method: 'GET',
    path: '/api/v1/cases/:reference/merging',
    summary: 'Open cases of the same person that may be the same thing, each with why, the likeliest first',
    ...read,
    params: byReference,
    response: z.strictObject({ cases: z.array(mergeCandidate) }),
    errors: ['case.not_found'],
  }),
  previewMerge: endpoint({
    method: 'GET',
    path: '/api/v1/cases/:reference/merging/:other',
    summary: 'What merging another case into this one would do, or why it cannot be',
    ...read,
    params: z.strictObject({ reference, other: reference }),
    response: mergePreview,
    errors: ['case.not_found'],
  }),
  merge: verb(
    'POST',
    '/merges',
    'Another case goes on in this one; its reference and key lead here, its clocks stay its own',
    z.strictObject({ other: reference }),
    [...MERGE_REFUSALS, 'case.resolved'],
  ),
  undoMerge: verbOn(
    'DELETE',
    '/merges/:mergeId',
    'The other case stands by itself again, with what came for it since',
    z.strictObject({ reference, mergeId: id }),
    z.strictObject({}).default({}),
    ['case.merge_not_found', 'case.merge_undone'],
  ),
} as const;

export const mergingEvents = ['case.merged', 'case.merged_into', 'case.merge_undone'] as const;
