import { policiesFor } from '#areas/clocks/index.ts';
import { standingCustomer } from '#areas/customers/index.ts';
import { fieldsOf, targetPolicies } from '#areas/organisation/index.ts';
import { missing } from '#platform/errors/index.ts';
import type { EventData } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { lockCase, type CaseState } from '../course/case.store.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { asEventData, legalClassAfter, legalRulesOf } from '../legal/legal-clocks.ts';
import { promised } from '../course/target-history.rules.ts';
import { reasonExists, writeClassification, type Classification } from './classify.store.ts';
import { checkFields } from './fields.rules.ts';

/** What kind of case it is. Only what is given changes; another priority brings other clocks, counted from their start. */
export async function classify(work: Work, reference: string, asked: Classification): Promise<void> {
  const given = { ...asked };
  const state = await begin(work, reference, 'classify');
  if (given.reasonCode && !(await reasonExists(work.db, given.reasonCode))) throw missing('reason.not_found');
  if (given.customerId) given.customerId = await customerOf(work, given.customerId);
  const fields = given.fields
    ? { ...state.fields, ...checkFields(await fieldsOf(work.db), given.fields) }
    : state.fields;
  const classified = { ...given, ...newLegalClass(state, given) };
  await writeClassification(work.db, state.id, { ...classified, fields });
  const clocks = { ...(await newClocks(work, state, classified)), ...newTerms(state, classified) };
  await settle(work, state, 'case.classified', { ...told(classified), ...clocks });
}

/** Chosen on a screen that may be older than a merge: the case goes to the record that stands now. */
async function customerOf(work: Work, chosen: string): Promise<string> {
  const id = await standingCustomer(work.db, chosen);
  if (!id) throw missing('customer.not_found');
  return id;
}

/** The customer says that they are to be attended first: an open case follows, with the clocks of its new priority. */
export async function goFirst(work: Work, caseId: string): Promise<void> {
  const state = await lockCase(work, { id: caseId });
  if (state.priority === 'high' || state.resolvedAt) return;
  const given: Classification = { priority: 'high' };
  await writeClassification(work.db, state.id, { ...given, fields: state.fields });
  await settle(work, state, 'case.classified', {
    ...told(given),
    ...(await newClocks(work, state, given)),
    why: 'goes_first',
  });
}

async function newClocks(work: Work, state: CaseState, given: Classification): Promise<EventData> {
  const traits = {
    priority: given.priority ?? state.priority,
    legalClass: given.legalClass === undefined ? state.legalClass : given.legalClass,
    channel: state.channel,
  };
  if (traits.priority === state.priority && traits.legalClass === state.legalClass) return {};
  return { targets: promised(policiesFor(await targetPolicies(work.db), traits)) };
}

/** The law classes by content: another type or reason brings another class, unless a person chose the one it has. */
function newLegalClass(state: CaseState, given: Classification): Pick<Classification, 'legalClass'> {
  if (given.legalClass !== undefined || (given.type === undefined && given.reasonCode === undefined)) return {};
  const { type = state.type, reasonCode = state.reasonCode } = given;
  const legalClass = legalClassAfter(state, { type, reasonCode });
  return legalClass === state.legalClass ? {} : { legalClass };
}

/** The terms the law sets on the case as it is now, when they are not those it had. */
function newTerms(state: CaseState, given: Classification): EventData {
  const {
    legalClass = state.legalClass,
    reasonCode = state.reasonCode,
    flags = state.flags,
    type = state.type,
  } = given;
  const [before, after] = [
    legalRulesOf(state.legalPack, state),
    legalRulesOf(state.legalPack, { type, legalClass, reasonCode, flags }),
  ];
  const ids = (rules: readonly { clock: string }[]): string => rules.map(({ clock }) => clock).join(' ');
  return ids(before) === ids(after) ? {} : { legal: asEventData(after) };
}

/** Codes and ids; of the subject and the own fields only that they changed. */
function told({
  type,
  legalClass,
  reasonCode,
  priority,
  flags,
  customerId,
  language,
  subject,
  fields,
}: Classification): EventData {
  const codes = {
    type,
    legal_class: legalClass,
    reason: reasonCode,
    priority,
    flags: flags ? [...flags] : undefined,
    customer: customerId,
    language,
  };
  return {
    ...(Object.fromEntries(Object.entries(codes).filter(([, value]) => value !== undefined)) as EventData),
    ...(subject === undefined ? {} : { subject: true }),
    ...(fields ? { fields: Object.keys(fields) } : {}),
  };
}
