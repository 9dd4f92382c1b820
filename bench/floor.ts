import Fastify from 'fastify';
import pg from 'pg';
import { WebSocketServer } from 'ws';

export interface Floor {
  url: string;
  /** Where screens listen. */
  live: string;
  stop(): Promise<void>;
}

/** The least that could do the same work over the same rows: bare Fastify and pg, no sign-in, rights, rules, log or hash chain. */
export async function startFloor(ownerUrl: string): Promise<Floor> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 12 });
  await pool.query(
    'create table if not exists floor_case (id bigint generated always as identity primary key, subject text, customer text, at timestamptz default now())',
  );
  await pool.query(
    'create table if not exists floor_message (id bigint generated always as identity primary key, case_id bigint, body text)',
  );
  await pool.query(
    'create table if not exists floor_event (id bigint generated always as identity primary key, case_id bigint, type text)',
  );
  // No limit on receipts while so many come at once: each arrival pays for its own.
  await pool.query(
    `insert into setting (key, value, changed_at, changed_by) values ('mail.limits', '{"automaticPerMailbox": 100000000}', now(), 'bench') on conflict (key) do update set value = excluded.value`,
  );
  const app = Fastify();
  app.get('/list', async () => (await pool.query(LIST)).rows);
  app.get('/case/:reference', async (request) => {
    const { reference } = request.params as { reference: string };
    const found = await pool.query(
      'select * from case_file f join case_inbox i on i.case_id = f.id where f.reference = $1',
      [reference],
    );
    const id = (found.rows[0] as { id: string }).id;
    const [messages, events] = await Promise.all([
      pool.query('select * from message where case_id = $1 order by at, id', [id]),
      pool.query('select * from event where stream = $1 order by n', [`case:${id}`]),
    ]);
    return { ...found.rows[0], messages: messages.rows, events: events.rows };
  });
  app.get('/search', async (request) => (await pool.query(SEARCH, [(request.query as { q: string }).q])).rows);
  app.post('/create', async (request) => {
    const { subject, text, customer } = request.body as { subject: string; text: string; customer: string };
    return (await pool.query(CREATE, [subject, customer, text])).rows[0];
  });
  app.get('/authorisations', async (request) => {
    const { decided } = request.query as { decided?: string };
    return (await pool.query(decided ? AUTHORISED : AUTHORISING)).rows;
  });
  app.get(
    '/authorisation/:id',
    async (request) => (await pool.query(REQUEST, [(request.params as { id: string }).id])).rows,
  );
  app.get('/simulate', async () => (await pool.query(SIMULATE)).rows);
  app.get('/terms', async (request) => {
    const { list } = request.query as { list: keyof typeof TERMS };
    return (await pool.query(TERMS[list])).rows;
  });
  const screens = new WebSocketServer({ server: app.server, perMessageDeflate: false });
  app.post('/tell', async (request) => {
    const { text } = request.body as { text: string };
    await pool.query(
      "with m as (insert into floor_message (body) values ($1)) insert into floor_event (type) values ('told')",
      [text],
    );
    const told = JSON.stringify({ p: '1.1', e: [['told', 'case:1', 1]] });
    for (const screen of screens.clients) screen.send(told);
    return {};
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    live: url.replace('http', 'ws'),
    async stop() {
      for (const screen of screens.clients) screen.terminate();
      await app.close();
      await pool.query('drop table floor_case, floor_message, floor_event');
      await pool.end();
    },
  };
}

const LIST = `select i.*, f.reference, f.subject, c.name from case_inbox i join case_file f on f.id = i.case_id left join customer c on c.id = f.customer_id
  where i.ball = 'ours' order by i.next_at, i.case_id limit 50`;
const ASKED = `select a.*, p.total_minor, p.currency, f.reference, c.name from authorisation a join proposal p on p.id = a.proposal_id join case_file f on f.id = p.case_id left join customer c on c.id = f.customer_id`;
const AUTHORISING = `${ASKED} where a.state = 'pending' order by a.due_at, a.id limit 50`;
const AUTHORISED = `${ASKED} where a.decided_at is not null order by a.decided_at desc, a.id desc limit 50`;
const REQUEST = `${ASKED} where a.id = $1`;
const TERM = `select c.*, f.reference, f.subject, u.name as customer, p.name as owner from legal_clock c join case_file f on f.id = c.case_id
    join case_inbox i on i.case_id = f.id left join customer u on u.id = f.customer_id left join person p on p.id = i.owner_id`;
const RUNNING = "c.state = 'running' and c.late_at is null and c.whose = 'company'";
/** The lists of Cumplimiento, without what its tabs count. */
const TERMS = {
  due: `${TERM} where ${RUNNING} order by c.due_at, c.id limit 50`,
  at_risk: `${TERM} where ${RUNNING} and c.critical_at <= now() order by c.due_at, c.id limit 50`,
  breached: `${TERM} where c.late_at is not null and c.whose = 'company' order by c.late_at desc, c.id desc limit 50`,
  unacknowledged: `select f.id, f.reference, f.subject, u.name as customer, p.name as owner from case_file f join case_inbox i on i.case_id = f.id
    left join customer u on u.id = f.customer_id left join person p on p.id = i.owner_id
    where f.acknowledged_at is null and f.resolved_at is null and f.discarded_as is null and f.legal_class is not null order by f.received_at, f.id limit 50`,
};
const SEARCH = `with hit as materialized (select id from message where search @@ websearch_to_tsquery('cauce', $1) limit 1001)
  select m.id, m.subject, m.at from message m join hit using (id) order by m.at desc limit 50`;
const CREATE = `with c as (insert into floor_case (subject, customer) values ($1, $2) returning id),
  m as (insert into floor_message (case_id, body) select id, $3 from c), e as (insert into floor_event (case_id, type) select id, 'opened' from c) select id from c`;
const SIMULATE = `select p.level, case when l.amount_minor <= 20000 then 1 else 3 end as to, l.solution, count(*),
    percentile_cont(0.5) within group (order by p.decided_at - p.made_at) as median, sum(l.amount_minor) filter (where p.state = 'refused') as refused
  from proposal p join proposal_line l on l.proposal_id = p.id where p.made_at > now() - interval '720 days' group by 1, 2, 3`;
