import { type ReactNode, use, useMemo } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import type { Locale } from '#ui/format/formats.rules.ts';
import type { Messages } from '../language.tsx';
import type { en } from './catalogue.en.ts';

type Words = typeof en;
const loaded: Partial<Record<Locale, Promise<Words>>> = {};

/** Begun with the screen's own code, so that both come at once. */
function wordsIn(locale: Locale): Promise<Words> {
  loaded[locale] ??=
    locale === 'es'
      ? import('./catalogue.es.ts').then(({ es }) => es)
      : import('./catalogue.en.ts').then(({ en }) => en);
  return loaded[locale];
}
void wordsIn(document.documentElement.lang === 'en' ? 'en' : 'es');

/** Around the screens of the settings: their words beside those of the whole product. */
export function SettingsTexts({ children }: { children: ReactNode }) {
  const outer = useIntl();
  const { locale } = useFormats();
  const words = use(wordsIn(locale));
  const messages = useMemo(() => ({ ...(outer.messages as Messages), ...words }), [outer.messages, words]);
  return (
    <IntlProvider locale={outer.locale} timeZone={outer.timeZone ?? 'UTC'} messages={messages}>
      {children}
    </IntlProvider>
  );
}
