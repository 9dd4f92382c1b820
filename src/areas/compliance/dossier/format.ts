import type { EventEvidence, SealEvidence } from '#platform/log/index.ts';

/** `expediente.json`: rows, chain, seals and which files go with it. docs/guides/verify-the-log.md tells how it is checked. */
export interface Dossier extends Chained {
  format: 'cauce-dossier-1';
  madeAt: string;
  company: string;
  /** The cases that go on in this one: what was said in them stands in its rows, and was recorded in their own chains. */
  merged: Chained[];
  /** Ids in `events` and `rows`, and whose they are. */
  people: Record<string, string>;
  files: DossierFile[];
}
/** One case as it can be checked: its rows, its chain of events and the seals of those. */
interface Chained {
  reference: string;
  stream: string;
  rows: Record<string, Record<string, unknown>[]>;
  events: EventEvidence[];
  seals: SealEvidence[];
}
export interface DossierFile {
  path: string;
  sha256: string;
  name: string | null;
  kind: 'mail' | 'attachment';
  /** False when its bytes are not there any more. */
  included: boolean;
}
