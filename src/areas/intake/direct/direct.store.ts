import { sql, type RawBuilder } from 'kysely';
import { hourOf } from '../keep.store.ts';

export interface DirectRow {
  id: string;
  channel: string;
  from: string | null;
  subject: string;
  receivedAt: Date;
  caseId: string;
  messageId: string;
  now: Date;
}

// Its lock is held until the case is committed, longer than a door holds it: more places, so that few meet.
const SHARDS = 64;

/** The ledger row, read already, and its count at the door: parts of the statement that opens the case. */
export function directRows(row: DirectRow): RawBuilder<unknown>[] {
  const shard = Math.floor(Math.random() * SHARDS);
  return [
    sql`new_intake as (
      insert into intake (id, channel, dedupe_key, received_at, next_try_at, state, outcome, from_address, subject, case_id, message_id, finished_at)
      values (${row.id}, ${row.channel}, ${row.id}, ${row.receivedAt}, ${row.receivedAt}, 'done', 'case', ${row.from}, ${row.subject}, ${row.caseId}, ${row.messageId}, ${row.now}))`,
    sql`new_acceptance as (
      insert into acceptance (channel, subject, hour, shard, accepted) values (${row.channel}, '', ${hourOf(row.receivedAt)}, ${shard}, 1)
      on conflict (channel, subject, hour, shard) do update set accepted = acceptance.accepted + 1)`,
  ];
}
