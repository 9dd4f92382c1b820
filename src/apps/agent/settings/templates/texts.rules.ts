import type { TemplateView } from '#areas/cases/contract.ts';

/* The texts of a template by their place: one for each language and form of address. */

export const SLOTS = ['es-any', 'es-tu', 'es-usted', 'en-any'] as const;
export type Slot = (typeof SLOTS)[number];
export type Texts = Record<Slot, string>;

export const NO_TEXTS: Texts = { 'es-any': '', 'es-tu': '', 'es-usted': '', 'en-any': '' };

export function languageOf(slot: Slot): 'es' | 'en' {
  return slot === 'en-any' ? 'en' : 'es';
}

export function slotOf(language: 'es' | 'en', form: 'tu' | 'usted' | 'any'): Slot {
  return language === 'en' ? 'en-any' : `es-${form}`;
}

export function textsOf(texts: TemplateView['texts']): Texts {
  const found = { ...NO_TEXTS };
  for (const { language, form, html } of texts) found[slotOf(language, form)] = html;
  return found;
}

/** Those that say something, as the server takes them. */
export function givenTexts(texts: Texts): { language: 'es' | 'en'; form: 'tu' | 'usted' | 'any'; html: string }[] {
  return SLOTS.filter((slot) => texts[slot].replaceAll(/<[^>]*>/g, '').trim() !== '').map((slot) => ({
    language: languageOf(slot),
    form: slot === 'es-tu' ? 'tu' : slot === 'es-usted' ? 'usted' : 'any',
    html: texts[slot],
  }));
}

/** Where one begins to read or write: the first that says something. */
export function firstSlot(texts: Texts): Slot {
  return SLOTS.find((slot) => texts[slot] !== '') ?? 'es-tu';
}
