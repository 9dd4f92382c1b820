import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { FormatsProvider } from '#ui/format/FormatsProvider.tsx';
import type { Locale } from '#ui/format/formats.rules.ts';
import { usePreferences } from '#ui/preferences/preferences.ts';
import type { es } from './catalogue.es.ts';
import type { es as settings } from './settings/catalogue.es.ts';

declare global {
  // FormatJS reads the ids of the product from here.
  // oxlint-disable-next-line typescript/no-namespace
  namespace FormatjsIntl {
    interface Message {
      ids: keyof typeof es | keyof typeof settings;
    }
  }
}

/** The settings bring theirs around their screens. */
type Whole = Readonly<Record<keyof typeof es | keyof typeof settings, string>>;
export type Messages = Readonly<Record<keyof typeof es, string>>;

const INTL_LOCALES: Record<Locale, string> = { es: 'es-ES', en: 'en-GB' };

/** One language is fetched with the page; the other when it is asked for. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return locale === 'es' ? (await import('./catalogue.es.ts')).es : (await import('./catalogue.en.ts')).en;
}

/** The person's choice, else the browser's language; Spanish when it speaks neither of ours. */
export function chosenLocale(preferred: Locale | undefined): Locale {
  return (
    preferred ?? (navigator.languages.find((tag) => /^(?:es|ca|gl|eu|en)/.test(tag))?.startsWith('en') ? 'en' : 'es')
  );
}

export const otherLocale = (locale: Locale): Locale => (locale === 'es' ? 'en' : 'es');

interface LanguageProviderProps {
  /** What was loaded before the first render. */
  initial: { locale: Locale; messages: Messages };
  children: ReactNode;
}

/** Words and formats in the person's language; it changes at once, without loading the page again. */
export function LanguageProvider({ initial, children }: LanguageProviderProps) {
  const wanted = chosenLocale(usePreferences().locale);
  const [{ locale, messages }, setLanguage] = useState(initial);

  useEffect(() => {
    let wantedStill = true;
    async function change(): Promise<void> {
      const loaded = await loadMessages(wanted);
      // What brings words of its own fetches them meanwhile: until then the screen stays as it is.
      if (wantedStill) startTransition(() => setLanguage({ locale: wanted, messages: loaded }));
    }
    if (wanted !== locale) void change();
    return () => {
      wantedStill = false;
    };
  }, [wanted, locale]);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  return (
    <IntlProvider locale={INTL_LOCALES[locale]} messages={messages as Whole} timeZone={TIME_ZONE}>
      <FormatsProvider locale={locale} timeZone={TIME_ZONE}>
        {children}
      </FormatsProvider>
    </IntlProvider>
  );
}

/** The browser's, until the company's is known (the shell). */
const TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
