import { sql } from 'kysely';
import { setUp } from '#areas/organisation/index.ts';
import { startIntake } from '#areas/intake/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { keepMail, storeBytes, type MailEnvelope } from '../door.ts';
import { makeEmailHandler, type EmailParts } from '../handler.ts';
import { mailboxAt } from '#areas/correspondence/index.ts';
import { makeMailbox, mailText } from '../mailbox.fixture.ts';
import type { Resolve } from '../reading/dns.ts';

export interface Seen {
  id: string;
  state: string;
  outcome: string | null;
  reason: string | null;
  caseId: string | null;
  messageId: string | null;
  reference: string | null;
  threadedBy: string | null;
  heldReason: string | null;
  automatic: string | null;
  warnings: string[] | null;
  readable: boolean | null;
}

export interface PostOffice {
  house: TestHouse;
  /** Delivers a mail and waits until it has become what it becomes. */
  deliver(mail: Delivered): Promise<Seen>;
  /** Only keeps it; it is worked off when `settle` is called or another is delivered. */
  post(mail: Delivered): Promise<string>;
  seen(id: string): Promise<Seen>;
  /** Waits until nothing waits any more. */
  settle(): Promise<void>;
  /** Ends its worker; arrivals wait. */
  pause(): Promise<void>;
  close(): Promise<void>;
}

export interface Delivered {
  headers: Record<string, string>;
  body?: string;
  /** Whole mail instead of headers and body. */
  raw?: string | Buffer;
  to?: string;
  envelope?: Partial<MailEnvelope>;
}

/** A company with two mailboxes, and a worker that turns what arrives into cases. Its DNS knows nobody unless one is given. */
export async function openPostOffice(parts: EmailParts = {}): Promise<PostOffice> {
  const house = await makeHouse();
  await transact(house, system('tests'), (work) =>
    setUp(work, { companyName: 'Comercial Ribera', language: 'es', zone: 'Europe/Madrid' }),
  );
  await makeMailbox(house, { address: 'soporte@ribera.example', aliases: ['ayuda@ribera.example'] });
  await makeMailbox(house, { address: 'ventas@ribera.example' });
  const worker = startIntake(house, {
    handlers: { email: makeEmailHandler({ resolver: absent, ...parts }) },
    pollMs: 20,
  });
  const post = async ({ headers, body, raw, to = 'soporte@ribera.example', envelope }: Delivered): Promise<string> => {
    const bytes = raw === undefined ? Buffer.from(mailText({ To: to, ...headers }, body)) : Buffer.from(raw);
    const mailbox = await mailboxAt(house.database.db, to);
    if (!mailbox) throw new Error(`no mailbox ${to}`);
    const stored = await storeBytes(house.files, bytes);
    const from = /<([^>]*)>/.exec(headers.From ?? '')?.[1] ?? headers.From ?? null;
    const { id } = await keepMail(house, {
      mailbox,
      raw: stored,
      envelope: { door: 'smtp', from, to: [to], remoteIp: '127.0.0.1', helo: 'x', tls: false, ...envelope },
    });
    return id;
  };
  const seen = async (id: string): Promise<Seen> => {
    const found = await sql<Seen>`
      select i.id, i.state, i.outcome, i.reason, i.case_id as "caseId", i.message_id as "messageId", f.reference, m.threaded_by as "threadedBy", m.held_reason as "heldReason", m.automatic, m.warnings, i.readable
      from intake i left join case_file f on f.id = i.case_id left join message m on m.id = i.message_id where i.id = ${id}`.execute(
      house.database.db,
    );
    return found.rows[0] as Seen;
  };
  const settle = async (): Promise<void> => {
    for (let tries = 0; tries < 3_000; tries += 1) {
      const waiting = await sql<{
        n: number;
      }>`select count(*)::int as n from intake where state in ('received', 'processing')`.execute(house.database.db);
      if (waiting.rows[0]?.n === 0) return;
      house.clock.advance(10);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('the ledger does not settle');
  };
  return {
    house,
    post,
    seen,
    settle,
    async deliver(mail) {
      const id = await post(mail);
      await settle();
      return seen(id);
    },
    pause: () => worker.stop(),
    async close() {
      await worker.stop();
      await house.close();
    },
  };
}

const absent: Resolve = () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
