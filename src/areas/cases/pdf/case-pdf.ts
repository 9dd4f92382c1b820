import { companyOf } from '#areas/organisation/index.ts';
import { missing } from '#platform/errors/index.ts';
import { Bytes } from '#platform/http/route.ts';
import { makeTexts, type Language } from '#platform/i18n/index.ts';
import type { EventEvidence, SealEvidence } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import {
  findHeader,
  notesOf,
  petitionRows,
  type AttachmentData,
  type CaseHeader,
  type NoteData,
  type PetitionData,
} from '../reading/case-view.store.ts';
import { isOutcomeTold } from '../resolving/resolution.store.ts';
import { messagesForCustomer, messagesOf, type MessageData } from '../reading/thread.store.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import type { Page } from '#platform/pdf/page.ts';

const texts = makeTexts([{ es, en }]);

/** The case's chain, to be printed after it: what happened, when, who, and the hash that binds it. */
export interface Chain {
  events: readonly EventEvidence[];
  seals: readonly SealEvidence[];
  people: Readonly<Record<string, string>>;
}

interface Voice {
  say(key: string, values?: Record<string, string | number>): string;
  date(at: Date): string;
  size(bytes: number): string;
}

/** The whole case is whole; a mail loop of more than this would not fit into memory. */
const ALL_MESSAGES = 10_000;

/** The whole case as a tagged PDF, from the side of whoever asks: internal notes never reach a customer (T27). */
export async function casePdf(
  work: Work,
  caseId: string,
  options: { internal: boolean; language: Language; chain?: Chain },
): Promise<Buffer> {
  const { db, actor } = work;
  const found = actor.kind === 'customer' && !actor.proven ? undefined : await findHeader(db, actor, { id: caseId });
  if (!found) throw missing('case.not_found');
  const internal = options.internal && actor.kind === 'person';
  // What its answer says, and that it is resolved, is ours alone until that answer has left.
  const untold = !internal && found.resolvedAt !== null && !(await isOutcomeTold(db, caseId));
  const header: CaseHeader = untold ? { ...found, resolvedAt: null, ball: 'ours' } : found;
  const company = await companyOf(db);
  const voice = voiceOf(options.language, company.zone);
  const [messages, notes, petitions] = [
    await (internal ? messagesOf : messagesForCustomer)(db, caseId, ALL_MESSAGES),
    internal ? await notesOf(db, caseId) : [],
    await petitionRows(db, caseId),
  ];
  // The maker of PDFs is read at its first use: a quarter of a second of the start otherwise.
  const { openPage } = await import('#platform/pdf/page.ts');
  const page = openPage({
    title: voice.say('pdf.title', { reference: header.reference }),
    language: options.language,
    author: company.name,
    at: work.now,
  });
  page.heading(1, voice.say('pdf.title', { reference: header.reference }));
  page.paragraph(header.subject);
  if (internal) page.heading(2, voice.say('pdf.internal'));
  page.facts(factsOf(header, voice, internal));
  // Before the case is resolved an outcome may still change: it is ours to know, not yet to tell.
  if (petitions.length > 0)
    writePetitions(page, petitions, voice, internal || (header.resolvedAt !== null && !header.discarded));
  writeThread(
    page,
    messages.filter((message) => !message.withdrawn),
    notes,
    voice,
  );
  if (options.chain) writeChain(page, options.chain, voice);
  page.paragraph(voice.say('pdf.unknown'), { quiet: true, small: true });
  const facts = { company: company.name, reference: header.reference, date: voice.date(work.now) };
  return page.finish((at, pages) =>
    voice.say(internal ? 'pdf.footer.internal' : 'pdf.footer', { ...facts, page: at, pages }),
  );
}

export async function casePdfFile(work: Work, reference: string, internal: boolean): Promise<Bytes> {
  const header = await findHeader(work.db, work.actor, { reference });
  if (!header) throw missing('case.not_found');
  const language =
    internal && work.actor.kind === 'person' ? work.actor.language : header.language === 'en' ? 'en' : 'es';
  const bytes = await casePdf(work, header.id, { internal, language });
  return new Bytes(bytes, { type: 'application/pdf', name: `${reference}.pdf`, size: bytes.length });
}

