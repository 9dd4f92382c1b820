import { expect, test } from 'vitest';
import { mayLinkLeave } from './link.rules.ts';

test.each([
  ['the first to anybody', {}, true],
  ['a second to the same case within the hour', { ofCase: 1, ofAddress: 1, proven: true }, false],
  ['one of another case to an address nobody has proven', { ofAddress: 1 }, false],
  ['one of another case to a proven address', { ofAddress: 1, proven: true }, true],
  ['the last of the day to a proven address', { ofAddress: 4, proven: true }, true],
  ['one more than that', { ofAddress: 5, proven: true }, false],
  ['the first to anybody while too many leave', { everywhere: 300 }, false],
])('%s', (_what, sent, leaves) => {
  expect(mayLinkLeave({ ofCase: 0, ofAddress: 0, everywhere: 0, proven: false, ...sent })).toBe(leaves);
});
