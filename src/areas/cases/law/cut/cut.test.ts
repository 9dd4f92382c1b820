import { expect, test } from 'vitest';
import { isCutEmpty, missingOfCut, unsaidOfCut } from './cut.rules.ts';

test.each([
  [{}, true, ['cause', 'restoration'], ['cause', 'restoration']],
  [{ cause: 'Un cable' }, false, ['restoration'], ['restoration']],
  [{ cause: 'Un cable', restoration: 'a las 18:00' }, false, [], []],
  [{ cause: 'Un cable', unknown: 'Se está midiendo' }, false, ['restoration'], []],
  [{ cause: ' ', unknown: ' ' }, true, ['cause', 'restoration'], ['cause', 'restoration']],
])('of a cut %o', (cut, empty, unsaid, missing) => {
  expect([isCutEmpty(cut), unsaidOfCut(cut), missingOfCut(cut)]).toEqual([empty, unsaid, missing]);
});
