import { makeTexts, type Language } from '#platform/i18n/index.ts';
import { en } from '../messages.en.ts';
import { es } from '../messages.es.ts';
import type { SheetRow } from './book.store.ts';
import { declaredAmount, sheetNumber } from './sheet-number.rules.ts';

const texts = makeTexts([{ es, en }]);

export interface SheetPart {
  title: string;
  facts: { label: string; value: string }[];
}

type Told = Pick<
  SheetRow,
  | 'book'
  | 'year'
  | 'number'
  | 'kind'
  | 'filedAt'
  | 'provider'
  | 'consumer'
  | 'good'
  | 'detail'
  | 'request'
  | 'dueAt'
  | 'answer'
>;

/** The sheet as its copy shows it, part by part (Anexo I): the page to print, the mail and the case say the same. */
export function sheetParts(sheet: Told, language: Language, zone: string): SheetPart[] {
  const say = (key: string): string => texts.say(language, `book.${key}`);
  const date = (at: Date, time: boolean): string =>
    new Intl.DateTimeFormat(language === 'es' ? 'es-ES' : 'en-GB', {
      dateStyle: 'long',
      ...(time ? { timeStyle: 'short' as const } : {}),
      timeZone: zone,
    }).format(at);
  const part = (title: string, rows: [string, string | undefined][]): SheetPart => ({
    title: say(title),
    facts: rows.flatMap(([key, value]) => (value ? [{ label: say(key), value }] : [])),
  });
  const { provider, consumer, good, answer } = sheet;
  return [
    part('part.sheet', [
      ['number', sheetNumber(sheet.number, sheet.year)],
      ['book', sheet.book],
      ['filed', date(sheet.filedAt, true)],
      ['provider', provider['name']],
      ['ruc', provider['taxId']],
      ['providerAddress', provider['address']],
      ['due', sheet.dueAt ? date(sheet.dueAt, false) : undefined],
    ]),
    part('part.consumer', [
      ['name', consumer['name']],
      ['document', `${consumer['document']} ${consumer['documentNumber']}`],
      ['address', consumer['address']],
      ['phone', consumer['phone']],
      ['email', consumer['email']],
      ['guardian', consumer['guardian']],
    ]),
    part('part.good', [
      ['goodKind', say(`good.${good.kind}`)],
      ['amount', declaredAmount(good.amountMinor, good.currency)],
      ['goodDescription', good.description],
    ]),
    part('part.detail', [
      ['kind', say(`kind.${sheet.kind}`)],
      ['detail', sheet.detail],
      ['request', sheet.request],
    ]),
    ...(answer
      ? [
          part('part.actions', [
            ['actions', answer.text],
            ['replied', date(new Date(answer.at), false)],
            ['signed', [answer.by, provider['name']].filter(Boolean).join(' · ')],
          ]),
        ]
      : []),
  ];
}

/** What the copy ends with: other remedies stay open, and by when it is answered. */
export function sheetNotes(language: Language): string[] {
  return ['note.remedies', 'note.term'].map((key) => texts.say(language, `book.${key}`));
}

/** The copy as a mail. */
export function sheetMail(
  sheet: Told,
  language: Language,
  zone: string,
  company: string,
  status: string,
): { subject: string; text: string } {
  const number = sheetNumber(sheet.number, sheet.year);
  const parts = sheetParts(sheet, language, zone).map(
    ({ title, facts }) => `${title}\n${facts.map(({ label, value }) => `${label}: ${value}`).join('\n')}`,
  );
  return {
    subject: texts.say(language, 'book.mail.subject', { number, company }),
    text: [
      texts.say(language, 'book.mail.intro', { number, company }),
      ...parts,
      ...sheetNotes(language),
      texts.say(language, 'book.mail.follow', { status }),
      texts.say(language, 'book.mail.director', { link: `${status}/direccion` }),
    ].join('\n\n'),
  };
}
