import { describe, expect, it, test } from 'vitest';
import { compiled, fullHoliday } from '../calendar.fixture.ts';
import { LEGAL_PACKS, legalPack } from '../packs/legal-packs.ts';
import { localDateOf } from '../working-days.rules.ts';
import type { LegalClock, LegalEvent, NamedCalendar } from './legal-clock.rules.ts';
import { nextLegalClock } from './legal-clock.rules.ts';
import { foldLegalClocks } from './legal-fold.rules.ts';
import { legalRulesFor, type LegalTraits } from './legal-rule.rules.ts';
import { explainLegal, legalDay, type ExplainedTerm } from './explain-legal.rules.ts';

const at = (text: string) => new Date(text);
const named = (calendar: NamedCalendar['calendar'], version = 1): NamedCalendar => ({ id: 'c', version, calendar });
const SPAIN_DAYS = ['2026-12-08', '2026-12-25', '2027-01-01', '2027-01-06'].map(fullHoliday);
const spain = named(compiled({ holidays: SPAIN_DAYS }));
const peru = named(compiled({ zone: 'America/Lima', holidays: [fullHoliday('2026-10-08')] }));
const colombia = named(compiled({ zone: 'America/Bogota', holidays: ['2026-10-12', '2026-11-02'].map(fullHoliday) }));

const COMPLAINT: LegalTraits = { legalClass: 'complaint', reasonCode: null, continuity: false };
const rulesOf = (pack: string, traits: Partial<LegalTraits> = {}) =>
  legalRulesFor(legalPack(pack) as NonNullable<ReturnType<typeof legalPack>>, { ...COMPLAINT, ...traits });

function fold(
  pack: string,
  calendar: NamedCalendar,
  filed: string,
  more: LegalEvent[] = [],
  traits = {},
): LegalClock[] {
  return foldLegalClocks([
    { type: 'calendar_changed', at: at(filed), calendar },
    { type: 'rules_set', at: at(filed), rules: rulesOf(pack, traits) },
    { type: 'presented', at: at(filed) },
    ...more,
  ]);
}
const byId = (clocks: LegalClock[], id: string) => clocks.filter((one) => one.rule.clock === id);
const dueDay = (clock: LegalClock | undefined) => clock && localDateOf(clock.calendar.calendar, clock.dueAt);

test.each<[string, string, NamedCalendar, string, Partial<LegalTraits>, string, string]>([
  [
    '15 d.n. of the general regime',
    'es-general',
    spain,
    '2026-12-30T10:00:00Z',
    {},
    'es.general.complaint',
    '2027-01-14',
  ],
  ['15 d.h. of Ley 10/2025', 'es-l10-large', spain, '2026-12-30T10:00:00Z', {}, 'es.l10.resolution', '2027-01-22'],
  [
    '5 d.n. for a bill',
    'es-l10-large',
    spain,
    '2026-12-30T10:00:00Z',
    { reasonCode: 'invoice_error' },
    'es.l10.billing',
    '2027-01-04',
  ],
  ['15 d.h. of Peru, 8 October off', 'pe-libro', peru, '2026-10-05T15:00:00Z', {}, 'pe.response', '2026-10-27'],
  ['15 d.h. of Colombia, two holidays', 'co-general', colombia, '2026-10-05T15:00:00Z', {}, 'co.claim', '2026-10-27'],
  [
    '15 d.h. where no law was studied',
    'generic-latam',
    peru,
    '2026-10-05T15:00:00Z',
    {},
    'latam.reference',
    '2026-10-27',
  ],
])('%s', (_, pack, calendar, filed, traits, clock, due) => {
  expect(dueDay(byId(fold(pack, calendar, filed, [], traits), clock)[0])).toBe(due);
});

