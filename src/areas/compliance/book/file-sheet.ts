import { text as readText } from 'node:stream/consumers';
import { BARE_MESSAGE, keepReceipt, openCaseWithMessage } from '#areas/cases/index.ts';
import { mailboxFor } from '#areas/correspondence/index.ts';
import { customerByNameOnly, customerForEmail, customerForPhone } from '#areas/customers/index.ts';
import type { Arrival, ChannelHandler, Processed } from '#areas/intake/index.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import { missing } from '#platform/errors/index.ts';
import { newId, sha256Hex } from '#platform/ids/index.ts';
import { canonicalJson } from '#platform/log/event.ts';
import { record } from '#platform/log/index.ts';
import { queueMail } from '#platform/mail/outbox/index.ts';
import type { Work } from '#platform/work/index.ts';
import {
  ensureBook,
  insertSheet,
  sheetOfCase,
  sheetsFrom,
  takeNumber,
  type NewSheet,
  type SheetRow,
} from './book.store.ts';
import { BOOK_PACK, bookForm, bookKeepers, teamOfBook, type Keeper } from './keeping.ts';
import { sheetNumber } from './sheet-number.rules.ts';
import { sheetMail } from './sheet-words.ts';
import { bookSubmission, type BookSubmission } from './submission.ts';

/** Two years at least, and a sheet's own year whole (Ley 29571, art. 150). */
const KEPT_YEARS = 3;
/** Copies a day to one address: anybody can write somebody else's. */
const COPIES = 5;

/** The forms' handler that also knows sheets of the book: what is a sheet is filed, the rest goes on as before. */
export function withBook<P>(forms: ChannelHandler<P>): ChannelHandler<P | BookSubmission> {
  return {
    ...forms,
    async prepare(house, arrival) {
      const given: unknown = JSON.parse(await readText(house.files.read(arrival.raw_sha256)));
      return isSheet(given) ? bookSubmission.parse(given) : forms.prepare(house, arrival);
    },
    apply: (work, arrival, prepared) =>
      isSheet(prepared)
        ? fileSheet(work, arrival, bookSubmission.parse(prepared))
        : forms.apply(work, arrival, prepared as P),
  } as ChannelHandler<P | BookSubmission>;
}

function isSheet(given: unknown): boolean {
  return typeof given === 'object' && given !== null && (given as { form?: unknown }).form === 'libro';
}

/** Number, case, sheet and copy in one transaction: all of it is kept, or no number was given. */
async function fileSheet(work: Work, arrival: Arrival, given: BookSubmission): Promise<Processed> {
  const keeper = await keeperFor(work, arrival, given.brandId);
  const filedAt = arrival.received_at;
  const year = Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: bookForm().zone }).format(filedAt));
  const book = await ensureBook(work.db, keeper.brandId);
  const number = await takeNumber(work.db, book, year);
  const subject = `Hoja de reclamación ${sheetNumber(number, year)}`;
  const opened = await openSheetCase(work, arrival, given, { subject, brandId: keeper.brandId });
  const sheet = sheetOf(given, keeper);
  const sha256 = sha256Hex(canonicalJson({ book, year, number, filed: filedAt.toISOString(), ...sheet } as never));
  const one: NewSheet = {
    ...sheet,
    id: newId(),
    book,
    year,
    number,
    caseId: opened.id,
    intakeId: arrival.id,
    filedAt,
    sha256,
    keepUntil: `${year + KEPT_YEARS}-12-31`,
  };
  await insertSheet(work.db, one);
  record(work, ['case', opened.id], 'book.filed', {
    sheet: one.id,
    book,
    year,
    number,
    kind: given.kind,
    sha256,
  });
  const kept = (await sheetOfCase(work.db, opened.id)) as SheetRow;
  await sendCopy(work, kept, given, { keeper, key: opened.key });
  return {
    outcome: 'case',
    caseId: opened.id,
    messageId: opened.messageId,
    from: given.email ?? given.phone ?? given.name,
    subject,
    readable: true,
  };
}

