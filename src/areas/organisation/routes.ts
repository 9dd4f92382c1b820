import { anybodyExists, personOf } from '#areas/identity/index.ts';
import { ownRoute, route, type Route } from '#platform/http/route.ts';
import { cancelAbsence, createAbsence, listAbsences } from './absences/absences.ts';
import { createCalendar, listCalendars, updateCalendar } from './calendars/calendars.ts';
import { holidaySeeds } from './calendars/holiday-seeds.ts';
import { createField, updateField } from './catalogue/fields.ts';
import { putReason } from './catalogue/reasons.ts';
import { createTag, updateTag } from './catalogue/tags.ts';
import { listPolicies, putTargetPolicies } from './catalogue/targets.ts';
import { createBrand, updateBrand } from './company/brands.ts';
import { updateCompany } from './company/company.ts';
import { organisationApi as api, setupApi } from './contract.ts';
import { cancelDuty, createDuty, listDuties } from './duty/duty.ts';
import { createArea, updateArea } from './groups/areas.ts';
import { createTeam, updateTeam } from './groups/teams.ts';
import { getOrganisation } from './overview/get-organisation.ts';
import { firstRun, firstRunWithSample, type LoadSample } from './set-up/first-run.ts';

export const routes: readonly Route[] = [
  route(api.getOrganisation, (work) => getOrganisation(work)),
  route(api.updateCompany, (work, { body }) => updateCompany(work, body)),
  route(api.createBrand, (work, { body }) => createBrand(work, body)),
  route(api.updateBrand, (work, { params, body }) => updateBrand(work, params.id, body)),
  route(api.createTeam, (work, { body }) => createTeam(work, body)),
  route(api.updateTeam, (work, { params, body }) => updateTeam(work, params.id, body)),
  route(api.createArea, (work, { body }) => createArea(work, body)),
  route(api.updateArea, (work, { params, body }) => updateArea(work, params.id, body)),
  route(api.listCalendars, async (work) => ({ calendars: await listCalendars(work) })),
  route(api.createCalendar, (work, { body }) => createCalendar(work, body)),
  route(api.updateCalendar, (work, { params, body }) => updateCalendar(work, params.id, body)),
  route(api.holidaySeeds, (work, { query }) => holidaySeeds(query, personOf(work).language)),
  route(api.listAbsences, async (work) => ({ absences: await listAbsences(work) })),
  route(api.createAbsence, (work, { body }) => createAbsence(work, body)),
  route(api.cancelAbsence, async (work, { params }) => {
    await cancelAbsence(work, params.id);
    return {};
  }),
  route(api.listDuties, async (work) => ({ duties: await listDuties(work) })),
  route(api.createDuty, (work, { body }) => createDuty(work, body)),
  route(api.cancelDuty, async (work, { params }) => {
    await cancelDuty(work, params.id);
    return {};
  }),
  route(api.createTag, (work, { body }) => createTag(work, body.name)),
  route(api.updateTag, (work, { params, body }) => updateTag(work, params.id, body)),
  route(api.createField, (work, { body }) => createField(work, body)),
  route(api.updateField, (work, { params, body }) => updateField(work, params.id, body)),
  route(api.putReason, (work, { params, body }) => putReason(work, { ...body, code: params.code })),
  route(api.listTargetPolicies, async (work) => ({ policies: await listPolicies(work) })),
  route(api.putTargetPolicies, async (work, { body }) => ({ policies: await putTargetPolicies(work, body.policies) })),
];

/** The password is not kept for repeated requests, and the session is handed over after the commit: these open their own transactions. */
export function setupRoutes(loadSample: LoadSample | undefined): readonly Route[] {
  return [
    route(setupApi.getSetup, async (work) => ({ needed: !(await anybodyExists(work.db)) })),
    ownRoute(setupApi.setUp, (work, { body }, context) => firstRun(work, body, context)),
    ownRoute(setupApi.setUpSample, (work, { body }, context) =>
      firstRunWithSample(work, body.language, loadSample, context),
    ),
  ];
}