describe('terms of Spain', () => {
  it('give a complaint both, and the first to end is shown', () => {
    const clocks = fold('es-l10-large', spain, '2026-12-30T10:00:00Z');
    expect(clocks.map((one) => one.rule.clock)).toEqual(['es.general.complaint', 'es.l10.resolution']);
    expect(nextLegalClock(clocks)?.rule.clock).toBe('es.general.complaint');
  });

  it('count two hours for a cut by day and by night, and end with the answer', () => {
    const [clock] = byId(
      fold('es-l10-basic', spain, '2026-12-24T23:30:00Z', [{ type: 'informed', at: at('2026-12-25T01:30:00Z') }], {
        legalClass: 'incident',
        continuity: true,
      }),
      'es.l10.continuity',
    );
    expect(clock).toMatchObject({ dueAt: at('2026-12-25T01:30:00Z'), state: 'met' });
    const [late] = byId(
      fold('es-l10-basic', spain, '2026-12-24T23:30:00Z', [{ type: 'informed', at: at('2026-12-25T01:30:00.001Z') }], {
        continuity: true,
      }),
      'es.l10.continuity',
    );
    expect(late?.state).toBe('missed');
  });

  it('start anew when the missing data come; the other law goes on meanwhile', () => {
    const asked: LegalEvent = {
      type: 'completion_asked',
      at: at('2027-01-04T09:00:00Z'),
      until: at('2027-01-19T22:59:59.999Z'),
    };
    const waiting = fold('es-l10-large', spain, '2026-12-30T10:00:00Z', [asked]);
    expect(byId(waiting, 'es.l10.resolution')[0]).toMatchObject({ state: 'paused', pausedSince: asked.at });
    expect(byId(waiting, 'es.general.complaint')[0]?.state).toBe('running');
    expect(byId(waiting, 'es.l10.remedy')[0]).toMatchObject({ state: 'running', dueAt: asked.until });
    const clocks = fold('es-l10-large', spain, '2026-12-30T10:00:00Z', [
      asked,
      { type: 'completed', at: at('2027-01-11T12:00:00Z') },
    ]);
    expect(byId(clocks, 'es.l10.remedy')[0]?.state).toBe('met');
    const [resolution] = byId(clocks, 'es.l10.resolution');
    expect(resolution).toMatchObject({ state: 'running', startedAt: at('2027-01-11T12:00:00Z') });
    expect(dueDay(resolution)).toBe('2027-02-01');
    expect(resolution?.moves.map(({ why }) => why)).toEqual(['restarted']);
    expect(localDateOf(spain.calendar, resolution?.firstDueAt as Date)).toBe('2027-01-22');
  });

  it('answered without a word on whether the data came, counts from the customer’s first word after the request', () => {
    const asked: LegalEvent = {
      type: 'completion_asked',
      at: at('2027-01-04T09:00:00Z'),
      until: at('2027-01-19T22:59:59.999Z'),
    };
    const notified: LegalEvent = { type: 'notified', at: at('2027-04-09T09:00:00Z') };
    const words: LegalEvent[] = [
      { type: 'wrote', at: at('2027-01-05T09:00:00Z') },
      { type: 'wrote', at: at('2027-03-30T09:00:00Z') },
    ];
    const filed = '2026-12-30T10:00:00Z';
    const [heard] = byId(fold('es-l10-large', spain, filed, [asked, ...words, notified]), 'es.l10.resolution');
    expect(heard).toMatchObject({ state: 'missed', startedAt: words[0]?.at, moves: [{ why: 'restarted' }] });
    expect(dueDay(heard)).toBe('2027-01-27');
    const [silent] = byId(fold('es-l10-large', spain, filed, [asked, notified]), 'es.l10.resolution');
    expect(silent?.state).toBe('met');
  });

  it('are not suspended by data asked for once the date has gone by: the breach stays', () => {
    const late: LegalEvent[] = [
      { type: 'completion_asked', at: at('2027-03-15T09:00:00Z'), until: at('2027-03-30T21:59:59.999Z') },
      { type: 'wrote', at: at('2027-03-16T09:00:00Z') },
    ];
    const said: LegalEvent = { type: 'completed', at: at('2027-03-17T09:00:00Z') };
    const notified: LegalEvent = { type: 'notified', at: at('2027-03-20T09:00:00Z') };
    for (const course of [late, [...late, said], [...late, notified], [...late, said, notified]]) {
      const clocks = fold('es-l10-large', spain, '2026-12-30T10:00:00Z', course);
      const [resolution] = byId(clocks, 'es.l10.resolution');
      expect([resolution?.state, dueDay(resolution), resolution?.moves]).toEqual([
        course.includes(notified) ? 'missed' : 'running',
        '2027-01-22',
        [],
      ]);
    }
    // On its last day it does.
    const last = fold('es-l10-large', spain, '2026-12-30T10:00:00Z', [
      { type: 'completion_asked', at: at('2027-01-22T22:00:00Z'), until: at('2027-02-08T22:59:59.999Z') },
    ]);
    expect(byId(last, 'es.l10.resolution')[0]?.state).toBe('paused');
  });

  it('stay suspended by a request that came when another one did not, and count from the one that did', () => {
    const until = at('2027-01-19T22:59:59.999Z');
    const asked = (time: string): LegalEvent & { until: Date } => ({ type: 'completion_asked', at: at(time), until });
    const [first, second] = [asked('2027-01-04T09:00:00Z'), asked('2027-01-07T09:00:00Z')];
    const back = (since: Date): LegalEvent => ({ type: 'completion_withdrawn', at: at('2027-01-08T09:00:00Z'), since });
    const said: LegalEvent = { type: 'completed', at: at('2027-01-07T10:00:00Z') };
    const seen = (...course: LegalEvent[]) => {
      const clocks = fold('es-l10-large', spain, '2026-12-30T10:00:00Z', course);
      const [resolution, remedy] = [byId(clocks, 'es.l10.resolution').at(-1), byId(clocks, 'es.l10.remedy').at(-1)];
      return [resolution?.state, resolution?.pausedSince ?? resolution?.startedAt, remedy?.state, remedy?.startedAt];
    };
    expect(seen(first, second, back(second.at))).toEqual(['paused', first.at, 'running', first.at]);
    expect(seen(first, second, back(first.at))).toEqual(['paused', second.at, 'running', second.at]);
    const none = ['running', at('2026-12-30T10:00:00Z'), 'cancelled', first.at];
    expect(seen(first, second, back(second.at), back(first.at))).toEqual(none);
    expect(seen(first, second, back(first.at), back(second.at))).toEqual([...none.slice(0, 3), second.at]);
    // The data came all the same: that request had reached them some other way.
    expect(seen(first, said, back(first.at))).toEqual(['running', said.at, 'met', first.at]);
  });

  it('are suspended after all by what was asked for in time once a corrected calendar says so', () => {
    const filed = '2026-12-30T10:00:00Z';
    const asked: LegalEvent = {
      type: 'completion_asked',
      at: at('2027-01-25T09:00:00Z'),
      until: at('2027-02-08T22:59:59.999Z'),
    };
    const completed: LegalEvent = { type: 'completed', at: at('2027-01-27T09:00:00Z') };
    const local = named(compiled({ holidays: [...SPAIN_DAYS, fullHoliday('2027-01-20')] }), 2);
    const corrected: LegalEvent = { type: 'calendar_changed', at: at('2027-01-28T09:00:00Z'), calendar: local };
    const [before] = byId(fold('es-l10-large', spain, filed, [asked, completed]), 'es.l10.resolution');
    expect([before?.startedAt, dueDay(before)]).toEqual([at(filed), '2027-01-22']);
    const [after] = byId(fold('es-l10-large', spain, filed, [asked, completed, corrected]), 'es.l10.resolution');
    expect([after?.startedAt, dueDay(after)]).toEqual([completed.at, '2027-02-17']);
  });

  it('never close by themselves: a request not met lapses and the term stays paused', () => {
    const clocks = fold('es-l10-large', spain, '2026-12-30T10:00:00Z', [
      { type: 'completion_asked', at: at('2027-01-04T09:00:00Z'), until: at('2027-01-19T22:59:59.999Z') },
      { type: 'lapsed', at: at('2027-01-20T08:00:00Z') },
    ]);
    expect(clocks.map((one) => [one.rule.clock, one.state])).toEqual([
      ['es.general.complaint', 'running'],
      ['es.l10.resolution', 'paused'],
      ['es.l10.remedy', 'lapsed'],
    ]);
  });

  it('give the supervisor’s call the same working day', () => {
    const call = fold('es-l10-large', spain, '2026-12-30T10:00:00Z', [
      { type: 'supervisor_asked', at: at('2026-12-31T11:00:00Z') },
      { type: 'supervisor_called', at: at('2026-12-31T16:00:00Z') },
    ]);
    expect(byId(call, 'es.l10.supervisor')[0]).toMatchObject({ state: 'met', dueAt: at('2026-12-31T22:59:59.999Z') });
  });
});

