import { legalPack } from '#areas/clocks/index.ts';
import { mailboxFor } from '#areas/correspondence/index.ts';
import { calendarFor, companyOf } from '#areas/organisation/index.ts';
import type { Company } from '#areas/organisation/contract.ts';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';
import { booksUnder, type BookRow } from './book.store.ts';
import type { BookView } from './contract.ts';

export const BOOK_PACK = 'pe-libro';

/** Who keeps a book, as its sheets say it: frozen on each when it is filed. */
export interface Keeper {
  brandId: string | null;
  /** As customers know it: the brand, or the company. */
  name: string;
  provider: { name: string; taxId: string; address: string; establishment: string };
}

/** Who keeps Peru's book now: the company as a whole, some of its brands, or nobody. */
export async function bookKeepers(db: Db, now: Date): Promise<Keeper[]> {
  const books = await booksUnder(db, BOOK_PACK, now);
  if (books.length === 0) return [];
  const company = await companyOf(db);
  return books.map((book) => keeperOf(book, company));
}

/** By whose clock a sheet is dated and numbered, and in which money it claims: of the law, not of where the company sits. */
export function bookForm(): { zone: string; currency: string } {
  return legalPack(BOOK_PACK)?.form ?? { zone: 'UTC', currency: 'USD' };
}

/** The books as whoever answers for them sees them: what is said of the provider, and by which days their terms count. */
export async function viewBooks(work: Work): Promise<BookView[]> {
  const { db, now } = work;
  const books = await booksUnder(db, BOOK_PACK, now);
  if (books.length === 0) return [];
  const company = await companyOf(db);
  const views: BookView[] = [];
  for (const book of books) {
    const { name, provider } = keeperOf(book, company);
    const { calendar } = await calendarFor(db, await teamOfBook(db, book.brandId));
    const { brandId, code, establishment, providerName, taxId, address } = book;
    const written = { establishment, providerName, taxId, address };
    const days = { zone: calendar.zone, fits: calendar.zone === bookForm().zone };
    views.push({ brandId, code, name, written, provider, days });
  }
  return views;
}

/** The team of the mailbox of whoever keeps it: another brand's counts by other days. Null, the company's first. */
export async function teamOfBook(db: Db, brandId: string | null): Promise<string | null> {
  const mailbox = await mailboxFor(db, { brandId });
  return brandId === null || mailbox?.brandId === brandId ? (mailbox?.teamId ?? null) : null;
}

/** What nobody wrote of a book's provider is the company's, unless the company is of another country: then it stays empty. */
function keeperOf({ brandId, brand, establishment, providerName, taxId, address }: BookRow, company: Company): Keeper {
  const name = brand ?? company.name;
  const legal = company.legalName || company.name;
  const own = brandId === null || company.country === legalPack(BOOK_PACK)?.country;
  return {
    brandId,
    name,
    provider: {
      name: providerName || (own ? legal : name),
      taxId: taxId || (own ? company.taxId : ''),
      address: address || (own ? company.address : ''),
      establishment: establishment || name,
    },
  };
}
