/** Organisation's door: the company, who answers for what, and when it attends. */
export { isAbsent, substituteFor } from './absences/store.ts';
export { calendarAt, calendarFor, type CalendarInForce } from './calendars/in-force.ts';
export { fieldsOf } from './catalogue/fields.ts';
export { targetPolicies } from './catalogue/targets.ts';
export { brandOf, type BrandInUse } from './company/brands.ts';
export { companyInUse, companyOf } from './company/company.ts';
export { holdActiveTeam } from './groups/store.ts';
export { defaultTeam, teamOf } from './groups/teams.ts';
export { deputyOf } from './duty/deputy.ts';
export { onDuty } from './duty/duty.ts';
export { areaInUse, type AreaInUse } from './groups/areas.ts';
export { calendarForArea } from './calendars/in-force.ts';
export { makeParts } from './parts.ts';
export { ensureSetUp, type LoadSample } from './set-up/first-run.ts';
export { setUp, type SetUp } from './set-up/set-up.ts';
