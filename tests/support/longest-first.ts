import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Of these the last would otherwise run alone at the end, the other workers idle. As measured; the rest is short. */
const LONGEST = [
  'tests/faults/kills',
  'tests/e2e/screens',
  'tests/e2e/hostile-values',
  'tests/e2e/imap',
  'tests/e2e/main-job',
  'tests/e2e/circuits',
  'tests/faults/requests',
  'tests/e2e/verbs',
  'tests/faults/sending',
  'tests/faults/away',
  'imap/mailboxes',
  'tests/faults/hostile',
  'tests/faults/',
  'tests/privacy/',
  'tests/e2e/',
  'db/embedded',
];

function rank({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((part) => moduleId.includes(part));
  return place < 0 ? LONGEST.length : place;
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's own verb, of no array
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
