import { z } from 'zod';
import { answerAsked } from '#areas/authority/contract.ts';
import { id } from '../case-endpoint.contract.ts';
import { caseType, priority } from '../words.contract.ts';
import { repeated } from './actions.rules.ts';

/* What can be done with a case without somebody choosing each time: the one vocabulary of templates, rules and bulk. */

const tagIds = z.array(id).min(1).max(20);
const words = z.string().trim().min(1).max(4_000);

export const caseAction = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('take') }),
  /** To a person, to a team's queue (then nobody has it), or to a person of it. */
  z.strictObject({
    do: z.literal('assign'),
    personId: id.nullable().default(null),
    teamId: id.nullable().default(null),
  }),
  z.strictObject({ do: z.literal('priority'), priority }),
  z.strictObject({ do: z.literal('type'), type: caseType }),
  z.strictObject({ do: z.literal('tag'), tagIds }),
  z.strictObject({ do: z.literal('untag'), tagIds }),
  /** Whoever is named in it is told. */
  z.strictObject({ do: z.literal('note'), text: words, personIds: z.array(id).max(20).default([]) }),
  /** Until the team attends again after so many working days, or so many hours from now. */
  z.strictObject({ do: z.literal('snooze'), amount: z.int().min(1).max(90), unit: z.enum(['working_days', 'hours']) }),
  /** In the name of whoever has the case: the answer is theirs. */
  z.strictObject({
    do: z.literal('consult'),
    areaId: id,
    question: words,
    answers: z.array(answerAsked).min(2).max(4),
    tellCustomer: z.boolean().default(false),
  }),
  z.strictObject({ do: z.literal('pass_up'), reason: z.string().trim().min(1).max(500) }),
]);
export type CaseAction = z.output<typeof caseAction>;
export type ActionGiven = z.input<typeof caseAction>;

/** In the order they are done; nothing that can only be one way is said twice. */
export const caseActions = z
  .array(caseAction)
  .max(12)
  .refine((actions) => repeated(actions) === null, { message: 'action.repeated' })
  .refine((actions) => actions.every((one) => one.do !== 'assign' || one.personId !== null || one.teamId !== null), {
    message: 'action.assign_whom',
  });

/** Why an action can't be promised, or was refused by its verb when its time came. */
export const ACTION_ERRORS = [
  'action.needs_person',
  'action.needs_owner',
  'area.not_found',
  'consultation.area_unused',
  'person.not_found',
  'team.not_found',
  'tag.not_found',
  'case.team_retired',
  'case.assignee_cannot_see',
] as const;
