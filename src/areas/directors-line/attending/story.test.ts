import { expect, test } from 'vitest';
import { storyOf } from './story.rules.ts';

test('the story says repeated messages once, with how often, and leaves machines out', () => {
  const at = new Date('2026-11-09T09:00:00Z');
  const wrote = { at, type: 'case.message_received', by: null, data: {} };
  const told = storyOf([
    { at, type: 'case.opened', by: null, data: { channel: 'email' } },
    wrote,
    wrote,
    { ...wrote, data: { automatic: 'auto-reply' } },
  ]);
  expect(told.map(({ code, params }) => [code, params.n])).toEqual([
    ['opened', 1],
    ['wrote', 2],
  ]);
});

const told = (type: string, data: Record<string, unknown>) => storyOf([{ at: new Date(0), type, by: 'Teresa', data }]);

test.each([
  ['a decision with its rule', 'proposal.made', { level: 1, rule: 'Portes', policy: 3 }, ['proposed', 'Portes', 3]],
  [
    'what the Director decides over the rule',
    'proposal.made',
    { level: 3, director: true, policy: 3 },
    ['overrode', 'none', 3],
  ],
])('%s', (_case, type, data, expected) => {
  expect(told(type, data).map(({ code, params }) => [code, params.rule, params.policy])).toEqual([expected]);
});

test.each(['approved', 'changed', 'refused'])(
  'the story says that it was %s, as the decision is written',
  (outcome) => {
    expect(told('authorisation.decided', { outcome })).toMatchObject([{ code: 'decided', params: { state: outcome } }]);
  },
);

test.each([
  ['handed on by its owner', 'case.assigned', { from_owner: 'a', owner: 'b' }, ['handedOn']],
  ['sorted first, nobody had it', 'case.assigned', { from_team: null, team: 't', owner: null }, []],
  ['taken from somebody', 'case.taken', { from: 'a' }, ['handedOn']],
  ['taken from nobody', 'case.taken', {}, ['taken']],
  ['told no', 'petition.refused', { text: 'La campana de 60' }, ['refused']],
  ['a gift', 'surprise.given', {}, ['surprised']],
  ['a promise broken', 'promise.broken', {}, ['promiseBroken']],
  ['closed as attended: what was learnt says it', 'direct.closed', { as: 'attended' }, []],
  ['closed as never reached', 'direct.closed', { as: 'unreached' }, ['directEnded']],
])('the story tells: %s', (_case, type, data, expected) => {
  expect(told(type, data).map(({ code }) => code)).toEqual(expected);
});
