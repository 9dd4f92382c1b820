import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileCalendar, isOpen, MONDAY_TO_FRIDAY, workingMinutesBetween } from '#areas/clocks/index.ts';
import { makeSecrets } from '#platform/secrets/index.ts';
import { dueOfAsking, expiryOf } from '../authorisations/asking/times.rules.ts';
import { checkConsultationMac, consultationAddress, readConsultationAddress } from './asking/address.ts';
import { answerProblem, buttonSaid, canSee, mayAnswer, mayRemind, timesFor } from './consultation.rules.ts';

const fixedSecrets = makeSecrets('a-secret-for-tests-only-0123456789');
const office = [{ from: '09:00', to: '18:00' }];
const calendar = compileCalendar({
  zone: 'Europe/Madrid',
  week: { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] },
  workingDays: MONDAY_TO_FRIDAY,
  holidays: [],
  exceptions: [],
});
const now = new Date('2026-11-09T09:00:00Z');
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);

test('an area answers in its own service time, or in a quarter of what the law leaves', () => {
  expect(timesFor({ calendar, minutes: 240, now, legalDueAt: null })).toEqual({
    halfAt: hours(2),
    dueAt: hours(4),
    leadAt: hours(6),
  });
  expect(timesFor({ calendar, minutes: 240, now, legalDueAt: hours(2) })).toEqual({
    halfAt: hours(0.25),
    dueAt: hours(0.5),
    leadAt: hours(0.75),
  });
  expect(timesFor({ calendar, minutes: 240, now, legalDueAt: hours(-1) }).dueAt).toEqual(hours(0.5));
});

test('whatever the area agreed and the law leaves, the steps come in order and within the law', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000 }),
      fc.integer({ min: 1, max: 2_000 }),
      fc.integer({ min: 0, max: 200 }),
      (minutes, left, later) => {
        const asked = hours(later);
        const legalDueAt = hours(later + left);
        const { halfAt, dueAt, leadAt } = timesFor({ calendar, minutes, now: asked, legalDueAt });
        expect(halfAt <= dueAt && dueAt <= leadAt).toBe(true);
        expect(dueAt <= legalDueAt).toBe(true);
        if (!isOpen(calendar, asked)) return;
        const open = (until: Date) => workingMinutesBetween(calendar, asked, until);
        expect(open(dueAt)).toBeLessThanOrEqual(open(legalDueAt) / 4 + 0.001);
      },
    ),
  );
});

test('what is asked over the weekend lives until it has been seen', () => {
  const saturday = new Date('2026-11-14T09:00:00Z');
  const tuesday = new Date('2026-11-17T09:00:00Z');
  const monday = (time: string) => new Date(`2026-11-16T${time}:00Z`);
  expect(timesFor({ calendar, minutes: 6_000, now: saturday, legalDueAt: tuesday })).toEqual({
    halfAt: monday('12:30'),
    dueAt: monday('17:00'),
    leadAt: tuesday,
  });
  const expiry = expiryOf(calendar, saturday, tuesday);
  expect(expiry).toEqual(monday('17:00'));
  expect(dueOfAsking(calendar, saturday, 6_000, expiry)).toEqual(monday('12:30'));
  // Never past the law.
  expect(expiryOf(calendar, saturday, monday('10:00'))).toEqual(monday('10:00'));
  // On a Friday afternoon the weekend is no time.
  expect(expiryOf(calendar, new Date('2026-11-13T16:00:00Z'), tuesday)).toEqual(monday('09:45'));
});

const facts = { areaId: 'almacen', headId: 'jefa', askedBy: 'ana', state: 'open' };
const who = (id: string, roles: string[] = ['area_member'], areaIds: string[] = []) => ({ id, roles, areaIds });
test.each([
  ['a member', who('toni', ['area_member'], ['almacen']), true, 'yes'],
  ['the head, who is no member', who('jefa'), true, 'yes'],
  ['whoever asked', who('ana', ['agent']), true, 'consultation.not_found'],
  ['whoever asked, a member too', who('ana', ['agent'], ['almacen']), true, 'consultation.own'],
  ['another area', who('luis', ['area_member'], ['transporte']), false, 'consultation.not_found'],
  ['another agent', who('diego', ['agent']), false, 'consultation.not_found'],
  ['a lead', who('lucia', ['lead']), true, 'consultation.not_found'],
  ['an auditor of the area', who('eva', ['auditor'], ['almacen']), true, 'consultation.not_found'],
])('%s', (_name, person, sees, answers) => {
  expect(canSee(person, facts)).toBe(sees);
  const verdict = mayAnswer(person, facts);
  expect(verdict.ok ? 'yes' : verdict.reason).toBe(answers);
});

test('whoever asked and those who lead remind, while it is open', () => {
  const said = (id: string, roles: string[], state = 'open') => {
    const verdict = mayRemind(who(id, roles), { ...facts, state });
    return verdict.ok || verdict.reason;
  };
  expect([
    said('ana', ['agent']),
    said('lucia', ['lead']),
    said('toni', ['area_member']),
    said('ana', ['agent'], 'answered'),
  ]).toEqual([true, true, 'consultation.not_yours', 'consultation.closed']);
});

test('a mail that begins with a button’s words presses it; other words are words', () => {
  const answers = [
    { code: 'r1', label: 'Sí, sale hoy', meaning: 'yes' as const },
    { code: 'r2', label: 'No queda', meaning: 'no' as const },
  ];
  expect(buttonSaid(answers, 'si sale hoy.\n\nToni')).toBe('r1');
  expect(buttonSaid(answers, '  NO QUEDA ')).toBe('r2');
  expect(buttonSaid(answers, 'No queda nada hasta el martes')).toBeNull();
  expect(
    answerProblem(
      { kind: 'question', answers, quantity: null },
      { code: null, text: '', quantity: null, promisedOn: null },
      '2026-11-09',
    ),
  ).toBe('consultation.answer_needed');
});

test('the address of a consultation proves itself; altered, of another, or too long for its token, it proves nothing', () => {
  const c = { id: '0190a0f0-0000-7000-8000-000000000001', number: 41 };
  const address = consultationAddress(fixedSecrets, { ...c, mailbox: 'atencion@ribera.example' }) as string;
  const token = readConsultationAddress(address.toUpperCase());
  expect(token?.number).toBe(41);
  expect(checkConsultationMac(fixedSecrets, c, token?.mac ?? '')).toBe(true);
  expect(checkConsultationMac(fixedSecrets, { ...c, number: 42 }, token?.mac ?? '')).toBe(false);
  expect(
    checkConsultationMac(fixedSecrets, c, `${token?.mac.slice(0, -1)}${token?.mac.endsWith('a') ? 'b' : 'a'}`),
  ).toBe(false);
  expect(readConsultationAddress('atencion+rc-41.aaaaaaaaaaaaaaaa@ribera.example')).toBeNull();
  expect(consultationAddress(fixedSecrets, { ...c, mailbox: '' })).toBeNull();
  expect(consultationAddress(fixedSecrets, { ...c, mailbox: `${'a'.repeat(60)}@ribera.example` })).toBeNull();
});
