import { caseForThreading, type ThreadingCandidate } from '#areas/cases/index.ts';
import { checkReplyMac, readMailId, readReplyAddress } from '#areas/correspondence/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { ReadMail } from '../reading/read-arrival.ts';

export interface Thread {
  /** The case it joins, and what proved it; null: a new case. */
  joins: { candidate: ThreadingCandidate; by: 'token' | 'references' | 'subject_key'; asParticipant: boolean } | null;
  /** It names this case without proof of belonging there: a stranger's new case is linked to it, for an agent to judge. */
  names: ThreadingCandidate | null;
  /** The mails it answers, by their Message-IDs. */
  answers: readonly string[];
}

/** In this order: a token only we can make; what it answers, from someone who takes part; the number in the subject, likewise. Never the subject alone. */
export async function findThread(work: Work, read: ReadMail): Promise<Thread> {
  const ids = answeredIds(read);
  const sender = read.mail.from?.address.toLowerCase() ?? '';
  const joining = (candidate: ThreadingCandidate, by: 'token' | 'references' | 'subject_key'): Thread => ({
    joins: { candidate, by, asParticipant: takesPart(candidate, sender) },
    names: null,
    answers: ids,
  });

  const addressed = await byReplyAddress(work, read);
  if (addressed.proven) return joining(addressed.proven, 'token');
  const known = ids.length > 0 ? await caseForThreading(work.db, { mailIds: ids }) : [];
  const signed = known.find((candidate) => candidate.mailId && readMailId(work.house.secrets, candidate.mailId));
  if (signed) return joining(signed, 'token');
  const answered = known.find((candidate) => takesPart(candidate, sender));
  if (answered) return joining(answered, 'references');
  const named = await bySubject(work, read.mail.subject);
  // A number can be guessed, so a From that DMARC belies does not get in by it.
  if (named && takesPart(named, sender) && read.authenticity.dmarc !== 'fail') return joining(named, 'subject_key');
  return { joins: null, names: known[0] ?? addressed.named ?? named, answers: ids };
}

const MOST_IDS = 30;

/** What it answers: newest first, as programs list them oldest first. */
export function answeredIds({ mail }: Pick<ReadMail, 'mail'>): string[] {
  return [...new Set([...(mail.inReplyTo ? [mail.inReplyTo] : []), ...mail.references.toReversed()])].slice(
    0,
    MOST_IDS,
  );
}

/** Every address it was sent to, as envelope and headers tell. */
export function recipientsOf({ envelope, mail }: ReadMail): string[] {
  const delivered = mail.rawHeaders
    .filter(({ name }) => name === 'delivered-to' || name === 'x-original-to')
    .map(({ value }) => value.trim());
  return [
    ...new Set([
      ...envelope.to,
      ...mail.to.map((one) => one.address),
      ...mail.cc.map((one) => one.address),
      ...delivered,
    ]),
  ];
}

async function byReplyAddress(
  work: Work,
  read: ReadMail,
): Promise<{ proven: ThreadingCandidate | null; named: ThreadingCandidate | null }> {
  let named: ThreadingCandidate | null = null;
  for (const address of recipientsOf(read)) {
    const token = readReplyAddress(work.house.secrets, address);
    if (!token) continue;
    const [candidate] = await caseForThreading(work.db, { reference: token.reference });
    if (!candidate) continue;
    if (checkReplyMac(work.house.secrets, candidate.caseId, token)) return { proven: candidate, named: null };
    named ??= candidate;
  }
  return { proven: null, named };
}

async function bySubject(work: Work, subject: string): Promise<ThreadingCandidate | null> {
  const reference = /\[([A-Z]{1,5}-\d{1,10})\]/.exec(subject.slice(0, 1_000))?.[1];
  return reference ? ((await caseForThreading(work.db, { reference }))[0] ?? null) : null;
}

/** Third parties were only copied by somebody outside: that gives no right to write into the case (T1). */
function takesPart(candidate: ThreadingCandidate, sender: string): boolean {
  return sender !== '' && candidate.participants.some((one) => one.address === sender && one.role !== 'third_party');
}
