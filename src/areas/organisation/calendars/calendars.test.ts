import { afterAll, expect, test } from 'vitest';
import { addWorkingTime } from '#areas/clocks/index.ts';
import { newId } from '#platform/ids/index.ts';
import { organisationApi as org } from '../contract.ts';
import { calendarAt, calendarFor } from '../index.ts';
import { eventsOf, setHouse } from '#tests/support/organisation.ts';
import { readCalendar } from './calendar.rules.ts';

const { house, api, people, admin, teamId, calendarId, close } = await setHouse();
afterAll(close);
const { db } = house.database;
const hours = [{ from: '08:00', to: '15:00' }];
const definition = () => ({
  zone: 'Atlantic/Canary',
  week: {
    mon: hours,
    tue: hours,
    wed: hours,
    thu: hours,
    fri: hours,
    sat: [] as { from: string; to: string }[],
    sun: [],
  },
  workingDays: ['fri', 'mon', 'tue', 'wed', 'thu'],
  holidays: [] as object[],
  exceptions: [] as object[],
});

test('an edit is a new version beside the others; clocks that began on one are counted on it', async () => {
  const first = await calendarFor(db, teamId);
  expect(first).toMatchObject({ id: calendarId, version: 1 });
  const saved = await api.call(
    org.updateCalendar,
    { params: { id: calendarId }, body: { name: 'Verano', definition: definition(), basedOn: 1 } },
    admin,
  );
  expect(saved).toMatchObject({ name: 'Verano', version: 2 });
  const now = await calendarFor(db, teamId);
  const at = new Date('2026-11-09T08:00:00Z');
  expect(now.version).toBe(2);
  expect(addWorkingTime(now.calendar, at, 60).toISOString()).toBe('2026-11-09T09:00:00.000Z');
  expect(addWorkingTime(now.calendar, new Date('2026-11-09T14:30:00Z'), 60).toISOString()).toBe(
    '2026-11-10T08:30:00.000Z',
  );
  expect(await calendarAt(db, calendarId, 1)).toBe(first.calendar);
  expect((await calendarFor(db, teamId)).calendar).toBe(now.calendar);
  expect(await eventsOf(house, `calendar:${calendarId}`)).toEqual([
    ['calendar.changed', { version: 1 }],
    ['calendar.changed', { version: 2 }],
  ]);
  await expect(calendarAt(db, calendarId, 9)).rejects.toMatchObject({ code: 'calendar.not_found' });
});

test('whoever edits an older version than the last is told; of two at once one is kept', async () => {
  const edit = (basedOn: number) => ({
    params: { id: calendarId },
    body: { name: 'Verano', definition: definition(), basedOn },
  });
  expect(await api.refused(org.updateCalendar, edit(1), admin)).toMatchObject({
    status: 409,
    code: 'calendar.changed',
    problem: { version: 2 },
  });
  const both = await Promise.allSettled([
    api.call(org.updateCalendar, edit(2), admin),
    api.call(org.updateCalendar, edit(2), admin),
  ]);
  expect(both.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await api.refused(org.updateCalendar, { ...edit(3), params: { id: newId() } }, admin)).code).toBe(
    'calendar.not_found',
  );
});

test('a team counts on its own calendar when it has one', async () => {
  const own = await api.call(org.createCalendar, { body: { name: 'Canarias', definition: definition() } }, admin);
  const team = await api.call(org.createTeam, { body: { name: 'Islas', calendarId: own.id } }, admin);
  expect((await calendarFor(db, team.id)).id).toBe(own.id);
  expect((await calendarFor(db, null)).id).toBe(calendarId);
  expect((await api.call(org.listCalendars, {}, admin)).calendars.map((one) => one.name)).toEqual([
    'Verano',
    'Canarias',
  ]);
});

const bad = (change: object) => ({ ...definition(), ...change });
const day = (slots: object[]) => ({ week: { ...definition().week, mon: slots } });
const name = { es: 'Fiesta', en: 'Holiday' };
test.each([
  ['an unknown zone', bad({ zone: 'Europe/Pucela' }), 'definition.zone', 'issue.clocks.unknown_zone'],
  [
    'a time past midnight',
    bad(day([{ from: '25:00', to: '26:00' }])),
    'definition.week.mon.0',
    'issue.clocks.bad_time',
  ],
  [
    'slots that cross',
    bad(
      day([
        { from: '09:00', to: '14:00' },
        { from: '13:00', to: '18:00' },
      ]),
    ),
    'definition.week.mon.1',
    'issue.clocks.overlapping_slots',
  ],
  [
    'a date that is none',
    bad({ holidays: [{ date: '2026-02-30', name, scope: 'local', kind: 'full' }] }),
    'definition.holidays.0.date',
    'issue.clocks.bad_date',
  ],
  [
    'a date twice',
    bad({
      exceptions: [
        { date: '2026-12-24', name, slots: [] },
        { date: '2026-12-24', name, slots: [] },
      ],
    }),
    'definition.exceptions.1.date',
    'issue.clocks.repeated_date',
  ],
  [
    'no hour open',
    bad({ week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } }),
    'definition.week',
    'issue.calendar.never_opens',
  ],
  ['no working day', bad({ workingDays: [] }), 'definition.workingDays', 'issue.calendar.no_working_days'],
])('%s is refused, with its place and its reason', (_name, given, path, message) => {
  expect(readCalendar(given)).toMatchObject({ ok: false, issues: [{ path, message }] });
});

test.each([
  [null],
  ['x'],
  [[]],
  [{}],
  [bad({ extra: 1 })],
  [bad({ week: { mon: hours } })],
  [bad({ workingDays: ['lunes'] })],
  [bad({ holidays: [{ date: '2026-01-01', name, scope: 'local', kind: 'hours' }] })],
])('%j is no calendar', (given) => {
  expect(readCalendar(given).ok).toBe(false);
});

test('working days are kept in the order of the week, whatever order they came in', () => {
  expect(readCalendar(definition())).toMatchObject({
    ok: true,
    calendar: { workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'] },
  });
});

test('the refusal tells each problem in words', async () => {
  const given = bad({ ...day([{ from: '9', to: '14:00' }]), workingDays: [] });
  const refusal = await api.refused(org.createCalendar, { body: { name: 'Malo', definition: given } }, admin);
  expect(refusal).toMatchObject({
    status: 422,
    code: 'calendar.invalid',
    problem: { detail: 'El horario tiene 2 datos por corregir. No se ha guardado nada.' },
  });
  expect(refusal.problem.issues?.map((issue) => [issue.path, issue.message])).toEqual([
    ['definition.week.mon.0', 'La hora se escribe como 09:00 y no pasa de 24:00.'],
    ['definition.workingDays', 'Marca al menos un día hábil.'],
  ]);
});

test('official days come with their source, their notes and the regions of the country', async () => {
  const spain = await api.call(
    org.holidaySeeds,
    { query: { country: 'ES', region: 'CL', year: '2026' as never } },
    await api.signedIn(people.agent),
  );
  expect(spain.days).toEqual(
    expect.arrayContaining([expect.objectContaining({ date: '2026-12-08', scope: 'national' })]),
  );
  expect(spain.regions).toEqual(expect.arrayContaining([{ code: 'CL', name: 'Castilla y León' }]));
  expect(spain.credit).toContain('CC BY-SA');
  expect(spain.notes.length).toBeGreaterThan(0);
  expect((await api.refused(org.holidaySeeds, { query: { country: 'XX', year: 2026 } }, admin)).code).toBe(
    'clocks.unknown_territory',
  );
});
