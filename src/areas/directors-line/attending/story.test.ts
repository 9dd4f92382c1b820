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
