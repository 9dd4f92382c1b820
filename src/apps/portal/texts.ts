import type { Language } from '#platform/i18n/index.ts';
import { es } from './messages.es.ts';
import { en } from './messages.en.ts';

export type Form = 'tu' | 'usted';
export type PortalTexts = Record<string, string>;

/** The texts of a page: one form of address all through; English has one. `{name}` places are filled by `fill`. */
export function portalTexts(language: Language, form: Form): PortalTexts {
  if (language === 'en') return en;
  return Object.fromEntries(
    Object.entries(es).map(([key, text]) => [key, typeof text === 'string' ? text : text[form]]),
  );
}

export function fill(text: string | undefined, values: Record<string, string>): string {
  return (text ?? '').replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
