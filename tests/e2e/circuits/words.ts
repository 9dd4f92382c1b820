import { IntlMessageFormat } from 'intl-messageformat';
import { en } from '#apps/agent/catalogue.en.ts';
import { es } from '#apps/agent/catalogue.es.ts';
import { en as portalEn } from '#apps/portal/messages.en.ts';
import { es as portalEs } from '#apps/portal/messages.es.ts';

export type Language = 'es' | 'en';
type Values = Record<string, string | number>;

/** What a screen says, in the language of whoever looks at it: the journey is one, told in both. */
export function saysIn(language: Language): (key: string, values?: Values) => string {
  const catalogue: Record<string, string> = language === 'en' ? en : es;
  return (key, values) => {
    const text = catalogue[key];
    if (text === undefined) throw new Error(`no text ${key}`);
    return String(new IntlMessageFormat(text, language).format(values));
  };
}

/** What a public page says; staff are spoken to with «tú». */
export function publicSays(language: Language): Record<string, string> {
  return (language === 'en' ? portalEn : portalEs) as Record<string, string>;
}
