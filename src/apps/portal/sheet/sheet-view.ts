import { territoryName } from '#areas/clocks/index.ts';
import type { AdrBody, SheetVersion } from '#areas/compliance/index.ts';
import type { Language } from '#platform/i18n/index.ts';
import { zoneWords } from '#platform/i18n/zone.rules.ts';
import { slotsText, weekRows } from '../hours.rules.ts';
import { fill } from '../texts.ts';

export interface SheetView {
  version: string;
  channels: { label: string; value: string }[];
  hours: { label: string; value: string }[];
  zone: string;
  holidays: string | null;
  regime: string | null;
  terms: { label: string; value: string; article: string }[];
  adr: { name: string; role: string; website: string | null; text: string | null }[];
}

type Words = Record<string, string>;

/** A published sheet in the reader's language: the page and the PDF show this same thing. */
export function viewSheet(
  { version, publishedAt, content }: SheetVersion,
  lang: Language,
  w: Words,
  form: string,
): SheetView {
  const locale = lang === 'es' ? 'es-ES' : 'en-GB';
  const date = (at: Date, zone: string): string =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone }).format(at);
  const { company } = content;
  const channel = (label: string, value: string) => (value ? [{ label: w[label] ?? '', value }] : []);
  // Those already gone when it was published tell nobody anything.
  const published = publishedAt.toISOString().slice(0, 10);
  const days = content.holidays
    .filter((one) => one.date >= published)
    .map((one) => date(new Date(`${one.date}T12:00:00Z`), 'UTC'));
  return {
    version: fill(w['version'], { version: String(version), date: date(publishedAt, content.zone) }),
    channels: [
      ...channel('form', form),
      ...content.emails.flatMap(({ address }) => channel('email', address)),
      ...channel('phone', company.phone),
      ...channel('post', [company.legalName || company.name, company.address].filter(Boolean).join('\n')),
    ],
    hours: weekRows(
      content.week.map((slots) => slots.map(slotOf)).map((slots) => slotsText(slots, lang)),
      lang,
      w['closed'] ?? '',
    ).map(({ days: label, slots }) => ({ label, value: slots })),
    zone: fill(w['zone'], { zone: zoneWords(locale, content.zone) }),
    holidays: days.length > 0 ? fill(w['holidays'], { dates: new Intl.ListFormat(locale).format(days) }) : null,
    regime: content.regime?.[lang] ?? null,
    terms: content.terms.map(({ name, article, length, unit }) => ({
      label: name[lang],
      value: fill(w[length === 0 ? 'same_day' : unit], { n: String(length) }),
      article,
    })),
    adr: content.adr.map(({ name, adhered, website, text }) => ({
      name,
      role: w[adhered ? 'adhered' : 'competent'] ?? '',
      website: website || null,
      text: text[lang] || null,
    })),
  };
}

export interface Place {
  name: string;
  bodies: {
    name: string;
    role: string;
    sector: string | null;
    website: string | null;
    phone: string | null;
    address: string | null;
    text: string | null;
  }[];
}

/** Every body by its territory: the whole country first, then by name. */
export function placesOf(bodies: readonly AdrBody[], lang: Language, w: Words): Place[] {
  const places = new Map<string, Place>();
  for (const one of bodies) {
    const key = one.region.toUpperCase();
    const place = places.get(key) ?? { name: territoryName(key, lang) || (w['everywhere'] ?? ''), bodies: [] };
    place.bodies.push({
      name: one.name,
      role: w[one.adhered ? 'adhered' : 'competent'] ?? '',
      sector: one.sector || null,
      website: one.website || null,
      phone: one.phone || null,
      address: one.address || null,
      text: (lang === 'en' && one.textEn ? one.textEn : one.textEs) || null,
    });
    places.set(key, place);
  }
  return [...places]
    .toSorted(([a, one], [b, other]) => Number(a !== '') - Number(b !== '') || one.name.localeCompare(other.name, lang))
    .map(([, place]) => place);
}

function slotOf(written: string): { from: string; to: string } {
  const [from = '', to = ''] = written.split('–');
  return { from, to };
}
