import { describe, expect, it } from 'vitest';
import { compiled, everyDay, fullHoliday, weekOf } from './calendar.fixture.ts';
import { dueLevel, legalDue } from './due.rules.ts';
import type { Due } from './due.rules.ts';
import { dueState } from './due-state.rules.ts';
import { explain } from './explain.rules.ts';
import { localDateOf } from './working-days.rules.ts';
import { foldTargets } from './target.rules.ts';
import type { TargetEvent } from './target.rules.ts';

const at = (text: string) => new Date(text);
const office = compiled({ holidays: [fullHoliday('2026-10-12')] });
/** Spaces that hold a number to its unit read as plain ones here. */
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

function target(opened: string, minutes: number, ...more: TargetEvent[]): Due {
  const policies = [{ kind: 'resolve' as const, minutes, pausesWithCustomer: true, applies: {} }];
  return foldTargets([{ type: 'opened', at: at(opened), calendar: office, policies }, ...more])[0] as Due;
}

describe('the level', () => {
  const due = target('2026-10-14T07:00:00Z', 300);

  it('goes from normal to attention at 60 %, critical at 80 % and overdue after the last instant', () => {
    const levels = ['09:59', '10:00', '10:59', '11:00', '12:00'].map((time) =>
      dueLevel(at(`2026-10-14T${time}:00Z`), due),
    );
    expect(levels).toEqual(['normal', 'attention', 'attention', 'critical', 'critical']);
    expect(dueLevel(at('2026-10-14T12:00:00.001Z'), due)).toBe('overdue');
  });

  it('needs no calendar: plain dates from a row or a reply are enough', () => {
    const { attentionAt, criticalAt, dueAt } = JSON.parse(JSON.stringify(due)) as Record<string, string>;
    const row = {
      state: 'running' as const,
      attentionAt: at(attentionAt as string),
      criticalAt: at(criticalAt as string),
      dueAt: at(dueAt as string),
    };
    expect(dueLevel(at('2026-10-14T10:30:00Z'), row)).toBe('attention');
  });

  it('of what is over does not change with time', () => {
    const states = (['paused', 'met', 'missed', 'cancelled'] as const).map((state) =>
      dueLevel(at('2030-01-01T00:00:00Z'), { ...due, state }),
    );
    expect(states).toEqual(['paused', 'met', 'late', 'cancelled']);
  });
});

describe('a legal clock', () => {
  it('is critical from 80 % or from two working days before its end, whichever comes first', () => {
    const long = legalDue(office, at('2026-10-14T10:00:00Z'), 15, 'working_day');
    expect(localDateOf(office, long.dueAt)).toBe('2026-11-04');
    expect(long.criticalAt).toEqual(
      new Date(long.startedAt.getTime() + Math.round((long.dueAt.getTime() - long.startedAt.getTime()) * 0.8)),
    );
    const short = legalDue(office, at('2026-10-14T10:00:00Z'), 5, 'calendar_day');
    expect(localDateOf(office, short.dueAt)).toBe('2026-10-19');
    expect(short.criticalAt).toEqual(at('2026-10-14T22:00:00Z'));
  });

  it('of hours runs on the calendar it is given', () => {
    const always = compiled({ week: everyDay('00:00-24:00') });
    const due = legalDue(always, at('2026-10-17T21:30:00Z'), 2, 'hour');
    expect(due).toMatchObject({
      dueAt: at('2026-10-17T23:30:00Z'),
      attentionAt: at('2026-10-17T22:42:00Z'),
      criticalAt: at('2026-10-17T21:30:00Z'),
    });
  });

  it('counts months from date to date', () => {
    expect(localDateOf(office, legalDue(office, at('2026-10-31T10:00:00Z'), 1, 'month').dueAt)).toBe('2026-11-30');
  });
});

describe('the chip', () => {
  const state = (now: string, due: Due, lang: 'es' | 'en' = 'es') => {
    const { level, chip, label } = dueState(at(now), due, office, lang);
    return [level, plain(chip), plain(label)];
  };

  it('says working days, and today the working time left', () => {
    const due = target('2026-10-09T14:30:00Z', 660);
    expect(state('2026-10-09T15:00:00Z', due)).toEqual(['normal', '2 d', 'Vence en 2 días hábiles']);
    expect(state('2026-10-13T07:00:00Z', due)).toEqual(['normal', '1 d', 'Vence en 1 día hábil']);
    expect(state('2026-10-13T07:00:00Z', due, 'en')).toEqual(['normal', '1 d', 'Due in 1 working day']);
    const today = target('2026-10-14T07:00:00Z', 450);
    expect(state('2026-10-14T11:00:00Z', today)).toEqual(['normal', '3 h 30 min', 'Vence hoy a las 18:30']);
    expect(state('2026-10-14T15:45:00Z', today, 'en')).toEqual(['critical', '45 min', 'Due today at 18:30']);
  });

  it('says for how long it has been overdue', () => {
    const due = target('2026-10-14T07:00:00Z', 60);
    expect(state('2026-10-14T11:20:00Z', due)).toEqual(['overdue', '−3 h 20 min', 'Vencido hace 3 h 20 min']);
    expect(state('2026-10-17T11:20:00Z', due)).toEqual(['overdue', '−3 d', 'Vencido hace 3 d']);
    expect(state('2026-10-17T11:20:00Z', due, 'en')).toEqual(['overdue', '−3 d', '3 d overdue']);
  });

  it('names what has ended or waits', () => {
    const due = target('2026-10-14T07:00:00Z', 60);
    expect(state('2026-10-14T07:20:00Z', { ...due, state: 'met' })).toEqual(['met', 'cumplido', 'Cumplido']);
    expect(state('2026-10-14T07:20:00Z', { ...due, state: 'missed' }, 'en')).toEqual([
      'late',
      'late',
      'Met after its due date',
    ]);
    expect(state('2026-10-14T07:20:00Z', { ...due, state: 'paused' })).toEqual(['paused', 'pausa', 'En pausa']);
  });

  it('counts a legal clock in its own days', () => {
    const working = legalDue(office, at('2026-10-09T10:00:00Z'), 5, 'working_day');
    expect(state('2026-10-09T10:00:00Z', working)).toEqual(['normal', '5 d', 'Vence en 5 días hábiles']);
    expect(state('2026-10-19T10:00:00Z', working)).toEqual(['critical', 'hoy', 'Vence hoy']);
    const natural = legalDue(office, at('2026-10-09T10:00:00Z'), 15, 'calendar_day');
    expect(state('2026-10-23T10:00:00Z', natural)).toEqual(['critical', '1 d', 'Vence en 1 día']);
  });
});