describe('Peru’s offer of a remote solution', () => {
  const offer: LegalEvent = { type: 'offer_made', at: at('2026-10-09T15:00:00Z') };

  it('refused two working days later moves the end to the 29th', () => {
    const [clock] = fold('pe-libro', peru, '2026-10-05T15:00:00Z', [
      offer,
      { type: 'offer_ended', at: at('2026-10-13T20:00:00Z') },
    ]);
    expect(dueDay(clock)).toBe('2026-10-29');
    expect(clock).toMatchObject({ state: 'running', moves: [{ why: 'resumed' }] });
  });

  it('suspends five working days and no more', () => {
    const [open] = fold('pe-libro', peru, '2026-10-05T15:00:00Z', [offer]);
    expect(open?.state).toBe('paused');
    expect(localDateOf(peru.calendar, open?.pausedUntil as Date)).toBe('2026-10-16');
    const [clock] = fold('pe-libro', peru, '2026-10-05T15:00:00Z', [
      offer,
      { type: 'offer_ended', at: at('2026-11-20T20:00:00Z') },
    ]);
    expect(dueDay(clock)).toBe('2026-11-03');
  });
});

describe('Peru’s offers together', () => {
  const offers = (...days: [string, string][]): LegalEvent[] =>
    days.flatMap(([from, to]): LegalEvent[] => [
      { type: 'offer_made', at: at(`${from}T15:00:00Z`) },
      { type: 'offer_ended', at: at(`${to}T20:00:00Z`) },
    ]);
  const term = (events: LegalEvent[]) => fold('pe-libro', peru, '2026-10-05T15:00:00Z', events)[0];

  it('suspend five working days in all, however many they are', () => {
    const one = term(offers(['2026-10-09', '2026-10-13']));
    expect([dueDay(one), one?.offerLeft]).toEqual(['2026-10-29', 3]);
    const again: LegalEvent = { type: 'offer_made', at: at('2026-10-14T15:00:00Z') };
    const open = term([...offers(['2026-10-09', '2026-10-13']), again]);
    expect(localDateOf(peru.calendar, open?.pausedUntil as Date)).toBe('2026-10-19');
    const many = offers(['2026-10-09', '2026-10-19'], ['2026-10-19', '2026-10-27'], ['2026-10-27', '2026-11-20']);
    expect(term(many)).toMatchObject({ state: 'running', offerLeft: 0 });
    expect(dueDay(term(many))).toBe('2026-11-03');
  });

  it('that never arrived suspend nothing, though their days had gone by', () => {
    const since = at('2026-10-09T15:00:00Z');
    const withdrawn: LegalEvent = { type: 'offer_withdrawn', at: at('2026-10-20T15:00:00Z'), since };
    const back = term([...offers(['2026-10-09', '2026-10-19']), withdrawn]);
    expect(back).toMatchObject({ offerLeft: 5, moves: [{ why: 'resumed' }, { why: 'not_delivered' }] });
    expect(dueDay(back)).toBe('2026-10-27');
    const other = { ...withdrawn, since: at('2026-10-08T15:00:00Z') };
    expect(dueDay(term([...offers(['2026-10-09', '2026-10-19']), other]))).toBe('2026-11-03');
  });
});

