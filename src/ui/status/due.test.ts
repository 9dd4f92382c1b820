import { describe, expect, it } from 'vitest';
import { type Due, dueTone, firstDue } from './due.rules.ts';

const due = (change: Partial<Due> = {}): Due => ({
  kind: 'legal',
  dueAt: new Date('2026-10-14T22:00:00Z'),
  left: { unit: 'working-days', n: 9 },
  used: 0.4,
  state: 'running',
  ...change,
});

describe('tone of a deadline', () => {
  it.each<[string, Partial<Due>, string]>([
    ['under 60 % used', { used: 0.59 }, 'normal'],
    ['from 60 %', { used: 0.6 }, 'attention'],
    ['from 80 %', { used: 0.8 }, 'critical'],
    ['2 working days left, whatever is used', { used: 0.1, left: { unit: 'working-days', n: 2 } }, 'critical'],
    ['3 working days left', { used: 0.1, left: { unit: 'working-days', n: 3 } }, 'normal'],
    ['its last day', { used: 0.99, left: { unit: 'working-days', n: 0 } }, 'critical'],
    ['past it', { used: 1.1, left: { unit: 'working-days', n: -1 } }, 'overdue'],
    ['90 minutes left of a short target', { used: 0.3, left: { unit: 'minutes', n: 90 } }, 'normal'],
    ['2 calendar days left are not 2 working days', { used: 0.3, left: { unit: 'days', n: 2 } }, 'normal'],
    ['paused, though late', { state: 'paused', left: { unit: 'working-days', n: -1 } }, 'paused'],
    ['met, though late', { state: 'met', left: { unit: 'working-days', n: -1 } }, 'met'],
  ])('%s', (_name, change, tone) => {
    expect(dueTone(due(change))).toBe(tone);
  });
});

describe('the one a row shows', () => {
  it('is whichever ends first', () => {
    const internal = due({ kind: 'internal', dueAt: new Date('2026-10-13T10:00:00Z') });
    expect(firstDue([due(), internal])).toBe(internal);
  });
  it('is a running one before a met one that would end sooner', () => {
    const met = due({ state: 'met', dueAt: new Date('2026-10-01T10:00:00Z') });
    const running = due();
    expect(firstDue([met, running])).toBe(running);
    expect(firstDue([])).toBeUndefined();
  });
});
