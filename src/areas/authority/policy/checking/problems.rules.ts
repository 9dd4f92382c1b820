import { isDecider } from '../../authorisations/deciders.rules.ts';
import type { Approver, PolicyDefinition, PolicyRule } from '../contract.ts';
import type { Known } from '../versions/store.ts';
import { isCovered } from './boxes.rules.ts';
import { boxOf } from './row-box.rules.ts';

/** Errors keep a draft from being published; warnings are to be read. Said on screen under `policy.problem.<code>`. */
export interface PolicyProblem {
  code: string;
  severity: 'error' | 'warning';
  /** Null when it is of the whole table. */
  ruleId: string | null;
  params: Record<string, string | number>;
}

/** Those who may propose; a row for others fits nobody. */
const PROPOSERS = ['administrator', 'director', 'lead', 'agent'];
/** Those whose work it is: a solution without a row for them is a gap. */
const EXPECTED = ['agent', 'lead'];

/** What is wrong with a table before it is published: rows that never decide, gaps, and names of nobody. */
export function problemsOf(definition: PolicyDefinition, known: Known): PolicyProblem[] {
  const { rules, otherwise } = definition;
  const last = chainProblems(otherwise.approvers, otherwise.fourEyesAbove, known, null);
  return [
    ...repeated(rules),
    ...rules.flatMap((rule) => [...ownProblems(rule, known), ...destinationProblems(rule, known)]),
    ...last,
    ...neverDecide(definition),
    ...gaps(rules, known),
  ];
}

function error(code: string, ruleId: string | null, params: PolicyProblem['params'] = {}): PolicyProblem {
  return { code, severity: 'error', ruleId, params };
}

function warning(code: string, ruleId: string | null, params: PolicyProblem['params'] = {}): PolicyProblem {
  return { code, severity: 'warning', ruleId, params };
}

function repeated(rules: readonly PolicyRule[]): PolicyProblem[] {
  const ids = rules.map(({ id }) => id);
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) => error('repeated', id));
}

function ownProblems(rule: PolicyRule, known: Known): PolicyProblem[] {
  const { who, when, solutions, id } = rule;
  const gone = (code: string, values: readonly string[], has: readonly string[]): PolicyProblem[] =>
    values.some((value) => !has.includes(value)) ? [warning(code, id)] : [];
  const tags = when.segments.filter((segment) => segment !== 'person' && segment !== 'company');
  return [
    ...(fitsNobody(rule, known) ? [error('nobody', id)] : []),
    // Nothing tells the margin of an order yet: the row would never be sure to fit.
    ...(when.minMargin === null ? [] : [error('margin_unknown', id)]),
    ...gone('solution_gone', solutions, known.solutions),
    ...gone('team_gone', who.teamIds, known.teamIds),
    ...gone('reason_gone', when.reasons, known.reasons),
    ...gone('segment_gone', tags, known.tagIds),
  ];
}

function fitsNobody({ who }: PolicyRule, known: Known): boolean {
  if (who.roles.length > 0 && !who.roles.some((role) => PROPOSERS.includes(role))) return true;
  if (who.personIds.length === 0) return false;
  return !known.people.some(
    (person) =>
      person.active &&
      who.personIds.includes(person.id) &&
      (who.roles.length === 0 || who.roles.some((role) => person.roles.includes(role))) &&
      (who.teamIds.length === 0 || who.teamIds.some((team) => person.teamIds.includes(team))),
  );
}

function destinationProblems(rule: PolicyRule, known: Known): PolicyProblem[] {
  if (rule.level === 3) return chainProblems(rule.approvers, rule.fourEyesAbove, known, rule.id);
  if (rule.level === 1) return [];
  const area = known.areas.find(({ id }) => id === rule.areaId);
  if (!area?.active) return [error('area_missing', rule.id)];
  return area.reachable ? [] : [error('area_unreachable', rule.id)];
}

function chainProblems(
  chain: readonly Approver[],
  fourEyesAbove: number | null,
  known: Known,
  ruleId: string | null,
): PolicyProblem[] {
  if (chain.length === 0) return [error('approver_none', ruleId)];
  const here = deciders(known);
  const decides = (id: string): boolean => here.some((person) => person.id === id);
  const problems = chain.flatMap(({ role, personId, deputyId }) => {
    const exists = personId ? decides(personId) : here.some((one) => one.roles.includes(role ?? ''));
    return [
      ...(exists ? [] : [error('approver_missing', ruleId)]),
      ...(deputyId && !decides(deputyId) ? [error('deputy_missing', ruleId)] : []),
      ...(deputyId && deputyId === personId ? [error('deputy_same', ruleId)] : []),
    ];
  });
  if (fourEyesAbove !== null && candidates(chain, known).size < 2) problems.push(error('four_eyes_one', ruleId));
  return problems;
}

/** Who is here and may be asked at all: an auditor reads, and decides nothing. */
function deciders({ people }: Known): Known['people'] {
  return people.filter(({ active, roles }) => active && isDecider(roles));
}

/** Everybody who may come to decide: without two of them, four eyes are not to be had. */
function candidates(chain: readonly Approver[], known: Known): Set<string> {
  const here = deciders(known);
  const named = chain.flatMap(({ role, personId, deputyId }) => [
    ...here.filter((one) => (personId ? one.id === personId : one.roles.includes(role ?? ''))).map(({ id }) => id),
    ...here.flatMap(({ id }) => (id === deputyId ? [id] : [])),
  ]);
  return new Set(named);
}

/** A row that another one covers (shadowed), or that those before it cover together (unreachable). */
function neverDecide({ rules, currency }: PolicyDefinition): PolicyProblem[] {
  const boxes = rules.map((rule) => boxOf(rule, currency));
  return rules.flatMap((rule, at): PolicyProblem[] => {
    const box = boxes[at] ?? {};
    const before = boxes.slice(0, at);
    const by = before.findIndex((other) => isCovered(box, [other]));
    if (by >= 0) return [error('shadowed', rule.id, { by: rules[by]?.id ?? '' })];
    return isCovered(box, before) ? [error('unreachable', rule.id)] : [];
  });
}

/** Solutions of which no row speaks for those who work with customers: all of them would wait for `otherwise`. */
function gaps(rules: readonly PolicyRule[], known: Known): PolicyProblem[] {
  return known.solutions.flatMap((solution) => {
    const about = rules.filter(({ solutions }) => solutions.length === 0 || solutions.includes(solution));
    const without = EXPECTED.filter(
      (role) => !about.some(({ who }) => who.roles.length === 0 || (who.roles as string[]).includes(role)),
    );
    return without.length > 0
      ? [warning('gap', null, { solution, role: without.length > 1 ? 'all' : (without[0] ?? '') })]
      : [];
  });
}
