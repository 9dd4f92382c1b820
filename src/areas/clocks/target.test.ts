import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, everyDay, fullHoliday } from './calendar.fixture.ts';
import { foldTargets, nextTarget, policiesFor } from './target.rules.ts';
import type { TargetEvent, TargetInstance, TargetPolicy } from './target.rules.ts';

const at = (text: string) => new Date(text);
const office = compiled();
const policy = (kind: TargetPolicy['kind'], minutes: number, pausesWithCustomer = false): TargetPolicy => ({
  kind,
  minutes,
  pausesWithCustomer,
  applies: {},
});
const POLICIES = [
  policy('acknowledge', 15),
  policy('take_in_charge', 240),
  policy('first_reply', 480),
  policy('resolve', 1_440, true),
];
// Wednesday 14 October 2026, 9:00 in Madrid.
const opened: TargetEvent = { type: 'opened', at: at('2026-10-14T07:00:00Z'), calendar: office, policies: POLICIES };
const fold = (...events: TargetEvent[]) => foldTargets([opened, ...events]);
const of = (kind: TargetInstance['kind'], targets: TargetInstance[]) =>
  targets.filter((target) => target.kind === kind).at(-1) as TargetInstance;

describe('a new case', () => {
  it('starts every target its policies name, over working hours', () => {
    const targets = fold();
    expect(targets.map(({ kind, state, spentMinutes }) => [kind, state, spentMinutes])).toEqual([
      ['acknowledge', 'running', null],
      ['take_in_charge', 'running', null],
      ['first_reply', 'running', null],
      ['resolve', 'running', null],
    ]);
    expect(of('take_in_charge', targets).dueAt).toEqual(at('2026-10-14T11:00:00Z'));
    expect(of('first_reply', targets).dueAt).toEqual(at('2026-10-14T17:00:00Z'));
    expect(of('resolve', targets).dueAt).toEqual(at('2026-10-16T17:00:00Z'));
  });

  it('knows when each asks for attention and turns critical: at 60 and 80 % of its working time', () => {
    const target = of('first_reply', fold());
    expect(target.attentionAt).toEqual(at('2026-10-14T11:48:00Z'));
    expect(target.criticalAt).toEqual(at('2026-10-14T15:24:00Z'));
  });

  it('has none before it is opened', () => {
    expect(foldTargets([{ type: 'replied', at: at('2026-10-14T08:00:00Z') }])).toEqual([]);
  });
});

describe('meeting them', () => {
  it('an assignment to a person meets only the taking in charge', () => {
    const targets = fold({ type: 'taken', at: at('2026-10-14T08:30:00Z') });
    expect(targets.map(({ state }) => state)).toEqual(['running', 'met', 'running', 'running']);
    expect(of('take_in_charge', targets)).toMatchObject({ spentMinutes: 90, metAt: at('2026-10-14T08:30:00Z') });
  });

  it('a reply acknowledges and takes in charge too; a resolution ends them all', () => {
    const targets = fold(
      { type: 'replied', at: at('2026-10-14T07:10:00Z') },
      { type: 'resolved', at: at('2026-10-15T09:00:00Z') },
    );
    expect(targets.map(({ state, spentMinutes }) => [state, spentMinutes])).toEqual([
      ['met', 10],
      ['met', 10],
      ['met', 10],
      ['met', 600],
    ]);
  });

  it('is missed a millisecond after its due date and met on it', () => {
    const [onTime] = fold({ type: 'acknowledged', at: at('2026-10-14T07:15:00Z') });
    const [late] = fold({ type: 'acknowledged', at: at('2026-10-14T07:15:00.001Z') });
    expect([onTime?.state, late?.state]).toEqual(['met', 'missed']);
  });

  it('stays as it was when the same thing happens again', () => {
    const once: TargetEvent[] = [{ type: 'replied', at: at('2026-10-14T07:10:00Z') }];
    expect(of('first_reply', fold(...once, { type: 'replied', at: at('2026-10-16T07:10:00Z') }))).toEqual(
      of('first_reply', fold(...once)),
    );
  });

  it('is cancelled with the case that turns out to be none', () => {
    expect(new Set(fold({ type: 'discarded', at: at('2026-10-14T08:00:00Z') }).map(({ state }) => state))).toEqual(
      new Set(['cancelled']),
    );
  });
});