describe('what happens to the case', () => {
  const filed = '2026-12-30T10:00:00Z';
  const notified: LegalEvent = { type: 'notified', at: at('2027-01-14T22:59:59.999Z') };

  it('stops at notification, in time to the last millisecond', () => {
    expect(fold('es-general', spain, filed, [notified])[0]).toMatchObject({ state: 'met', metAt: notified.at });
    const late: LegalEvent = { type: 'notified', at: at('2027-01-14T23:00:00Z') };
    expect(fold('es-general', spain, filed, [late])[0]?.state).toBe('missed');
  });

  it('goes on as it was when the answer never arrived, and anew when the case is opened again', () => {
    const back: LegalEvent = { type: 'unnotified', at: at('2027-01-15T08:00:00Z') };
    expect(fold('es-general', spain, filed, [notified, back])).toMatchObject([{ state: 'running', round: 1 }]);
    const again = fold('es-general', spain, filed, [notified, { type: 'reopened', at: at('2027-01-20T10:00:00Z') }]);
    expect(again).toMatchObject([
      { state: 'met', round: 1 },
      { state: 'running', round: 2, startedAt: at('2027-01-20T10:00:00Z') },
    ]);
  });

  it('counts from the presentation what is classified later, and keeps nothing of what it is not', () => {
    const later = at('2027-01-05T10:00:00Z');
    const enquiry = rulesOf('es-l10-large', { legalClass: 'enquiry_followup' });
    const bill = rulesOf('es-l10-large', { reasonCode: 'duplicate_charge' });
    const clocks = foldLegalClocks([
      { type: 'calendar_changed', at: at(filed), calendar: spain },
      { type: 'rules_set', at: at(filed), rules: enquiry },
      { type: 'presented', at: at(filed) },
      { type: 'rules_set', at: later, rules: bill },
    ]);
    expect(byId(clocks, 'es.l10.billing')[0]).toMatchObject({ startedAt: at(filed), state: 'running' });
    expect(clocks).toHaveLength(3);
    const none = foldLegalClocks([
      { type: 'calendar_changed', at: at(filed), calendar: spain },
      { type: 'rules_set', at: at(filed), rules: bill },
      { type: 'presented', at: at(filed) },
      { type: 'rules_set', at: later, rules: [] },
    ]);
    expect(none.every(({ state }) => state === 'cancelled')).toBe(true);
  });

  it('opened again and only then a complaint, counts from the day it was opened again', () => {
    const reopened: LegalEvent = { type: 'reopened', at: at('2027-03-01T09:00:00Z') };
    const praised: LegalEvent = { type: 'rules_set', at: at('2027-01-04T08:00:00Z'), rules: [] };
    const known: LegalEvent = { type: 'rules_set', at: at('2027-03-02T09:00:00Z'), rules: rulesOf('es-general') };
    const [complaint, ...more] = fold('es-general', spain, filed, [notified, reopened, known], {
      legalClass: 'enquiry_followup',
    });
    expect(complaint).toMatchObject({ state: 'running', startedAt: reopened.at, moves: [], round: 1 });
    expect(dueDay(complaint)).toBe('2027-03-16');
    expect(more).toEqual([]);
    // What it was before its first answer stays as it was then.
    expect(fold('es-general', spain, filed, [praised, notified, reopened, known])).toMatchObject([
      { state: 'cancelled', round: 1, startedAt: at(filed) },
      { state: 'running', round: 2, startedAt: reopened.at },
    ]);
  });

  it('is not brought to life by a reason: discarded, answered or never asked stays ended', () => {
    const bill = rulesOf('es-l10-large', { reasonCode: 'invoice_error' });
    const then = (day: string): LegalEvent => ({ type: 'rules_set', at: at(`${day}T10:00:00Z`), rules: bill });
    const states = (events: LegalEvent[]) =>
      fold('es-l10-large', spain, filed, events).map((one) => [one.rule.clock, one.state]);
    const discarded: LegalEvent = { type: 'discarded', at: at('2027-01-04T09:00:00Z') };
    const away = states([discarded, then('2027-01-08')]);
    expect(away.map(([, state]) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    const back = states([discarded, then('2027-01-08'), { type: 'reopened', at: at('2027-01-09T09:00:00Z') }]);
    expect(back.map(([, state]) => state)).toEqual(['running', 'running', 'running']);
    const until = at('2027-01-19T22:59:59.999Z');
    const asked: LegalEvent = { type: 'completion_asked', at: at('2027-01-04T09:00:00Z'), until };
    const answered: LegalEvent = { type: 'notified', at: at('2027-01-05T09:00:00Z') };
    const withdrawn: LegalEvent = { type: 'completion_withdrawn', at: at('2027-01-05T09:00:00Z'), since: asked.at };
    for (const end of [answered, withdrawn])
      expect(states([asked, end, then('2027-01-08')]), end.type).toContainEqual(['es.l10.remedy', 'cancelled']);
  });

  it('as praise and answered, and a complaint after that, was met by that answer', () => {
    const again: LegalEvent = { type: 'rules_set', at: at('2027-01-20T10:00:00Z'), rules: rulesOf('es-general') };
    const praised: LegalEvent = { type: 'rules_set', at: at('2027-01-04T08:00:00Z'), rules: [] };
    expect(fold('es-general', spain, filed, [praised, notified, again])).toMatchObject([
      { state: 'met', metAt: notified.at, round: 1 },
    ]);
  });

  it('found to be a bill while data are missing waits for them too, and counts anew once they came', () => {
    const asked: LegalEvent = {
      type: 'completion_asked',
      at: at('2027-01-04T09:00:00Z'),
      until: at('2027-01-19T22:59:59.999Z'),
    };
    const came: LegalEvent = { type: 'completed', at: at('2027-01-11T09:00:00Z') };
    const bill: LegalEvent = {
      type: 'rules_set',
      at: at('2027-01-11T10:00:00Z'),
      rules: rulesOf('es-l10-large', { reasonCode: 'invoice_error' }),
    };
    const billing = (events: LegalEvent[]) => byId(fold('es-l10-large', spain, filed, events), 'es.l10.billing');
    expect(billing([asked, bill])).toMatchObject([{ state: 'paused', pausedSince: asked.at }]);
    for (const events of [
      [asked, came, bill],
      [asked, { ...bill, at: at('2027-01-06T09:00:00Z') }, came],
    ]) {
      const [clock, ...more] = billing(events);
      expect(clock).toMatchObject({ state: 'running', startedAt: came.at, moves: [{ why: 'restarted' }] });
      expect(dueDay(clock)).toBe('2027-01-16');
      expect(more).toEqual([]);
    }
  });

  it('is counted again when the calendar is corrected, both dates kept; what ended stays', () => {
    const corrected = named(compiled({ holidays: [...SPAIN_DAYS, fullHoliday('2027-01-20')] }), 2);
    const change: LegalEvent = { type: 'calendar_changed', at: at('2027-01-10T10:00:00Z'), calendar: corrected };
    const [open] = byId(fold('es-l10-large', spain, filed, [change]), 'es.l10.resolution');
    expect(dueDay(open)).toBe('2027-01-25');
    expect(open?.moves).toMatchObject([{ why: 'calendar', before: at('2027-01-22T22:59:59.999Z') }]);
    expect(open?.calendar.version).toBe(2);
    const done: LegalEvent = { type: 'notified', at: at('2027-01-08T10:00:00Z') };
    const [ended] = byId(fold('es-l10-large', spain, filed, [done, change]), 'es.l10.resolution');
    expect(ended).toMatchObject({ state: 'met', moves: [], calendar: { version: 1 } });
  });
});

describe('the sentence', () => {
  const term = (clock: LegalClock): ExplainedTerm => ({
    ...clock,
    article: clock.rule.article,
    whose: clock.rule.whose,
    length: clock.rule.limit,
    completion: clock.rule.completion ?? null,
  });
  const plain = (text: string) => text.replaceAll('\u00A0', ' ');

  it('says the day, the start, the end, what is not counted, and the article', () => {
    const [clock] = byId(fold('es-l10-large', spain, '2026-12-30T10:00:00Z'), 'es.l10.resolution');
    const now = at('2027-01-20T10:00:00Z');
    expect(legalDay(term(clock as LegalClock), spain.calendar, now)).toBe(13);
    expect(plain(explainLegal(term(clock as LegalClock), spain.calendar, now, 'es'))).toBe(
      'Día 13 de 15 hábiles; empezó el mié 30 dic 2026; acaba el vie 22 ene; no cuentan los fines de semana, el 1 de enero ni el 6 de enero (Ley 10/2025, art. 17.1)',
    );
    expect(plain(explainLegal(term(clock as LegalClock), spain.calendar, now, 'en'))).toBe(
      "Day 13 of 15 working days; it began on Wed 30 Dec 2026; it ends on Fri 22 Jan; weekends, 1 January and 6 January don't count (Ley 10/2025, art. 17.1)",
    );
  });

  it('says from which day it counts while none has gone by', () => {
    const [clock] = byId(fold('es-l10-large', spain, '2027-01-08T17:00:00Z'), 'es.l10.resolution');
    expect(plain(explainLegal(term(clock as LegalClock), spain.calendar, at('2027-01-10T10:00:00Z'), 'es'))).toBe(
      'Empieza a contar el lun 11 ene; acaba el vie 29 ene; no cuentan los fines de semana (Ley 10/2025, art. 17.1)',
    );
  });

  it('says that a broken term still has to be answered', () => {
    const [clock] = fold('es-general', spain, '2026-12-30T10:00:00Z');
    expect(plain(explainLegal(term(clock as LegalClock), spain.calendar, at('2027-01-17T10:00:00Z'), 'es'))).toBe(
      'Venció el jue 14 ene, hace 3 días; la obligación de contestar sigue (TRLGDCU, art. 21.3)',
    );
  });
});

describe('packs', () => {
  it('say for each term its article, and nobody vouches for them yet', () => {
    expect(LEGAL_PACKS.map((pack) => [pack.id, pack.review.status])).toEqual(
      ['es-general', 'es-l10-large', 'es-l10-basic', 'co-general', 'pe-libro', 'generic-latam'].map((id) => [
        id,
        'draft',
      ]),
    );
    for (const pack of LEGAL_PACKS) {
      const ids = pack.clocks.map((one) => one.id);
      expect(new Set(ids).size, pack.id).toBe(ids.length);
    }
  });
});
