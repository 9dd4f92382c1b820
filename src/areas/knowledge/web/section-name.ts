import type { Section } from '../contract.ts';

/** Its name in the reader's language; in Spanish where it has no other. */
export function sectionName({ nameEs, nameEn }: Section, locale: 'es' | 'en'): string {
  return (locale === 'en' && nameEn) || nameEs;
}
