import { workerData } from 'node:worker_threads';
import pg from 'pg';
import PostalMime from 'postal-mime';

/* One reader of the floor: its share of the mails, oldest first, four at once as ours. */

const { ownerUrl, part, readers } = workerData as { ownerUrl: string; part: number; readers: number };
const AT_ONCE = 4;
const pool = new pg.Pool({ connectionString: ownerUrl, max: AT_ONCE });

const NEXT = 'select id, raw from floor_mail where not done and id % $1 = $2 order by id limit 100';
const KEEP = `
  with known as (select 1 from floor_mail_message where mail_id = $2),
    answered as (select case_id from floor_mail_message where mail_id = $3),
    opened as (insert into floor_mail_case (subject, customer) select $4, $5 where not exists (select from known) and not exists (select from answered) returning id),
    kept as (insert into floor_mail_message (case_id, mail_id, body)
      select coalesce((select id from opened), (select case_id from answered)), $2, $6 where not exists (select from known) returning case_id),
    told as (insert into floor_mail_event (case_id, type) select case_id, 'received' from kept)
  update floor_mail set done = true where id = $1`;

async function keep({ id, raw }: { id: string; raw: Buffer }): Promise<void> {
  const mail = await PostalMime.parse(raw);
  await pool.query(KEEP, [
    id,
    mail.messageId,
    mail.inReplyTo ?? null,
    mail.subject ?? '',
    mail.from?.address ?? '',
    mail.text ?? '',
  ]);
}

for (;;) {
  const { rows } = await pool.query<{ id: string; raw: Buffer }>(NEXT, [readers, part]);
  if (rows.length === 0) break;
  const loop = async (): Promise<void> => {
    for (let one = rows.shift(); one; one = rows.shift()) await keep(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, loop));
}
await pool.end();
