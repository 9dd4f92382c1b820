import type { Selectable } from 'kysely';
import type { Intake } from '#db/tables.ts';
import type { House, Work } from '#platform/work/index.ts';

/** What the door knew about it besides the bytes: envelope, remote address, form fields' name… Plain JSON. */
export type Envelope = Record<string, unknown>;

/** Something that arrived. Its bytes are in `house.files` already: written, flushed and renamed. */
export interface NewArrival {
  channel: string;
  mailboxId?: string | null;
  /** The same fact handed in again has the same key and becomes the same arrival. */
  dedupeKey: string;
  raw: { sha256: string; size: number };
  envelope?: Envelope;
  receivedAt: Date;
  /** Its own name for itself, where the door can tell (Message-ID): what answers it can wait for it. */
  mailKey?: string | null;
  /** Content type of the raw bytes. */
  type?: string;
}

export interface Kept {
  id: string;
  /** True: this fact was kept before under the same key; nothing was added. */
  repeated: boolean;
}

/**
 * A row of the ledger as its reader gets it. `attempts` is its fencing token: whoever claims it later has a higher one.
 * What waits to be read has its bytes; only what became a case as it came in has none.
 */
export type Arrival = Selectable<Intake> & { raw_sha256: string; raw_size: number };

/** What reading it found, kept with the row so that it can be found, shown and compared. */
export interface Findings {
  from?: string | null;
  subject?: string | null;
  readable?: boolean;
  readerVersion?: number;
  mailKey?: string | null;
  contentSha256?: string | null;
}

export type Outcome = 'case' | 'message' | 'inside' | 'bounce' | 'duplicate' | 'spam' | 'ignored';

/** What became of an arrival (`inside`: an answer of the house to one of its own circuits, with a case and no message of it). `reason` is a code shown in Entradas (`reason.<code>`). */
export interface Processed extends Findings {
  outcome: Outcome;
  caseId?: string | null;
  messageId?: string | null;
  reason?: string | null;
}

/** It must wait for something else first (an older mail it answers is still being read); not a failure, not an attempt. */
export interface Postponed {
  postponeMs: number;
}

/** How one channel turns an arrival into a case. Both steps may run again at any time from the raw bytes. */
export interface ChannelHandler<P = unknown> {
  /** Slow and outside any transaction: reading, decoding, DNS. */
  prepare(house: House, arrival: Arrival): Promise<P>;
  /** Whoever applies an arrival with one of these keys does it alone, in every process, until its transaction ends. */
  keys?(prepared: P): string[];
  /** Everything that is written, in the one transaction that also writes the outcome. */
  apply(work: Work, arrival: Arrival, prepared: P): Promise<Processed | Postponed>;
  /** Frees what `prepare` holds (reader threads). */
  close?(): Promise<void>;
}
// Each channel knows its own prepared form; the loop only carries it from one step to the next.
// oxlint-disable-next-line typescript/no-explicit-any
export type Handlers = Record<string, ChannelHandler<any>>;
