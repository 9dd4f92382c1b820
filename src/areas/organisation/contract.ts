import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const id = z.uuid();
const byId = z.strictObject({ id });
const name = z.string().trim().min(1).max(120);
const tag = 'Organisation';
const read = { access: 'person', scope: 'settings:read', tag } as const;
const admin = { access: 'person', scope: 'settings:write', tag, roles: ['administrator'] } as const;
const lead = { access: 'person', scope: 'settings:write', tag, roles: ['administrator', 'director', 'lead'] } as const;

export const company = z.strictObject({
  name,
  legalName: z.string().max(200),
  taxId: z.string().max(40),
  address: z.string().max(400),
  phone: z.string().max(40),
  website: z.string().max(200),
  language: z.enum(['es', 'en']),
  zone: z.string().max(60),
  country: z.string().length(2),
  currency: z.string().length(3),
  referencePrefix: z.string().regex(/^[A-Z]{1,5}$/),
  directorId: id.nullable(),
  /** Who answers for the Director while nobody is in that place; null: whoever administers for longest. */
  coverId: id.nullable(),
  /** What it sells, as the register of consumer bodies names it; empty for none of them. */
  sector: z.string().trim().max(60),
  sample: z.boolean(),
  /** The calendar that counts where a team or area has none of its own. */
  calendarId: id.nullable(),
});
export type Company = z.infer<typeof company>;
export const brand = z.strictObject({
  id,
  name,
  language: z.enum(['es', 'en']),
  formOfAddress: z.enum(['tu', 'usted']),
  signature: z.string().max(4000),
  active: z.boolean(),
});
export type Brand = z.infer<typeof brand>;
export const team = z.strictObject({
  id,
  name,
  calendarId: id.nullable(),
  memberIds: z.array(id),
  active: z.boolean(),
});
export type Team = z.infer<typeof team>;
export const area = z.strictObject({
  id,
  name,
  email: z.union([z.email(), z.literal('')]),
  headId: id.nullable(),
  calendarId: id.nullable(),
  /** Service minutes it has to answer a consultation, over its own calendar. */
  answerMinutes: z.int().min(1).max(100_000),
  memberIds: z.array(id),
  active: z.boolean(),
  /** Who takes over its tasks once it is retired; null: each goes back to whoever granted it. */
  heirId: id.nullable(),
});
export type Area = z.infer<typeof area>;
export const absence = z.strictObject({
  id,
  personId: id,
  substituteId: id.nullable(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
});
export type Absence = z.infer<typeof absence>;
/** Who answers between two moments: for an area, for the Director, or for supervision. */
export const duty = z.strictObject({
  id,
  purpose: z.enum(['area', 'director', 'supervision']),
  areaId: id.nullable(),
  personId: id,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
});
export type Duty = z.infer<typeof duty>;
export const tagView = z.strictObject({ id, name, active: z.boolean() });
export type TagView = z.infer<typeof tagView>;
export const fieldDefinition = z.strictObject({
  id,
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  labelEs: name,
  labelEn: name,
  kind: z.enum(['text', 'number', 'date', 'choice', 'boolean']),
  choices: z.array(z.string().trim().min(1).max(80)).max(100),
  requiredToResolve: z.boolean(),
  position: z.int(),
  active: z.boolean(),
});
export type FieldDefinition = z.infer<typeof fieldDefinition>;
export const contactReason = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  stage: z.enum(['pre', 'sale', 'post']),
  labelEs: name,
  labelEn: name,
  active: z.boolean(),
});
export type ContactReason = z.infer<typeof contactReason>;
export const targetPolicy = z.strictObject({
  kind: z.enum(['acknowledge', 'take_in_charge', 'first_reply', 'resolve']),
  priority: z.enum(['normal', 'high']),
  minutes: z.int().min(1).max(100_000),
  pausesWithCustomer: z.boolean(),
});
export type TargetPolicySetting = z.infer<typeof targetPolicy>;
/** Opening hours and edited holidays as src/areas/clocks defines them; validated there. */
export const calendar = z.strictObject({ id, name, version: z.int(), definition: z.record(z.string(), z.unknown()) });
export type Calendar = z.infer<typeof calendar>;

const noId = { id: true } as const;
const newBrand = brand.omit(noId).partial().required({ name: true });
const newTeam = team.omit(noId).partial().required({ name: true });
const newArea = area.omit(noId).partial().required({ name: true });

