import { pipeline, Transform, type Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { activeMailboxes, mailboxAt, type Mailbox } from '#areas/correspondence/index.ts';
import { keep } from '#areas/intake/index.ts';
import { invalid, missing } from '#platform/errors/index.ts';
import { TooLarge } from '#platform/files/index.ts';
import { AlreadyKept, findAnswer, keepAnswer, ticketOf, type Ticketed } from '#platform/http/idempotency.ts';
import { transact, type House, type Work } from '#platform/work/index.ts';
import { emailApi } from './contract.ts';
import { arrivalOf, storeMail, type NewMail } from './door.ts';
import { addressesIn } from './header-addresses.rules.ts';

const HEADER_BYTES = 64 * 1024;
const KEPT = { status: emailApi.intakeEmail.status };

/**
 * A program hands in a raw mail: streamed to disk, committed, then 202 with its id. The same bytes for the same mailbox are the
 * same arrival; an `Idempotency-Key` that comes again with other bytes is refused.
 */
export async function handIn(work: Work, wanted: string | undefined, request: FastifyRequest): Promise<{ id: string }> {
  const { house } = work;
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
  return keepOnce(work, request, { mailbox, raw, envelope: { door: 'api', from: null, to: [] } });
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

async function keepOnce(work: Work, request: FastifyRequest, mail: NewMail): Promise<{ id: string }> {
  const { house, actor } = work;
  const ticket = ticketOf(request.headers['idempotency-key'], emailApi.intakeEmail.path, [
    mail.mailbox.id,
    mail.raw.sha256,
  ]);
  if (!ticket) return { id: (await keep(house, arrivalOf(house, mail))).id };
  const kept = await findAnswer(house.database.db, actor, ticket);
  if (kept) return kept.response as { id: string };
  return keepWithTicket(work, ticket, mail);
}

async function keepWithTicket({ house, actor }: Work, ticket: Ticketed, mail: NewMail): Promise<{ id: string }> {
  try {
    return await transact(house, actor, async (work) => {
      const { id } = await keep(work, arrivalOf(house, mail));
      await keepAnswer(work, ticket, { ...KEPT, response: { id } });
      return { id };
    });
  } catch (error) {
    if (!(error instanceof AlreadyKept)) throw error;
    const kept = await findAnswer(house.database.db, actor, ticket);
    if (!kept) throw error;
    return kept.response as { id: string };
  }
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
