import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { PersonActor } from '#platform/work/index.ts';

export interface DigestReader {
  actor: PersonActor;
  email: string;
}

interface Row {
  id: string;
  name: string;
  email: string;
  language: 'es' | 'en';
  roles: string[];
  teamIds: string[];
  areaIds: string[];
}

/** Who wants mail and has something unseen since before `since` that no mail told. */
export async function digestReaders(db: Db, since: Date): Promise<DigestReader[]> {
  const found = await sql<Row>`
    select p.id, p.name, p.email, p.language, p.roles, array(select team_id from team_member where person_id = p.id) as "teamIds",
      array(select area_id from area_member where person_id = p.id) as "areaIds"
    from person p where p.status = 'active' and p.preferences ->> 'digest' = 'true'
      and exists (select from notification n where n.person_id = p.id and n.seen_at is null and n.mailed_at is null and n.at < ${since})
    order by p.id`.execute(db);
  return found.rows.map(({ email, ...person }) => ({
    email,
    actor: {
      ...person,
      kind: 'person',
      via: 'session',
      sessionId: null,
      tokenId: null,
      scopes: null,
      fresh: false,
    },
  }));
}

/** All that is unseen goes in one mail. True where it was not told meanwhile: the rows' locks decide. */
export async function claimForMail(db: Db, personId: string, now: Date): Promise<boolean> {
  const claimed = await sql`
    update notification set mailed_at = ${now} where person_id = ${personId} and seen_at is null and mailed_at is null returning id`.execute(
    db,
  );
  return claimed.rows.length > 0;
}
