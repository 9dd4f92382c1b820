import type { Language } from '#platform/i18n/index.ts';

export { longDay } from './long-date.rules.ts';

// Readers of these are better served in Spanish than in English.
const SPANISH = new Set(['es', 'ca', 'gl', 'eu', 'pt']);

/** The language our mails are written in for a customer who writes in `language` (ISO 639-1). */
export function mailLanguage(language: string | null | undefined): Language {
  return SPANISH.has((language ?? 'es').slice(0, 2).toLowerCase()) ? 'es' : 'en';
}
