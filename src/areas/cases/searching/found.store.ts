import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { FoundIn } from './found.rules.ts';
import { escapeLike, type Pointed } from './search.rules.ts';

const READ_CHARACTERS = 20_000;

/** For the cases of one page: what each has of what was sought, and the stems of the words, Spanish and English. */
export async function foundIn(
  db: Db,
  ids: readonly string[],
  text: string,
  words: string,
  by: Pointed & { email: string | null; phone: string | null },
): Promise<{ rows: FoundIn[]; stems: string[][] }> {
  const like = by.part === null ? null : `${by.part.toLowerCase()}%`;
  const phone = by.phone === null ? null : `${escapeLike(by.phone)}%`;
  const found = await sql<FoundIn & { spanish: string[] | null; english: string[] | null }>`
    select f.id, f.reference, f.subject, c.name as customer, hit.text as message,
      coalesce((select p.address from participant p where p.case_id = f.id and p.address = ${by.email}),
        (select a.value from customer_address a where a.customer_id = f.customer_id and (a.value like ${like} or a.value like ${phone}) limit 1)) as address,
      (select a.name from attachment a join message m on m.id = a.message_id where m.case_id = f.id and plain(a.name) like '%' || plain(${by.part}) || '%' limit 1) as file,
      inside.name as "insideName", inside.text as inside,
      tsvector_to_array(search_words(${words})) as spanish, tsvector_to_array(search_words(${words}, 'en')) as english
    from unnest(${[...ids]}::uuid[]) wanted (id) join case_file f on f.id = wanted.id left join customer c on c.id = f.customer_id
    left join lateral (select left(m.text, ${READ_CHARACTERS}) as text from message m where m.case_id = f.id and m.search @@ search_query(${text}) order by m.at desc limit 1) hit on true
    left join lateral (select a.name, left(x.text, ${READ_CHARACTERS}) as text from message m join attachment a on a.message_id = m.id join file_text x on x.sha256 = a.sha256
      where m.case_id = f.id and x.search @@ search_query(${text}) limit 1) inside on true`.execute(db);
  const [first] = found.rows;
  return { rows: found.rows, stems: [first?.spanish ?? [], first?.english ?? []] };
}

const MOST_ALIKE = 20;
const MOST_CASES = 200;

/** Cases of customers whose name is nearly what was typed, the most alike first among people. */
export async function casesOfAlike(db: Db, text: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with alike as materialized (
      select id from customer where plain(${text}) <% plain(name) order by word_similarity(plain(${text}), plain(name)) desc limit ${MOST_ALIKE})
    select f.id from case_file f where f.customer_id in (select id from alike) order by f.opened_at desc limit ${MOST_CASES}`.execute(
    db,
  );
  return found.rows.map((row) => row.id);
}
