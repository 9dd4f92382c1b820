import { z } from 'zod';
import { empty, fileIds, html, id, reference, text, when } from './case-endpoint.contract.ts';
import { verb, verbOn } from './case-verb.contract.ts';
import { caseType, fieldValues, flags, legalClass, priority, wakesOn } from './words.contract.ts';

export const verbsApi = {
  markSeen: verb('PUT', '/seen', 'Mark as read, or unread again', z.strictObject({ seen: z.boolean() })),
  addNote: verb(
    'POST',
    '/notes',
    'Internal note; mentioned people are told',
    z.strictObject({
      text: text.optional(),
      html,
      mentions: z.array(id).max(20).default([]),
      fileIds,
      draftId: id.optional(),
    }),
    ['person.not_found', 'file.not_found', 'file.not_a_picture', 'case.nothing_written', 'draft.already_sent'],
  ),
  classify: verb(
    'PATCH',
    '',
    'Subject, type, legal class, reason, priority, flags, fields, customer',
    z.strictObject({
      subject: z.string().trim().min(1).max(500).optional(),
      type: caseType.optional(),
      legalClass: legalClass.nullable().optional(),
      reasonCode: z.string().max(40).nullable().optional(),
      priority: priority.optional(),
      flags: flags.optional(),
      fields: fieldValues.optional(),
      customerId: id.optional(),
      language: z.string().max(5).optional(),
    }),
    ['field.not_found', 'field.wrong_value', 'reason.not_found', 'customer.not_found'],
  ),
  assign: verb(
    'PUT',
    '/assignment',
    'Give it to a person or a team, with a word of why if wanted',
    z.strictObject({ ownerId: id.nullable().optional(), teamId: id.optional(), note: z.string().max(2000).optional() }),
    ['person.not_found', 'team.not_found', 'case.team_retired', 'case.assignee_cannot_see', 'case.needs_hands'],
  ),
  take: verb('POST', '/taking', 'Take it myself', empty, ['case.already_yours']),
  snooze: verb(
    'PUT',
    '/snooze',
    'Bring it back on a date, or before it when whoever it waits for inside answers',
    z.strictObject({ until: when, wakesOn: wakesOn.optional() }),
    [
      'case.snooze_past',
      'case.snooze_beyond_due',
      'case.snooze_beyond_legal',
      'case.resolved',
      'case.waits_for_nobody',
      'case.nothing_to_wait_for',
    ],
  ),
  wake: verb('DELETE', '/snooze', 'Bring it back now', empty, ['case.not_snoozed']),
  setTags: verb('PUT', '/tags', 'The tags of the case', z.strictObject({ tagIds: z.array(id).max(50) }), [
    'tag.not_found',
  ]),
  passUp: verb(
    'POST',
    '/director',
    'Pass it up to the Director with a line of why; the owner stays owner',
    z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  ),
  follow: verb('PUT', '/following', 'Follow it, or stop', z.strictObject({ following: z.boolean() })),
  link: verb(
    'POST',
    '/links',
    'Link it with another case',
    z.strictObject({ other: reference, kind: z.enum(['related', 'duplicate']).default('related') }),
    ['case.link_self'],
  ),
  unlink: verbOn('DELETE', '/links/:other', 'Remove a link', z.strictObject({ reference, other: reference }), empty),
} as const;