/** Whose book it is, as it was kept when the sheet came in. @throws {DomainError} book.not_found */
async function keeperFor(work: Work, { received_at }: Arrival, brandId: string | null): Promise<Keeper> {
  const keepers = await bookKeepers(work.db, received_at);
  const found = keepers.find((one) => one.brandId === brandId) ?? keepers[0];
  if (!found) throw missing('book.not_found');
  return found;
}

async function openSheetCase(
  work: Work,
  arrival: Arrival,
  given: BookSubmission,
  { subject, brandId }: { subject: string; brandId: string | null },
) {
  const { name, email, phone, language } = given;
  const customer =
    (email ? await customerForEmail(work, { email, name, language }) : null) ??
    (phone ? await customerForPhone(work, { phone, name }) : null) ??
    (await customerByNameOnly(work, name));
  const mailbox = await mailboxFor(work.db, { brandId });
  const at = arrival.received_at;
  return openCaseWithMessage(
    work,
    {
      subject,
      channel: 'form',
      type: given.kind === 'reclamo' ? 'complaint' : 'grievance',
      legalClass: 'complaint',
      legalPack: BOOK_PACK,
      petitions: given.request ? [given.request] : [],
      customerId: customer.id,
      requester: email ? { name, address: email } : null,
      language,
      mailboxId: mailbox?.id ?? null,
      brandId: brandId ?? mailbox?.brandId ?? null,
      teamId: await teamOfBook(work.db, brandId),
      receivedAt: at,
      // The copy of the sheet is the receipt.
      acknowledge: false,
    },
    {
      ...BARE_MESSAGE,
      channel: 'form',
      from: { name, address: email ?? '' },
      subject,
      text: [given.detail, given.request, phone ? `☎ ${phone}` : ''].filter(Boolean).join('\n\n'),
      language,
      threadedBy: 'form',
      intakeId: arrival.id,
      rawSha256: arrival.raw_sha256,
      at,
      receivedAt: at,
      customerId: customer.id,
      attachments: [],
    },
  );
}

/** Provider and consumer as they were that day: later changes of either do not touch a filed sheet. */
function sheetOf(
  given: BookSubmission,
  { provider }: Keeper,
): Pick<NewSheet, 'kind' | 'provider' | 'consumer' | 'good' | 'detail' | 'request'> {
  const { name, document, documentNumber, address, phone, email, guardian } = given;
  return {
    kind: given.kind,
    provider,
    consumer: { name, document, documentNumber, address, phone: phone ?? '', email: email ?? '', guardian },
    good: {
      kind: given.goodKind,
      description: given.goodDescription,
      amountMinor: given.amountMinor,
      currency: given.currency,
    },
    detail: given.detail,
    request: given.request,
  };
}

async function sendCopy(
  work: Work,
  sheet: SheetRow,
  { email, name, language }: BookSubmission,
  { keeper, key }: { keeper: Keeper; key: string },
): Promise<void> {
  if (!email || (await sheetsFrom(work.db, email, addMs(work.now, -DAY))) > COPIES) return;
  const status = `${work.house.config.baseUrl}/caso/${key}`;
  const mail = sheetMail(sheet, language, bookForm().zone, keeper.name, status);
  const mailbox = await mailboxFor(work.db, { brandId: keeper.brandId });
  const from = mailbox && { name: keeper.name, address: mailbox.address };
  const { caseId } = sheet;
  const [id, to] = [newId(), { name, address: email }];
  const sent = await queueMail(work, {
    kind: 'acknowledgement',
    caseId,
    messageId: from && id,
    to: [to],
    ...(from ? { from } : {}),
    ...mail,
  });
  // It stands in the thread, and its leaving is the receipt of the case.
  if (from) await keepReceipt(work, { id, caseId, from, to, language, mailId: sent.mailId, ...mail });
}
