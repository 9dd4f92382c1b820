import { z } from 'zod';

/* The closed lists of a case: what it may be, and whose turn it is. */

export const BALLS = ['ours', 'inside', 'customer', 'snoozed', 'resolved'] as const;
export const ball = z.enum(BALLS);
export type Ball = (typeof BALLS)[number];
export const CASE_TYPES = [
  'enquiry',
  'grievance',
  'complaint',
  'incident',
  'return',
  'repair',
  'suggestion',
  'praise',
  'other',
] as const;
export const LEGAL_CLASSES = ['enquiry_immediate', 'enquiry_followup', 'incident', 'complaint'] as const;
export const OUTCOMES = ['granted', 'partly', 'rejected', 'informed', 'withdrawn', 'inadmissible'] as const;
export const DISCARD_REASONS = ['spam', 'duplicate', 'not_ours'] as const;
export const FLAGS = ['legal_threat', 'safety', 'press', 'vulnerable', 'repeat', 'continuity'] as const;
export const CHANNELS = ['email', 'form', 'phone', 'counter', 'post', 'chat', 'social', 'portal', 'api'] as const;
export const VIEWS = ['mine', 'unassigned', 'team', 'all', 'due_today', 'mentions'] as const;
export const caseType = z.enum(CASE_TYPES);
export const legalClass = z.enum(LEGAL_CLASSES);
export const priority = z.enum(['normal', 'high']);
export const flags = z.array(z.enum(FLAGS));
export const fieldValues = z.record(z.string(), z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]));

/** What brings a case that was put off back before its date. */
export const WAKES = ['answer', 'task', 'incident', 'parent', 'customer'] as const;
export type WakesOn = (typeof WAKES)[number];
export const wakesOn = z.enum(WAKES);