describe('waiting for the customer', () => {
  const asked: TargetEvent[] = [
    { type: 'replied', at: at('2026-10-14T09:00:00Z') },
    { type: 'waiting_on_customer', at: at('2026-10-14T09:00:00Z') },
  ];

  it('pauses only what its policy says and goes on with the answer', () => {
    const waiting = fold(...asked);
    expect(of('resolve', waiting)).toMatchObject({ state: 'paused', spentMinutes: 120 });
    // Two days later at the same hour: due two working days later than without the wait.
    const answered = fold(...asked, { type: 'customer_answered', at: at('2026-10-16T09:00:00Z') });
    expect(of('resolve', answered)).toMatchObject({ state: 'running', dueAt: at('2026-10-20T17:00:00Z') });
  });

  it('leaves the clock alone where the policy does not pause', () => {
    const strict = { ...opened, policies: [policy('resolve', 1_440)] };
    const targets = foldTargets([strict, ...asked]);
    expect(of('resolve', targets)).toMatchObject({ state: 'running', dueAt: at('2026-10-16T17:00:00Z') });
  });

  it('counts as spent only the time the ball was ours', () => {
    const targets = fold(
      ...asked,
      { type: 'customer_answered', at: at('2026-10-16T09:00:00Z') },
      { type: 'resolved', at: at('2026-10-16T10:30:00Z') },
    );
    expect(of('resolve', targets)).toMatchObject({ state: 'met', spentMinutes: 210 });
  });
});

describe('what changes on the way', () => {
  it('a reopened case gets a new target and keeps the old one', () => {
    const targets = fold(
      { type: 'resolved', at: at('2026-10-14T09:00:00Z') },
      { type: 'reopened', at: at('2026-10-19T07:00:00Z') },
    );
    const [first, second] = targets.filter(({ kind }) => kind === 'resolve');
    expect(first).toMatchObject({ state: 'met', spentMinutes: 120 });
    expect(second).toMatchObject({
      state: 'running',
      startedAt: at('2026-10-19T07:00:00Z'),
      dueAt: at('2026-10-21T17:00:00Z'),
    });
    expect(targets).toHaveLength(5);
  });

  it('another calendar counts from its moment on, and what was spent stays spent', () => {
    const always = compiled({ week: everyDay('00:00-24:00') });
    const target = of('resolve', fold({ type: 'calendar_changed', at: at('2026-10-14T17:00:00Z'), calendar: always }));
    expect(target.dueAt).toEqual(at('2026-10-15T09:00:00Z'));
  });

  it('a holiday declared on the way moves the due date', () => {
    const withHoliday = compiled({ holidays: [fullHoliday('2026-10-15')] });
    const target = of(
      'resolve',
      fold({ type: 'calendar_changed', at: at('2026-10-14T09:00:00Z'), calendar: withHoliday }),
    );
    expect(target.dueAt).toEqual(at('2026-10-19T17:00:00Z'));
  });

  it('a higher priority shortens it from its start, even into the past', () => {
    const target = of(
      'resolve',
      fold({ type: 'policies_changed', at: at('2026-10-14T15:00:00Z'), policies: [policy('resolve', 240)] }),
    );
    expect(target).toMatchObject({ minutes: 240, dueAt: at('2026-10-14T11:00:00Z'), state: 'running' });
    expect(
      of(
        'first_reply',
        fold({ type: 'policies_changed', at: at('2026-10-14T15:00:00Z'), policies: [policy('resolve', 240)] }),
      ).state,
    ).toBe('cancelled');
  });

  it('does not depend on where its stretches are cut', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 6 });
    fc.assert(
      fc.property(moments, (minutes) => {
        const cuts = minutes
          .toSorted((a, b) => a - b)
          .map((minute): TargetEvent => ({
            type: 'calendar_changed',
            at: new Date(opened.at.getTime() + minute * 60_000),
            calendar: compiled(),
          }));
        expect(fold(...cuts)).toEqual(fold());
      }),
    );
  });

  it('gives the same answer from the log, however often it is folded', () => {
    const log: TargetEvent[] = [
      { type: 'waiting_on_customer', at: at('2026-10-14T09:00:00Z') },
      { type: 'customer_answered', at: at('2026-10-15T09:00:00Z') },
    ];
    expect(fold(...log)).toEqual(fold(...log));
  });
});

describe('choosing', () => {
  it('takes of each kind the policy that says most about the case', () => {
    const policies: TargetPolicy[] = [
      policy('resolve', 2_400),
      { ...policy('resolve', 960), applies: { priority: 'high' } },
      { ...policy('resolve', 480), applies: { priority: 'high', legalClass: 'complaint' } },
      { ...policy('first_reply', 60), applies: { channel: 'chat' } },
    ];
    const minutes = (traits: Parameters<typeof policiesFor>[1]) =>
      policiesFor(policies, traits).map((one) => one.minutes);
    expect(minutes({ priority: 'normal', channel: 'email' })).toEqual([2_400]);
    expect(minutes({ priority: 'high', channel: 'email', legalClass: null })).toEqual([960]);
    expect(minutes({ priority: 'high', channel: 'chat', legalClass: 'complaint' })).toEqual([480, 60]);
  });

  it('shows the first that is due, and none when nothing runs', () => {
    expect(nextTarget(fold())?.kind).toBe('acknowledge');
    expect(nextTarget(fold({ type: 'replied', at: at('2026-10-14T07:10:00Z') }))?.kind).toBe('resolve');
    expect(nextTarget(fold({ type: 'resolved', at: at('2026-10-14T07:10:00Z') }))).toBeNull();
  });
});
