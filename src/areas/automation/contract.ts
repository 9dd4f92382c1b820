import { z } from 'zod';
import { ACTION_ERRORS, caseActions, selectorView } from '#areas/cases/contract.ts';
import { endpoint } from '#platform/http/contract.ts';
import { ruleActions, trigger } from './rules/rule.contract.ts';

export { MOMENTS } from './rules/rule.contract.ts';
export { HAPPENINGS, type TriggerEvent } from './rules/triggers.rules.ts';
export type { Moment, TimeTrigger, Trigger } from './rules/rule.contract.ts';

const tag = 'Automations';
const id = z.uuid();
const when = z.iso.datetime();
const byId = z.strictObject({ id });
const person = z.strictObject({ id, name: z.string() });
const abilities = z.record(z.string(), z.union([z.literal(true), z.string()]));

/** Who writes rules; an auditor reads them. */
export const RULE_KEEPERS = ['administrator', 'director', 'lead'] as const;
const READERS = [...RULE_KEEPERS, 'auditor'] as const;
const read = { access: 'person', scope: 'settings:read', tag, roles: READERS } as const;
const write = { access: 'person', scope: 'settings:write', tag, roles: RULE_KEEPERS } as const;

/** A case a figure counts, and when it would have been its turn. */
const met = z.strictObject({ reference: z.string(), subject: z.string(), at: when });
export type MetCase = z.infer<typeof met>;
const other = z.strictObject({ id, name: z.string() });

/** What a version would have done in the days before. Nothing was changed to find it out. */
export const trial = z.strictObject({
  from: when,
  to: when,
  /** How often its time came, whatever the case; null where the log does not tell. */
  occasions: z.int().nullable(),
  /** How often the case was so, then: what it would have acted on. */
  times: z.int(),
  /** Newest first; not more than 200. */
  cases: z.array(met),
  /** Of those, where an action would have been refused: nobody had the case whose area it asks. */
  refused: z.array(met),
  /** Conditions that the log does not remember: judged as the cases are today. */
  asToday: z.array(z.string()),
  /** Only what is so today could be counted, not the days before. */
  onlyToday: z.boolean(),
  /** There were more occasions than could be looked at. */
  cut: z.boolean(),
  /** Rules in force that answer to the same and want something else of these cases. */
  clashes: z.array(z.strictObject({ rule: other, about: z.array(z.string()), cases: z.array(met) })),
  /** Rules in force that would call each other with this one, in turn: the guard stops them. */
  loops: z.array(z.array(other)),
});
export type Trial = z.infer<typeof trial>;

const version = z.strictObject({
  version: z.int(),
  trigger,
  selector: selectorView,
  actions: caseActions,
  reason: z.string(),
  madeBy: person,
  madeAt: when,
  triedAt: when.nullable(),
});
export type RuleVersion = z.infer<typeof version>;

const STATES = ['draft', 'off', 'on', 'paused'] as const;
const summary = z.strictObject({
  id,
  name: z.string(),
  position: z.int(),
  state: z.enum(STATES),
  /** The newest version; `versionOn` is the one in force. */
  version: z.int(),
  versionOn: z.int().nullable(),
  onSince: when.nullable(),
  owner: person,
  trigger,
  selector: selectorView,
  actions: caseActions,
  triedAt: when.nullable(),
  /** Of the last thirty days; `waiting`, now. */
  runs: z.strictObject({ done: z.int(), failed: z.int(), stopped: z.int(), waiting: z.int(), lastAt: when.nullable() }),
  can: abilities,
});
export type RuleSummary = z.infer<typeof summary>;
const detail = summary.extend({ versions: z.array(version), trial: trial.nullable() });
export type RuleDetail = z.infer<typeof detail>;

const run = z.strictObject({
  id,
  at: when,
  version: z.int(),
  because: z.string(),
  state: z.enum(['waiting', 'done', 'failed', 'stopped']),
  /** Why not; said in the reader's language. */
  why: z.string().nullable(),
  /** What became of each action of the version. */
  applied: z.array(z.enum(['done', 'already'])).nullable(),
  reference: z.string(),
  subject: z.string(),
});
export type RunView = z.infer<typeof run>;

