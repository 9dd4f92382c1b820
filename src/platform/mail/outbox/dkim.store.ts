import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';

export interface DkimRecord {
  domain: string;
  selector: string;
  /** Value of the TXT record at `<selector>._domainkey.<domain>`. */
  record: string;
}

export interface DkimKeyRow extends DkimRecord {
  /** Sealed private key. */
  secret: string;
}

/** Newest first. */
export async function findDkimKeys(db: Db, domains: readonly string[]): Promise<DkimKeyRow[]> {
  const found = await sql<DkimKeyRow>`
    select domain, selector, record, secret from dkim_key where domain = any(${domains}::text[]) order by created_at desc, selector`.execute(
    db,
  );
  return found.rows;
}

/** Two at once agree on the first one's key. */
export async function insertDkimKey(work: Work, key: DkimKeyRow): Promise<DkimRecord> {
  const found = await sql<DkimRecord>`
    insert into dkim_key (domain, selector, record, secret, created_at) values (${key.domain}, ${key.selector}, ${key.record}, ${key.secret}, ${work.now})
    on conflict (domain, selector) do update set selector = excluded.selector returning domain, selector, record`.execute(
    work.db,
  );
  return found.rows[0] as DkimRecord;
}
