import type { EventEvidence, SealEvidence } from '#platform/log/index.ts';

/** `expediente.json`: rows, chain, seals and which files go with it. docs/guides/verify-the-log.md tells how it is checked. */
export interface Dossier {
  format: 'cauce-dossier-1';
  reference: string;
  stream: string;
  madeAt: string;
  company: string;
  rows: Record<string, Record<string, unknown>[]>;
  events: EventEvidence[];
  seals: SealEvidence[];
  /** Ids in `events` and `rows`, and whose they are. */
  people: Record<string, string>;
  files: DossierFile[];
}
export interface DossierFile {
  path: string;
  sha256: string;
  name: string | null;
  kind: 'mail' | 'attachment';
  /** False when its bytes are not there any more. */
  included: boolean;
}
