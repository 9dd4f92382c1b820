import { expect, test } from 'vitest';
import { isNews, noticesOf } from './notice.rules.ts';

const [ana, luis, teresa] = ['a', 'l', 't'];
const nobody = { ownerId: null, askedBy: null, lineId: null };
const event = (type: string, data: object = {}, actor = 'system:cases') => ({ type, data: data as never, actor });

test.each([
  [
    'a case given to her',
    event('case.assigned', { owner: ana, from_owner: luis }, 'person:l'),
    nobody,
    [[ana, 'assigned']],
  ],
  ['a case she takes herself', event('case.assigned', { owner: ana, from_owner: null }, 'person:a'), nobody, []],
  ['another team, same owner', event('case.assigned', { owner: ana, from_owner: ana }, 'person:l'), nobody, []],
  ['a case put back in the queue', event('case.assigned', { owner: null, from_owner: ana }, 'person:l'), nobody, []],
  ['a case that was in limbo', event('case.handed_over', { from: luis, to: ana }), nobody, [[ana, 'assigned']]],
  [
    'her customer’s word',
    event('case.message_received', { automatic: null }, 'system:intake'),
    { ...nobody, ownerId: ana },
    [[ana, 'replied']],
  ],
  ['a machine’s word', event('case.message_received', { automatic: 'auto-reply' }), { ...nobody, ownerId: ana }, []],
  ['a word in a case nobody owns', event('case.message_received', { automatic: null }), nobody, []],
  [
    'a mention of two, one by herself',
    event('case.noted', { mentions: [ana, luis] }, 'person:a'),
    nobody,
    [[luis, 'mentioned']],
  ],
  [
    'an answer of an area, to who asked and who owns',
    event('consultation.answered', {}, 'person:t'),
    { ...nobody, askedBy: ana, ownerId: luis },
    [
      [ana, 'consulted'],
      [luis, 'consulted'],
    ],
  ],
  [
    'the same when both are one',
    event('consultation.answered', {}),
    { ...nobody, askedBy: ana, ownerId: ana },
    [[ana, 'consulted']],
  ],
  [
    'a decision',
    event('authorisation.decided', {}, 'person:t'),
    { ...nobody, askedBy: ana, ownerId: ana },
    [[ana, 'decided']],
  ],
  ['somebody who wants the Director', event('direct.asked', {}), { ...nobody, lineId: teresa }, [[teresa, 'direct']]],
  [
    'a reply that waits to leave',
    event('case.reply_late', { author: luis }),
    { ...nobody, ownerId: ana },
    [[ana, 'unsent']],
  ],
  ['the same in nobody’s case', event('case.reply_late', { author: luis }), nobody, [[luis, 'unsent']]],
  ['a hand asked of her', event('relief.asked', { to: ana }, 'person:l'), nobody, [[ana, 'relief']]],
  ['the hand she asked for', event('relief.answered', { person: ana }, 'person:l'), nobody, [[ana, 'relieved']]],
  ['a reply of ours', event('case.reply_sent', {}, 'person:a'), { ...nobody, ownerId: luis }, []],
])('%s', (_name, happened, concerned, expected) => {
  expect(noticesOf(happened, concerned).map(({ personId, kind }) => [personId, kind])).toEqual(expected);
});

test('what is three days old is news no more', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  expect(isNews({ at: new Date('2026-11-19T12:00:01Z') }, now)).toBe(true);
  expect(isNews({ at: new Date('2026-11-19T12:00:00Z') }, now)).toBe(false);
});