export const organisationApi = {
  /** Everything lists and selects need, in one call: the agent app loads it once and again when it changes. */
  getOrganisation: endpoint({
    method: 'GET',
    path: '/api/v1/organisation',
    summary: 'Company, brands, teams, areas, tags, fields, reasons',
    ...read,
    scope: 'cases:read',
    response: z.strictObject({
      company,
      brands: z.array(brand),
      teams: z.array(team),
      areas: z.array(area),
      tags: z.array(tagView),
      fields: z.array(fieldDefinition),
      reasons: z.array(contactReason),
      people: z.array(
        z.strictObject({
          id,
          name: z.string(),
          jobTitle: z.string(),
          roles: z.array(z.string()),
          available: z.boolean(),
          absentUntil: z.iso.datetime().nullable(),
          status: z.string(),
        }),
      ),
      calendars: z.array(z.strictObject({ id, name: z.string() })),
      can: z.record(z.string(), z.union([z.literal(true), z.string()])),
    }),
  }),
  updateCompany: endpoint({
    method: 'PATCH',
    path: '/api/v1/company',
    summary: 'Change the company',
    ...admin,
    body: company.omit({ sample: true }).extend({ calendarId: id }).partial(),
    response: company,
    errors: ['company.zone_unknown', 'person.not_found', 'calendar.not_found'],
  }),
  createBrand: endpoint({
    method: 'POST',
    path: '/api/v1/brands',
    summary: 'New brand',
    ...admin,
    body: newBrand,
    response: brand,
    status: 201,
  }),
  updateBrand: endpoint({
    method: 'PATCH',
    path: '/api/v1/brands/:id',
    summary: 'Change a brand',
    ...admin,
    params: byId,
    body: brand.omit(noId).partial(),
    response: brand,
    errors: ['brand.not_found', 'brand.last'],
  }),
  createTeam: endpoint({
    method: 'POST',
    path: '/api/v1/teams',
    summary: 'New team',
    ...admin,
    body: newTeam,
    response: team,
    status: 201,
    errors: ['person.not_found', 'calendar.not_found'],
  }),
  updateTeam: endpoint({
    method: 'PATCH',
    path: '/api/v1/teams/:id',
    summary: 'Change a team and its members',
    ...admin,
    params: byId,
    body: team.omit(noId).partial(),
    response: team,
    errors: ['team.not_found', 'team.has_cases', 'team.last', 'person.not_found', 'calendar.not_found'],
  }),
  createArea: endpoint({
    method: 'POST',
    path: '/api/v1/areas',
    summary: 'New area',
    ...admin,
    body: newArea,
    response: area,
    status: 201,
    errors: ['area.heir_unused', 'person.not_found', 'calendar.not_found'],
  }),
  updateArea: endpoint({
    method: 'PATCH',
    path: '/api/v1/areas/:id',
    summary: 'Change an area, its head and members',
    ...admin,
    params: byId,
    body: area.omit(noId).partial(),
    response: area,
    errors: ['area.not_found', 'area.heir_unused', 'person.not_found', 'calendar.not_found'],
  }),
  listCalendars: endpoint({
    method: 'GET',
    path: '/api/v1/calendars',
    summary: 'Working calendars with hours and holidays',
    ...read,
    response: z.strictObject({ calendars: z.array(calendar) }),
  }),
  createCalendar: endpoint({
    method: 'POST',
    path: '/api/v1/calendars',
    summary: 'New calendar',
    ...admin,
    body: z.strictObject({ name, definition: z.record(z.string(), z.unknown()) }),
    response: calendar,
    status: 201,
    errors: ['calendar.invalid'],
  }),
  updateCalendar: endpoint({
    method: 'PUT',
    path: '/api/v1/calendars/:id',
    summary: 'A new version of a calendar; running targets are computed again',
    ...admin,
    params: byId,
    body: z.strictObject({ name, definition: z.record(z.string(), z.unknown()), basedOn: z.int() }),
    response: calendar,
    errors: ['calendar.not_found', 'calendar.invalid', 'calendar.changed'],
  }),
  holidaySeeds: endpoint({
    method: 'GET',
    path: '/api/v1/holiday-seeds',
    summary: 'Official holidays known for a country and region, to be checked by a person',
    ...read,
    query: z.strictObject({
      country: z.string().length(2),
      region: z.string().max(10).optional(),
      year: z.coerce.number().int(),
    }),
    response: z.strictObject({
      days: z.array(z.record(z.string(), z.unknown())),
      source: z.string(),
      credit: z.string(),
      notes: z.array(z.strictObject({ es: z.string(), en: z.string() })),
      regions: z.array(z.strictObject({ code: z.string(), name: z.string() })),
    }),
    errors: ['clocks.unknown_territory'],
  }),
  listAbsences: endpoint({
    method: 'GET',
    path: '/api/v1/absences',
    summary: 'Absences now and ahead',
    ...read,
    response: z.strictObject({ absences: z.array(absence) }),
  }),
  createAbsence: endpoint({
    method: 'POST',
    path: '/api/v1/absences',
    summary: 'Own absence, or a member’s by their lead',
    access: 'person',
    scope: 'settings:write',
    tag,
    body: absence.omit(noId),
    response: absence,
    status: 201,
    errors: [
      'absence.not_yours',
      'absence.substitute_self',
      'duty.not_leading',
      'absence.ends_before',
      'person.not_found',
    ],
  }),
  cancelAbsence: endpoint({
    method: 'DELETE',
    path: '/api/v1/absences/:id',
    summary: 'Cancel an absence',
    access: 'person',
    scope: 'settings:write',
    tag,
    params: byId,
    response: z.strictObject({}),
    status: 204,
    errors: ['absence.not_found'],
  }),
  listDuties: endpoint({
    method: 'GET',
    path: '/api/v1/duties',
    summary: 'Who is on duty now and ahead',
    ...read,
    response: z.strictObject({ duties: z.array(duty) }),
  }),
  createDuty: endpoint({
    method: 'POST',
    path: '/api/v1/duties',
    summary: 'Put a person on duty; an area’s by its head too',
    access: 'person',
    scope: 'settings:write',
    tag,
    body: duty.omit(noId),
    response: duty,
    status: 201,
    errors: [
      'duty.not_yours',
      'duty.not_directors',
      'duty.not_leading',
      'duty.area_needed',
      'duty.ends_before',
      'area.not_found',
      'person.not_found',
    ],
  }),
  cancelDuty: endpoint({
    method: 'DELETE',
    path: '/api/v1/duties/:id',
    summary: 'Take a turn of duty off the rota',
    access: 'person',
    scope: 'settings:write',
    tag,
    params: byId,
    response: z.strictObject({}),
    status: 204,
    errors: ['duty.not_found'],
  }),
  createTag: endpoint({
    method: 'POST',
    path: '/api/v1/tags',
    summary: 'New tag',
    ...lead,
    body: z.strictObject({ name: z.string().trim().min(1).max(40) }),
    response: tagView,
    status: 201,
    errors: ['tag.exists'],
  }),
  updateTag: endpoint({
    method: 'PATCH',
    path: '/api/v1/tags/:id',
    summary: 'Rename or retire a tag',
    ...lead,
    params: byId,
    body: tagView.omit(noId).partial(),
    response: tagView,
    errors: ['tag.not_found', 'tag.exists'],
  }),
  createField: endpoint({
    method: 'POST',
    path: '/api/v1/fields',
    summary: 'New own field of cases',
    ...admin,
    body: fieldDefinition.omit({ id: true, position: true, active: true }),
    response: fieldDefinition,
    status: 201,
    errors: ['field.exists', 'field.needs_choices'],
  }),
  updateField: endpoint({
    method: 'PATCH',
    path: '/api/v1/fields/:id',
    summary: 'Change or retire a field (its key and kind stay)',
    ...admin,
    params: byId,
    body: fieldDefinition.omit({ id: true, key: true, kind: true }).partial(),
    response: fieldDefinition,
    errors: ['field.not_found', 'field.needs_choices'],
  }),
  putReason: endpoint({
    method: 'PUT',
    path: '/api/v1/contact-reasons/:code',
    summary: 'Add or change a contact reason',
    ...admin,
    params: z.strictObject({ code: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/) }),
    body: contactReason.omit({ code: true }),
    response: contactReason,
  }),
  listTargetPolicies: endpoint({
    method: 'GET',
    path: '/api/v1/target-policies',
    summary: 'Internal targets',
    ...read,
    response: z.strictObject({ policies: z.array(targetPolicy) }),
  }),
  putTargetPolicies: endpoint({
    method: 'PUT',
    path: '/api/v1/target-policies',
    summary: 'Set the internal targets',
    ...admin,
    body: z.strictObject({ policies: z.array(targetPolicy).max(8) }),
    response: z.strictObject({ policies: z.array(targetPolicy) }),
    errors: ['targets.repeated'],
  }),
} as const;