const name = z.string().trim().min(1).max(80);
/** `q`: which cases, as text, the same as in the list of cases; none is every case. */
const says = z.strictObject({ trigger, q: z.string().trim().max(500).default(''), actions: ruleActions });
const reason = z.string().trim().min(1).max(500);
const SAYING = [
  ...ACTION_ERRORS,
  'automation.nobody_asks',
  'selector.value_missing',
  'selector.value_unknown',
  'selector.value_single',
  'selector.day_unknown',
] as const;

export const automationApi = {
  listAutomations: endpoint({
    method: 'GET',
    path: '/api/v1/automations',
    summary: 'The rules of the company in their order, with what they did in the last thirty days',
    ...read,
    response: z.strictObject({ rules: z.array(summary), can: abilities }),
  }),
  getAutomation: endpoint({
    method: 'GET',
    path: '/api/v1/automations/:id',
    summary: 'A rule, its versions and what its newest one would have done',
    ...read,
    params: byId,
    response: detail,
    errors: ['automation.not_found'],
  }),
  listAutomationRuns: endpoint({
    method: 'GET',
    path: '/api/v1/automations/:id/runs',
    summary: 'What a rule did and what it could not do, the newest first',
    ...read,
    params: byId,
    query: z.strictObject({
      state: z.enum(['waiting', 'done', 'failed', 'stopped']).optional(),
      after: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    response: z.strictObject({ runs: z.array(run), next: z.string().nullable() }),
    errors: ['automation.not_found'],
  }),
  makeAutomation: endpoint({
    method: 'POST',
    path: '/api/v1/automations',
    summary: 'Write a rule; it does nothing until it was tried and switched on',
    ...write,
    body: says.extend({ name, reason: reason.optional() }),
    response: detail,
    status: 201,
    errors: SAYING,
  }),
  changeAutomation: endpoint({
    method: 'PUT',
    path: '/api/v1/automations/:id',
    summary: 'Another version of a rule, with its reason; the one in force stays until the new one is switched on',
    ...write,
    params: byId,
    body: says.extend({ name, reason }),
    response: detail,
    errors: ['automation.not_found', ...SAYING],
  }),
  tryAutomation: endpoint({
    method: 'POST',
    path: '/api/v1/automations/:id/trials',
    summary: 'What the newest version would have done in the last thirty days; changes no case',
    ...write,
    params: byId,
    body: z.strictObject({}).default({}),
    response: detail,
    errors: ['automation.not_found'],
    limit: 20,
  }),
  switchAutomation: endpoint({
    method: 'PUT',
    path: '/api/v1/automations/:id/state',
    summary: 'Switch a rule on in its newest version, which was tried; or off',
    ...write,
    params: byId,
    body: z.strictObject({ on: z.boolean() }),
    response: detail,
    errors: ['automation.not_found', 'automation.not_tried', ...SAYING],
  }),
  moveAutomation: endpoint({
    method: 'PUT',
    path: '/api/v1/automations/:id/position',
    summary: 'Put a rule before or after its neighbour: rules act in this order',
    ...write,
    params: byId,
    body: z.strictObject({ to: z.enum(['earlier', 'later']) }),
    response: z.strictObject({ moved: z.boolean() }),
    errors: ['automation.not_found'],
  }),
  retireAutomation: endpoint({
    method: 'DELETE',
    path: '/api/v1/automations/:id',
    summary: 'Take a rule away; what it did stays told',
    ...write,
    params: byId,
    body: z.strictObject({}).default({}),
    response: z.strictObject({ retired: z.boolean() }),
    errors: ['automation.not_found'],
  }),
} as const;

/** Those of a case's stream tell what a rule did there; the others are the rule's own. */
export const automationEvents = [
  'automation.ran',
  'automation.failed',
  'automation.stopped',
  'automation.gave_up',
  'automation.made',
  'automation.changed',
  'automation.tried',
  'automation.switched_on',
  'automation.switched_off',
  'automation.paused',
  'automation.moved',
  'automation.retired',
] as const;