/** A customer reads that a discarded case is closed, not why. */
function factsOf(header: CaseHeader, { say, date }: Voice, internal: boolean): [string, string][] {
  const put = header.discarded ? (internal ? 'discarded' : 'closed') : 'resolved';
  const rows: [string, string | null][] = [
    ['pdf.key', header.key],
    ['pdf.customer', header.customer],
    ['pdf.channel', say(`pdf.channel.${header.channel}`)],
    ['pdf.state', say(`pdf.state.${header.discarded ? put : header.ball}`)],
    ['pdf.received', date(header.receivedAt)],
    ['pdf.acknowledged', header.acknowledgedAt && date(header.acknowledgedAt)],
    ['pdf.first_reply', header.firstReplyAt && date(header.firstReplyAt)],
    [`pdf.state.${put}`, header.resolvedAt && date(header.resolvedAt)],
  ];
  return rows.flatMap(([key, value]): [string, string][] => (value ? [[say(key), value]] : []));
}

function writePetitions(page: Page, petitions: readonly PetitionData[], { say }: Voice, told: boolean): void {
  page.heading(2, say('pdf.petitions'));
  page.list(
    petitions.map(({ position, text, outcome, reason }) => {
      const answer =
        told && outcome ? [say(`pdf.outcome.${outcome}`), reason].filter(Boolean).join(': ') : say('pdf.undecided');
      return [`${position}. ${text}`, answer];
    }),
  );
}

function writeThread(page: Page, messages: readonly MessageData[], notes: readonly NoteData[], voice: Voice): void {
  page.heading(2, voice.say('pdf.messages'));
  const entries = [
    ...messages.map((message) => ({ at: message.at, write: () => writeMessage(page, message, voice) })),
    ...notes.map((note) => ({ at: note.at, write: () => writeNote(page, note, voice) })),
  ];
  for (const { write } of entries.toSorted((a, b) => a.at.getTime() - b.at.getTime())) write();
}

function writeMessage(page: Page, message: MessageData, voice: Voice): void {
  const name = (message.direction === 'out' && message.author) || message.fromName || message.fromAddress || '—';
  page.heading(3, voice.say('pdf.wrote', { name, date: voice.date(message.at) }));
  const people = [...message.to, ...message.cc].map((one) => one.name || one.address).join(', ');
  if (people) page.paragraph(voice.say('pdf.to', { people }), { quiet: true, small: true });
  page.paragraph(message.text.trim() || voice.say('pdf.empty'));
  writeFiles(page, message.attachments, voice);
  if (message.rawSha256)
    page.paragraph(voice.say('pdf.raw', { hash: message.rawSha256 }), { quiet: true, small: true });
}

function writeNote(page: Page, note: NoteData, voice: Voice): void {
  page.heading(
    3,
    voice.say('pdf.note', { name: note.author ?? voice.say('pdf.note.rule'), date: voice.date(note.at) }),
  );
  page.paragraph(note.text);
  writeFiles(page, note.attachments, voice);
}

function writeFiles(page: Page, files: readonly AttachmentData[], { say, size }: Voice): void {
  if (files.length > 0)
    page.list(
      files.map((file) => [
        say('pdf.file', { name: file.name, size: size(file.size) }),
        say('pdf.hash', { hash: file.sha256 }),
      ]),
    );
}

function writeChain(page: Page, { events, seals, people }: Chain, { say, date }: Voice): void {
  page.heading(2, say('pdf.chain'));
  page.paragraph(say('pdf.chain.how'), { quiet: true, small: true });
  page.list(
    events.map(({ n, type, at, actor, hash }) => [
      say('pdf.event', { n, type, date: date(new Date(at)), who: people[actor.slice('person:'.length)] ?? actor }),
      hash,
    ]),
  );
  page.heading(2, say('pdf.seals'));
  if (seals.length === 0) return page.paragraph(say('pdf.seals.none'));
  page.list(seals.map(({ day, n, root }) => [say('pdf.seal', { day, n }), root]));
}

function voiceOf(language: Language, zone: string): Voice {
  const locale = language === 'es' ? 'es-ES' : 'en-GB';
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    say: (key, values) => texts.say(language, key, values),
    date: (at) => dates.format(at),
    size: (bytes) =>
      bytes < 1_000_000
        ? `${numbers.format(Math.max(1, bytes / 1_000))} kB`
        : `${numbers.format(bytes / 1_000_000)} MB`,
  };
}
