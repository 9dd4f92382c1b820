import { describe, expect, it } from 'vitest';
import { fold } from './fold.rules.ts';
import { createFormats, daysBetween } from './formats.rules.ts';

const es = createFormats('es', 'Europe/Madrid');
const en = createFormats('en', 'Europe/Madrid');
const now = new Date('2026-10-12T08:00:00Z');
const at = (iso: string): Date => new Date(iso);

describe('money and numbers', () => {
  it('groups thousands always and keeps the currency with its figure', () => {
    expect(es.money(128450, 'EUR')).toBe('1.284,50\u00a0€');
    expect(es.money(123456789, 'EUR')).toBe('1.234.567,89\u00a0€');
    expect(en.money(128450, 'EUR')).toBe('€1,284.50');
  });
  it('writes a true minus', () => {
    expect(es.money(-18450, 'EUR')).toBe('\u2212184,50\u00a0€');
    expect(es.percent(-0.05)).toBe('\u22125\u00a0%');
  });
  it('knows currencies without cents', () => {
    expect(es.money(5000, 'CLP')).toBe('5.000\u00a0$');
  });
  it('writes shares and decimals', () => {
    expect(es.percent(0.971)).toBe('97,1\u00a0%');
    expect(es.number(4.3, 2)).toBe('4,30');
    expect(es.number(1284)).toBe('1.284');
  });
});

describe('dates', () => {
  it('has no comma, no «sept» and no year when it is this one', () => {
    expect(es.date(at('2026-10-14T10:00:00Z'), now)).toBe('mié 14 oct');
    expect(es.date(at('2025-09-30T10:00:00Z'), now)).toBe('mar 30 sep 2025');
    expect(en.date(at('2026-10-14T10:00:00Z'), now)).toBe('Wed 14 Oct');
  });
  it('writes dates in full for customers', () => {
    expect(es.fullDate(at('2026-09-22T10:00:00Z'))).toBe('martes 22 de septiembre');
    expect(es.longDate(at('2026-10-14T10:00:00Z'))).toBe('14 de octubre de 2026');
    expect(es.shortDate(at('2026-10-04T10:00:00Z'))).toBe('04/10/2026');
  });
  it('uses 24 hours without a leading zero, in the zone that counts', () => {
    expect(es.time(at('2026-10-12T07:42:00Z'))).toBe('9:42');
    expect(createFormats('es', 'Atlantic/Canary').time(at('2026-10-12T07:42:00Z'))).toBe('8:42');
    expect(es.exact(at('2026-10-12T07:42:07Z'))).toBe('lun 12 oct 2026, 9:42:07 CEST');
  });
});

describe('times in a list', () => {
  it.each([
    ['2026-10-12T07:42:00Z', '9:42', '9:42'],
    ['2026-10-11T22:05:00Z', '0:05', '0:05'],
    ['2026-10-11T21:55:00Z', 'ayer', 'yesterday'],
    ['2026-10-09T07:42:00Z', 'vie 9', 'Fri 9'],
    ['2026-10-02T07:42:00Z', '2 oct', '2 Oct'],
    ['2025-10-02T07:42:00Z', '2 oct 2025', '2 Oct 2025'],
  ])('%s', (iso, spanish, english) => {
    expect(es.listTime(at(iso), now)).toBe(spanish);
    expect(en.listTime(at(iso), now)).toBe(english);
  });
  it('counts calendar days, not periods of 24 hours, also when the clock changes', () => {
    expect(daysBetween(at('2026-10-24T21:00:00Z'), at('2026-10-25T23:30:00Z'), 'Europe/Madrid')).toBe(2);
  });
});

describe('relative time', () => {
  it.each([
    ['2026-10-12T07:54:00Z', 'hace 6\u00a0min'],
    ['2026-10-12T10:10:00Z', 'dentro de 2\u00a0h'],
    ['2026-10-12T08:00:20Z', 'ahora'],
    ['2026-10-09T07:42:00Z', 'vie 9 oct, 9:42'],
  ])('%s', (iso, expected) => {
    expect(es.relative(at(iso), now)).toBe(expected);
  });
  it('speaks English too', () => {
    expect(en.relative(at('2026-10-12T10:10:00Z'), now)).toBe('in 2\u00a0h');
  });
});

describe('lengths of time', () => {
  it.each([
    [112, '1\u00a0h 52\u00a0min'],
    [60, '1\u00a0h'],
    [0, '0\u00a0min'],
    [-30, '\u221230\u00a0min'],
    [3000, '2\u00a0d 2\u00a0h'],
  ])('%i minutes', (minutes, expected) => {
    expect(es.duration(minutes)).toBe(expected);
  });
});

it('joins a list as Spanish does', () => {
  expect(es.list(['Almacén', 'Instalaciones'])).toBe('Almacén e Instalaciones');
});

it('folds accents, tildes and case for searching', () => {
  expect(fold('Peña Beltrán')).toBe('pena beltran');
});