const adopted = z.strictObject({ status: z.literal('signed_in') });
/** The first run: open to whoever comes first, gone (404) as soon as anybody exists. */
export const setupApi = {
  getSetup: endpoint({
    method: 'GET',
    path: '/api/v1/setup',
    summary: 'Whether this installation still waits for its first administrator',
    tag,
    access: 'public',
    response: z.strictObject({ needed: z.boolean() }),
  }),
  setUp: endpoint({
    method: 'POST',
    path: '/api/v1/setup',
    summary: 'Make the company and its first administrator, and sign in',
    unkeyed: 'there is one company: the second time it is refused',
    tag,
    access: 'public',
    limit: 20,
    body: z.strictObject({
      company: z.strictObject({
        name,
        zone: z.string().max(60),
        country: z.string().regex(/^[A-Z]{2}$/),
        language: z.enum(['es', 'en']),
      }),
      administrator: z.strictObject({
        name,
        email: z.email().max(320),
        password: z.string().min(12, { message: 'issue.password_short' }).max(200),
      }),
      language: z.enum(['es', 'en']),
    }),
    response: adopted,
    status: 201,
    errors: ['setup.done', 'company.zone_unknown', 'person.password_weak'],
  }),
  setUpSample: endpoint({
    method: 'POST',
    path: '/api/v1/setup/sample',
    summary: 'Explore with the sample company, signed in as its administrator',
    unkeyed: 'there is one company: the second time it is refused',
    tag,
    access: 'public',
    limit: 5,
    body: z.strictObject({ language: z.enum(['es', 'en']).default('es') }),
    response: adopted,
    status: 201,
    errors: ['setup.done'],
  }),
} as const;

export const organisationEvents = [
  'company.changed',
  'brand.changed',
  'team.changed',
  'area.changed',
  'calendar.changed',
  'absence.started',
  'absence.cancelled',
  'duty.set',
  'duty.cancelled',
  'tag.changed',
  'field.changed',
  'reason.changed',
  'targets.changed',
  'company.set_up',
] as const;