describe('the sentence', () => {
  const say = (now: string, due: Due, lang: 'es' | 'en' = 'es') => plain(explain(due, office, at(now), lang));

  it('says when, how much is left and what does not count', () => {
    const due = target('2026-10-09T15:00:00Z', 960);
    expect(say('2026-10-09T15:00:00Z', due)).toBe(
      'Vence el mié 14 oct a las 17:00; quedan 16 h de trabajo; no cuentan el fin de semana ni el 12 de octubre',
    );
    expect(say('2026-10-09T15:00:00Z', due, 'en')).toBe(
      "Due Wed 14 Oct at 17:00; 16 h of working time left; the weekend and 12 October don't count",
    );
    expect(say('2026-10-13T15:00:00Z', due)).toBe('Vence el mié 14 oct a las 17:00; quedan 8 h de trabajo');
  });

  it('agrees in number', () => {
    const due = target('2026-10-16T15:00:00Z', 180);
    expect(say('2026-10-16T15:00:00Z', due)).toBe(
      'Vence el lun 19 oct a las 10:00; quedan 3 h de trabajo; no cuenta el fin de semana',
    );
    expect(say('2026-10-19T07:00:00Z', due)).toBe('Vence el lun 19 oct a las 10:00; queda 1 h de trabajo');
    expect(say('2026-10-16T15:00:00Z', target('2026-10-16T15:00:00Z', 4_800))).toMatch(
      /no cuentan los fines de semana$/,
    );
  });

  it('names the week’s own closed days', () => {
    const market = compiled({
      week: weekOf({
        tue: '09:00-14:00',
        wed: '09:00-14:00',
        thu: '09:00-14:00',
        fri: '09:00-14:00',
        sat: '09:00-14:00',
      }),
    });
    const due = legalDue(market, at('2026-10-16T10:00:00Z'), 8, 'hour');
    expect(plain(explain(due, market, at('2026-10-16T10:00:00Z'), 'es'))).toMatch(/no cuentan el domingo ni el lunes$/);
    expect(plain(explain(due, market, at('2026-10-16T10:00:00Z'), 'en'))).toMatch(/Sunday and Monday don't count$/);
  });

  it('keeps a long list short and shows the year when it is another one', () => {
    const december = compiled({
      holidays: ['2026-12-07', '2026-12-08', '2026-12-25', '2027-01-01', '2027-01-06'].map(fullHoliday),
    });
    const due = legalDue(december, at('2026-12-04T10:00:00Z'), 24, 'working_day');
    expect(plain(explain(due, december, at('2026-12-04T10:00:00Z'), 'es'))).toBe(
      'Vence el jue 14 ene 2027; quedan 24 días hábiles; no cuentan los fines de semana, el 7 de diciembre, el 8 de diciembre ni otros 3 días',
    );
  });

  it('explains what is paused, overdue, met and met late', () => {
    const due = target('2026-10-14T07:00:00Z', 60);
    expect(say('2026-10-14T08:00:00Z', { ...due, state: 'paused' })).toBe('En pausa: espera al cliente');
    expect(say('2026-10-14T11:20:00Z', due)).toBe('Venció el mié 14 oct a las 10:00, hace 3 h 20 min');
    const met = target('2026-10-14T07:00:00Z', 60, { type: 'resolved', at: at('2026-10-14T07:30:00Z') });
    expect(say('2026-10-15T08:00:00Z', met)).toBe(
      'Cumplido el mié 14 oct a las 9:30; vencía el mié 14 oct a las 10:00',
    );
    const late = target('2026-10-14T07:00:00Z', 60, { type: 'resolved', at: at('2026-10-14T08:30:00Z') });
    expect(say('2026-10-15T08:00:00Z', late, 'en')).toBe(
      'Met after its due date Wed 14 Oct at 10:30; it was due Wed 14 Oct at 10:00',
    );
  });
});
