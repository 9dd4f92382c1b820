import { packInForce } from '#areas/clocks/index.ts';
import { activeMailboxes } from '#areas/correspondence/index.ts';
import { calendarFor, companyOf } from '#areas/organisation/index.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { conflict } from '#platform/errors/index.ts';
import { newId, sha256Hex } from '#platform/ids/index.ts';
import { canonicalJson } from '#platform/log/event.ts';
import { record, type EventData } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { adrBodies } from '../adr/adr.store.ts';
import type { complianceApi } from '../contract.ts';
import type { PublishedSheet, SheetContent } from './contract.ts';
import { insertSheetVersion, lockSheets, sheetVersion, sheetVersions, type SheetVersion } from './sheet.store.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The sheet as the settings make it today. */
export async function composeSheet({ db, now }: Pick<Work, 'db' | 'now'>): Promise<SheetContent> {
  const [company, mailboxes, { calendar }, pack, bodies] = [
    await companyOf(db),
    await activeMailboxes(db),
    await calendarFor(db, null),
    await packInForce(db, now),
    await adrBodies(db),
  ];
  const { name, legalName, taxId, address, phone, website } = company;
  const { source } = calendar;
  const year = now.getUTCFullYear();
  const emails = [...new Set(mailboxes.values())].map((one) => ({ name: one.name, address: one.address }));
  return {
    company: { name, legalName, taxId, address, phone, website },
    emails: emails.toSorted((a, b) => (a.address < b.address ? -1 : 1)),
    zone: company.zone,
    week: DAYS.map((day) => (source.week[day] ?? []).map(({ from, to }) => `${from}–${to}`)),
    holidays: source.holidays
      .filter(({ date, kind }) => kind === 'full' && (date.startsWith(`${year}-`) || date.startsWith(`${year + 1}-`)))
      .map(({ date, name: said }) => ({ date, name: { es: said.es, en: said.en } }))
      .toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    regime: pack && pack.name,
    terms: (pack?.clocks ?? [])
      .filter(({ whose }) => whose === 'company')
      .map(({ name: said, article, limit, unit }) => ({ name: said, article, length: limit, unit })),
    adr: bodies
      .filter(({ active }) => active)
      .map(({ name: said, adhered, website: site, textEs, textEn }) => ({
        name: said,
        adhered,
        website: site,
        text: { es: textEs, en: textEn || textEs },
      })),
  };
}

export async function getServiceSheet(work: Work): Promise<CallOutput<typeof complianceApi.getServiceSheet>> {
  const [content, versions] = [await composeSheet(work), await sheetVersions(work.db)];
  const { actor } = work;
  return {
    content,
    changed: versions[0]?.sha256 !== hashOf(content),
    versions: versions.map(brief),
    canPublish: actor.kind === 'person' && actor.roles.some((role) => role === 'administrator' || role === 'director'),
  };
}

/** @throws {DomainError} sheet.unchanged */
export async function publishServiceSheet(work: Work): Promise<PublishedSheet> {
  await lockSheets(work.db);
  const [content, last] = [await composeSheet(work), await sheetVersion(work.db, null)];
  const sha256 = hashOf(content);
  if (last?.sha256 === sha256) throw conflict('sheet.unchanged');
  const [id, version] = [newId(), (last?.version ?? 0) + 1];
  const by = work.actor.kind === 'person' ? work.actor.id : null;
  await insertSheetVersion(work.db, { id, version, at: work.now, by, content, sha256 });
  record(work, ['sheet', id], 'sheet.published', { version, sha256 }, { fresh: true });
  return brief((await sheetVersion(work.db, version)) as SheetVersion);
}

function brief({ version, publishedAt, publishedBy, sha256 }: SheetVersion): PublishedSheet {
  return { version, publishedAt: publishedAt.toISOString(), publishedBy, sha256 };
}

function hashOf(content: SheetContent): string {
  return sha256Hex(canonicalJson(content as unknown as EventData));
}
