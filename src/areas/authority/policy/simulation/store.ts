import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Facts, Level, ProposedLine } from '../engine/decision.rules.ts';
import type { PastDecision, TriedDecision } from './simulate.rules.ts';

/** Facts as JSON, and every decision that was taken on these very ones: the words of all of their lines. */
interface Row {
  facts: string;
  words: string;
}

interface Kept extends TriedDecision {
  facts: Facts & { askedMinor?: number };
}

export interface PastAsked {
  since: Date;
  until: Date;
  /** Who decided and whether it was taken back: dearer to know, and only advice asks. */
  withFate?: boolean;
}

const WAITING = new Set(['waiting', 'refused', 'withdrawn', 'expired']);

/** What a draft is tried on: of each decision what its figures ask about, and no more. */
export function triedDecisions(db: Db, asked: PastAsked): Promise<TriedDecision[]> {
  return decisionsOf(db, asked, { columns: sql``, width: COMMON, joins: sql``, more: (made) => made });
}

/** The same with what opens and lists them, and for advice what became of each. */
export function pastDecisions(db: Db, asked: PastAsked): Promise<PastDecision[]> {
  const { withFate = false } = asked;
  return decisionsOf(db, asked, {
    columns: sql`${NAMED}${withFate ? FATE : sql``}`,
    width: COMMON + (withFate ? 6 : 4),
    joins: withFate ? FATES : sql``,
    more: (made, words, at) => ({
      ...made,
      caseId: words[at] ?? '',
      customerId: words[at + 1] || null,
      madeAt: Number(words[at + 2]),
      ruleId: words[at + 3] || null,
      approverId: (withFate && words[at + 4]) || null,
      reversed: withFate && words[at + 5] === 't',
    }),
  });
}

/** How many words every line has. */
const COMMON = 9;
const NAMED = sql`, p.case_id, coalesce(p.customer_id::text, ''), date_part('epoch', p.made_at) * 1000, coalesce(p.rule_id, '')`;
const FATE = sql`, coalesce(a.decided_by::text, ''), (p.level = 1 and (p.state = 'withdrawn' or coalesce(d.at > p.made_at, false))) or x.id is not null`;
const FATES = sql`
  left join (select distinct on (proposal_id) proposal_id, decided_by from authorisation where decided_at is not null order by proposal_id, decided_at desc) a on a.proposal_id = p.id
  left join (select case_id, max(made_at) as at from proposal where by_director group by case_id) d on d.case_id = p.case_id
  left join (select distinct l.proposal_id as id from execution e join proposal_line l on l.id = e.proposal_line_id where e.state = 'cancelled') x on x.id = p.id`;

interface Wanted<One> {
  columns: RawBuilder<unknown>;
  width: number;
  joins: RawBuilder<unknown>;
  more(made: Kept, words: readonly string[], at: number): One;
}

/**
 * What was decided in a stretch of time, with the facts as they were then, in no order. What the Director decided in person is no measure.
 * 100,000 of them are read while somebody waits: equal facts are gathered, sent and read once, and all that is short comes in one text
 * for them, `width` words a line.
 */
async function decisionsOf<One extends TriedDecision>(
  db: Db,
  asked: PastAsked,
  { columns, width, joins, more }: Wanted<One>,
): Promise<One[]> {
  const all: One[] = [];
  for (const { facts, words: text } of await inMemory(db, (tx) => rowsOf(tx, asked, { columns, joins }))) {
    const known = JSON.parse(facts) as Kept['facts'];
    const words = text.split('\u001f');
    // Lines of one proposal share its facts, so they are all here.
    const ofId = new Map<string, ProposedLine[]>();
    for (let at = 0; at < words.length; at += width) {
      const line = lineAt(words, at);
      const id = words[at] as string;
      const others = ofId.get(id);
      if (others) {
        others.push(line);
        continue;
      }
      const lines = [line];
      ofId.set(id, lines);
      all.push(more(asDecision(words, at, { lines, facts: known }), words, at + COMMON));
    }
    if (known.askedMinor !== undefined) asAsked(ofId.values(), known.askedMinor);
  }
  return all;
}

async function rowsOf(
  db: Db,
  { since, until }: PastAsked,
  { columns, joins }: Pick<Wanted<never>, 'columns' | 'joins'>,
) {
  const found = await sql<Row>`
    select same.facts::text as facts, same.words from (
      select p.facts, string_agg(concat_ws(chr(31), p.id, coalesce(round(date_part('epoch', p.decided_at - p.made_at))::int::text, ''), p.state, p.level,
        p.currency, p.total_minor, l.solution, coalesce(l.amount_minor::text, ''), coalesce(l.family, '')${columns}), chr(31)) as words
      from proposal p join proposal_line l on l.proposal_id = p.id ${joins}
      where p.made_at >= ${since} and p.made_at < ${until} and not p.by_director and p.facts ? 'requester' group by p.facts) same`.execute(
    db,
  );
  return found.rows;
}

/** With room to gather in memory: sorted on disk it takes three times as long, and several workers only hand each other long texts. */
async function inMemory<T>(db: Db, read: (db: Db) => Promise<T>): Promise<T> {
  const roomy = async (tx: Db): Promise<T> => {
    await sql`select set_config('work_mem', '64MB', true), set_config('max_parallel_workers_per_gather', '0', true)`.execute(
      tx,
    );
    return read(tx);
  };
  return db.isTransaction ? roomy(db) : db.transaction().execute(roomy);
}

function asDecision(
  words: readonly string[],
  at: number,
  { lines, facts }: { lines: ProposedLine[]; facts: Kept['facts'] },
): Kept {
  const waited = words[at + 1];
  const state = words[at + 2] as string;
  const total = Number(words[at + 5]);
  return {
    id: words[at] as string,
    state,
    level: Number(words[at + 3]) as Level,
    askedMinor: facts.askedMinor ?? total,
    grantedMinor: WAITING.has(state) ? 0 : total,
    waitedMinutes: waited ? Number(waited) / 60 : null,
    proposal: { currency: words[at + 4] as string, lines },
    facts,
  };
}

function lineAt(words: readonly string[], at: number): ProposedLine {
  const amount = words[at + 7];
  return {
    solution: words[at + 6] as string,
    amountMinor: amount ? Number(amount) : null,
    family: words[at + 8] || null,
  };
}

/** Cut down on the way: the line as it was asked for is what is tried again. */
function asAsked(decisions: Iterable<ProposedLine[]>, askedMinor: number): void {
  for (const [line, ...others] of decisions) if (line && others.length === 0) line.amountMinor = askedMinor;
}

export async function referencesOf(db: Db, caseIds: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ id: string; reference: string }>`
    select id, reference from case_file where id = any(${[...new Set(caseIds)]}::uuid[])`.execute(db);
  return new Map(found.rows.map(({ id, reference }) => [id, reference]));
}
