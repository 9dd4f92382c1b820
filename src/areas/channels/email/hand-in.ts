import { pipeline, Transform, type Readable } from 'node:stream';
import { activeMailboxes, mailboxAt, type Mailbox } from '#areas/correspondence/index.ts';
import { keep } from '#areas/intake/index.ts';
import { invalid, missing } from '#platform/errors/index.ts';
import { TooLarge } from '#platform/files/index.ts';
import { once } from '#platform/http/idempotency.ts';
import type { RouteContext } from '#platform/http/route.ts';
import type { House, Work } from '#platform/work/index.ts';
import { emailApi } from './contract.ts';
import { arrivalOf, storeMail } from './door.ts';
import { addressesIn } from './header-addresses.rules.ts';

const HEADER_BYTES = 64 * 1024;

/**
 * A program hands in a raw mail: streamed to disk, committed, then 202 with its id. The same bytes for the same mailbox are the
 * same arrival; an `Idempotency-Key` that comes again with other bytes is refused.
 */
export async function handIn(work: Work, wanted: string | undefined, context: RouteContext): Promise<{ id: string }> {
  const { house } = work;
  const { request } = context;
  const limit = house.config.smtp.maxBytes;
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const named = wanted === undefined ? null : await demandMailbox(house, wanted);
  const head = new Head();
  const passing = pipeline(request.body as Readable, head.tap(), () => undefined);
  const raw = await storeMail(house.files, passing, limit).catch((error: unknown) => {
    // What is left of it flows by, so that its sender hears the answer.
    passing.resume();
    throw error instanceof TooLarge ? tooLarge(limit) : error;
  });
  if (raw.size === 0) throw invalid('mail.empty');
  const mailbox = named ?? (await addressedMailbox(house, head.text()));
  const arrival = arrivalOf(house, { mailbox, raw, envelope: { door: 'api', from: null, to: [] } });
  // Without a key nothing is kept beside it: arrivals of many callers are then one commit.
  if (!request.headers['idempotency-key']) return { id: (await keep(house, arrival)).id };
  return once(work, context, emailApi.intakeEmail, { about: [mailbox.id, raw.sha256] }, async (inner) => ({
    id: (await keep(inner, arrival)).id,
  }));
}

function tooLarge(limit: number) {
  return invalid('mail.too_large', { megabytes: Math.floor(limit / 1024 / 1024) });
}

async function demandMailbox(house: House, address: string): Promise<Mailbox> {
  const mailbox = await mailboxAt(house.database.db, address);
  if (!mailbox) throw missing('mailbox.not_found');
  return mailbox;
}

/** Its own headers say which mailbox of ours it is for; otherwise the first one. */
async function addressedMailbox(house: House, head: string): Promise<Mailbox> {
  for (const address of addressesIn(head)) {
    const mailbox = await mailboxAt(house.database.db, address);
    if (mailbox) return mailbox;
  }
  const [first] = (await activeMailboxes(house.database.db)).values();
  if (!first) throw missing('mailbox.not_found');
  return first;
}

/** Remembers the first kilobytes of what passes by. */
class Head {
  #chunks: Buffer[] = [];
  #size = 0;

  tap(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        if (this.#size < HEADER_BYTES) this.#chunks.push(chunk);
        this.#size += chunk.length;
        done(null, chunk);
      },
    });
  }

  text(): string {
    return Buffer.concat(this.#chunks).subarray(0, HEADER_BYTES).toString('latin1');
  }
}
