import { IntlMessageFormat } from 'intl-messageformat';

export type Language = 'es' | 'en';
/** ICU texts by key: `error.<code>` is the sentence shown for that refusal. */
export type Messages = Record<string, string>;
export type Values = Record<string, string | number | boolean | Date | null | undefined>;

/** The texts the server says, gathered from every area by the app that starts. */
export interface Texts {
  say(language: Language, key: string, values?: Values): string;
  has(language: Language, key: string): boolean;
}

export function makeTexts(catalogues: readonly { es: Messages; en: Messages }[]): Texts {
  const all = {
    es: Object.assign({}, ...catalogues.map((c) => c.es)) as Messages,
    en: Object.assign({}, ...catalogues.map((c) => c.en)) as Messages,
  };
  const formats = new Map<string, IntlMessageFormat>();
  return {
    has: (language, key) => key in all[language],
    say(language, key, values) {
      const text = all[language][key];
      if (text === undefined) return key;
      const cacheKey = `${language} ${key}`;
      let format = formats.get(cacheKey);
      if (!format) {
        format = new IntlMessageFormat(text, language === 'es' ? 'es-ES' : 'en-GB', undefined, { ignoreTag: true });
        formats.set(cacheKey, format);
      }
      return String(format.format(values));
    },
  };
}

/** The first language of ours in an Accept-Language header. */
export function preferredLanguage(header: string | undefined, otherwise: Language): Language {
  for (const part of (header ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().slice(0, 2).toLowerCase();
    if (tag === 'es' || tag === 'en') return tag;
    // Catalan, Galician and Basque readers are better served in Spanish than in English.
    if (tag === 'ca' || tag === 'gl' || tag === 'eu') return 'es';
  }
  return otherwise;
}
