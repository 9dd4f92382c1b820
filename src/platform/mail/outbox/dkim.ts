import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Db } from '#platform/db/index.ts';
import type { Secrets } from '#platform/secrets/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { SigningKey } from './sending/compose.ts';
import { findDkimKeys, insertDkimKey, type DkimKeyRow, type DkimRecord } from './dkim.store.ts';

export type { DkimRecord } from './dkim.store.ts';

const PURPOSE = 'dkim';

/** The key of a domain under that selector, made now if there is none. To change keys, take another selector: the old one keeps signing too. */
export async function makeDkimKey(work: Work, domain: string, selector: string): Promise<DkimRecord> {
  const there = (await findDkimKeys(work.db, [domain])).find((key) => key.selector === selector);
  if (there) return recordOf(there);
  const pair = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const record = `v=DKIM1; k=rsa; p=${pair.publicKey.toString('base64')}`;
  return insertDkimKey(work, {
    domain,
    selector,
    record,
    secret: work.house.secrets.encrypt(PURPOSE, pair.privateKey),
  });
}

/** The newest key of each of these domains, to show its DNS record. */
export async function dkimRecords(db: Db, domains: readonly string[]): Promise<Map<string, DkimRecord>> {
  const rows = await findDkimKeys(db, domains);
  return new Map(rows.toReversed().map((row) => [row.domain, recordOf(row)]));
}

function recordOf({ domain, selector, record }: DkimKeyRow): DkimRecord {
  return { domain, selector, record };
}

/** What signs a mail from this domain: the two newest keys, so that a new one whose record is not published yet spoils nothing. */
export async function signingKeys(db: Db, secrets: Secrets, domain: string): Promise<SigningKey[]> {
  const rows: DkimKeyRow[] = await findDkimKeys(db, [domain]);
  return rows
    .slice(0, 2)
    .map((row) => ({ domain: row.domain, selector: row.selector, privateKey: secrets.decrypt(PURPOSE, row.secret) }));
}
