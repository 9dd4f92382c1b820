import { expect, test } from 'vitest';
import { filesUnder, read } from './sources.ts';

/* What others got wrong, each with a number for ever; the test that holds us to it carries the number. */

const LESSONS: Readonly<Record<string, string>> = {
  T1: 'a stranger in copy joins the thread',
  T2: 'sign-up mails of other services are read in the portal',
  T3: 'receipts bomb whoever is named as the sender',
  T4: 'a forged mail of an agent goes out to the customer',
  T5: 'single sign-on tied to an account by an unproven e-mail',
  T6: 'an account made beforehand survives its owner’s sign-on',
  T7: 'a session fixed or taken over',
  T8: 'a token that nearly fits is taken',
  T9: 'an invitation that never expires',
  T10: 'a token that can be computed',
  T11: 'hashes and secrets in answers',
  T12: 'a header that claims an identity is believed',
  T13: 'acting for another with rights of only one of the two',
  T14: 'a fresh sign-in asked for by the screen only',
  T15: 'the set-up stays open',
  T16: 'answers tell who exists',
  T17: 'customers read through a helper',
  T18: 'two ids in one call, one of them foreign',
  T19: 'viewing guarded, changing not',
  T20: 'rights taken away live on',
  T21: 'files named by whoever asks',
  T22: 'another takes back what was sent',
  T23: 'a field outside the contract is saved',
  T24: 'an object moved to another company by a field',
  T25: 'uploads without anybody signed in',
  T26: 'uploads of a form named by another',
  T27: 'the customer sees what is ours',
  T28: 'one customer sees another’s cases',
  T29: 'a link made at creation skips the checks',
  T30: 'what was said is changed behind the log',
  T31: 'filters pasted into SQL',
  T32: 'names of methods, orders and columns taken from the request',
  T33: 'the program fetches an address of the inside',
  T34: 'the name of a file decides where or what it is',
  T35: 'dangerous kinds of files listed instead of harmless ones',
  T36: 'an archive writes outside its folder',
  T37: 'a path from a client is read',
  T38: 'a shell with a parameter',
  T39: 'stored text becomes code',
  T40: 'styles that leak',
  T41: 'what goes out is not cleaned',
  T42: 'opening a link changes something',
  T43: 'a write under GET, or from another site',
  T44: 'prototypes in what is parsed',
  T45: 'line breaks in headers',
  T46: 'an address read otherwise than shown',
  T47: 'attachments that read files or fetch addresses',
  T48: 'certificates not looked at',
  T49: 'one mail holds the program',
  T50: 'cells of an export that compute',
  T51: 'an attack in a field that only staff fill',
  T52: 'attributes through which a cleaner lets script',
};

/** Nothing there yet that could get it wrong: the number comes with it. */
const LATER: Readonly<Record<string, string>> = {
  T5: 'single sign-on',
  T6: 'single sign-on',
  T13: 'acting for another',
  T24: 'several companies in one installation',
  T36: 'archives brought by people',
};

test('each lesson is carried by a test, or waits for what it is about', () => {
  const files = filesUnder('src', 'tests').filter((path) => /\.(test|fixture)\.tsx?$/.test(path));
  // Not the hour of a date: «T10:00».
  const numbers = files
    .filter((path) => !path.endsWith('numbers.test.ts'))
    .flatMap((path) => read(path).match(/(?<![\w-])T\d{1,2}(?!:?\w)/g) ?? []);
  const carried = new Set(numbers);
  const unheld = Object.keys(LESSONS).filter((number) => !carried.has(number));
  expect(unheld).toEqual(Object.keys(LATER));
});
