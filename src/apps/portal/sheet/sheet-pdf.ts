import type { SheetVersion } from '#areas/compliance/index.ts';
import type { Language } from '#platform/i18n/index.ts';
import type { SheetView } from './sheet-view.ts';

/** The same sheet as a tagged document, to be handed over or put beside an invoice. */
export async function sheetPdf(
  { content, publishedAt, version }: SheetVersion,
  view: SheetView,
  language: Language,
  w: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const { openPage } = await import('#platform/pdf/page.ts');
  const company = content.company.legalName || content.company.name;
  const title = `${w['title'] ?? ''} · ${company}`;
  const page = openPage({ title, language, author: company, at: publishedAt });
  const heading = (key: string): void => page.heading(2, w[key] ?? '');
  page.heading(1, title);
  page.paragraph(view.version, { quiet: true });
  page.paragraph(w['intro'] ?? '');
  heading('channels');
  page.facts(view.channels.map(({ label, value }) => [label, value] as const));
  page.paragraph(w['free'] ?? '');
  heading('hours');
  page.facts(view.hours.map(({ label, value }) => [label, value] as const));
  page.paragraph([view.zone, view.holidays].filter(Boolean).join(' '), { quiet: true, small: true });
  heading('key');
  page.paragraph(`${w['key_text']} ${w['follow']}`);
  heading('terms');
  if (view.regime) page.paragraph(view.regime, { quiet: true });
  if (view.terms.length === 0) page.paragraph(w['no_terms'] ?? '');
  else page.list(view.terms.map(({ label, value, article }) => [`${label}: ${value}`, article]));
  heading('adr');
  page.paragraph(w['adr_director'] ?? '');
  if (view.adr.length === 0) page.paragraph(w['adr_none'] ?? '');
  else page.list(view.adr.map((one) => [one.name, [one.role, one.text, one.website].filter(Boolean).join(' ')]));
  return page.finish((at, pages) => `${company} · v. ${version} · ${at}/${pages}`);
}
