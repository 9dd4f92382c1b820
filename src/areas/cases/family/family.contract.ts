import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { byReference, empty, id, reading, reference, verbsOf } from '../case-endpoint.contract.ts';
import { ball } from '../words.contract.ts';

const read = reading('Cases');

const relative = z.strictObject({
  id,
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  language: z.string(),
  ball,
  discarded: z.boolean(),
});
const familyView = z.strictObject({
  parent: relative.nullable(),
  /** Those the person may see, the open ones first. */
  children: z.array(relative),
  /** All that are open, seen or not: while there are any the parent is not resolved by itself. */
  openChildren: z.int(),
});
export type FamilyView = z.infer<typeof familyView>;
export type Relative = FamilyView['children'][number];

const verb = verbsOf('Cases', familyView);

export const familyApi = {
  getFamily: endpoint({
    method: 'GET',
    path: '/api/v1/cases/:reference/family',
    summary: 'The case it hangs from, or those that hang from it',
    ...read,
    params: byReference,
    response: familyView,
    errors: ['case.not_found'],
  }),
  setParent: verb(
    'PUT',
    '/parent',
    'It is the same problem as another case, which goes before it',
    byReference,
    z.strictObject({ parent: reference }),
    ['case.parent_self', 'case.parent_is_child', 'case.has_children', 'case.parent_resolved', 'case.resolved'],
  ),
  leaveParent: verb('DELETE', '/parent', 'It is a problem of its own again', byReference, empty, ['case.no_parent']),
} as const;

export const familyEvents = ['case.child_added', 'case.child_left', 'case.parent_set', 'case.parent_left'] as const;
