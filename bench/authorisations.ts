import pg from 'pg';
import { api, get } from './calls.ts';
import { compare, type Compared } from './compare.ts';

/** What waits when nobody has looked at it for weeks. */
const WAITING = 2_000;

/** *Autorizaciones* over the whole history: the list, what was decided, and one request with what helps to decide it. */
export async function authorisations(
  house: string,
  floor: string,
  ownerUrl: string,
  rounds: number,
): Promise<Compared[]> {
  const ids = await makeWaiting(ownerUrl);
  const one = (n: number): string => ids[(n * 7919) % ids.length] as string;
  const terms = { rounds, total: 200 };
  return [
    await compare(
      'Autorizaciones, 50 of 2,000 waiting',
      () => api(house, '/api/v1/authorisations?view=others'),
      () => get(`${floor}/authorisations`),
      terms,
    ),
    await compare(
      'Autorizaciones, decided',
      () => api(house, '/api/v1/authorisations?view=decided'),
      () => get(`${floor}/authorisations?decided=1`),
      terms,
    ),
    await compare(
      'one request with what helps to decide',
      (n) => api(house, `/api/v1/authorisations/${one(n)}`),
      (n) => get(`${floor}/authorisation/${one(n)}`),
      terms,
    ),
  ];
}

const NOTHING_ASKED =
  'the part «policy» needs past requests for authorisation, and the company in this folder has none. Leave --keep out, or name a folder that is not there yet: the sample company is loaded into it, with a year of them';

/** Requests about proposals of the whole history, asked again; the one who looks is the Director, who sees them all. */
async function makeWaiting(ownerUrl: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(
      "update person set roles = array['administrator', 'director'] where 'administrator' = any(roles)",
    );
    await owner.query(
      `insert into authorisation (id, proposal_id, proposal_version, step, approver_id, asked_id, asked_at, due_at, expires_at, state)
       select gen_random_uuid(), proposal_id, proposal_version, step, approver_id, asked_id, now(), now() + random() * interval '2 days', now() + interval '3 days', 'pending'
       from authorisation where state <> 'pending' order by decided_at desc limit $1 on conflict do nothing`,
      [WAITING],
    );
    await owner.query('analyze authorisation');
    // In a folder kept from a former run they wait already.
    const waiting = await owner.query<{ id: string }>(
      `select id from authorisation where state = 'pending' order by asked_at desc limit $1`,
      [WAITING],
    );
    if (waiting.rows.length === 0) throw new Error(NOTHING_ASKED);
    return waiting.rows.map(({ id }) => id);
  } finally {
    await owner.end();
  }
}
