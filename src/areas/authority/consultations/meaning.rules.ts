import type { AnswerAsked, AnswerButton, Meaning } from './contract.ts';

/** Of the words that answers usually begin with; anything else is to be read. */
const USUAL: readonly (readonly [Meaning, RegExp])[] = [
  ['partial', /^(en parte|parcial|solo |partly|partial|only )/],
  ['no', /^(no|none|nada|ningun|falta|agotad|returned|devuelt)\b/],
  ['yes', /^(si|yes|confirm|hecho|done|correcto|adelante|go ahead)\b/],
];

/** The meaning that words suggest, to be changed by whoever asks. */
export function usualMeaning(label: string): Meaning {
  const plain = label.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
  return USUAL.find(([, words]) => words.test(plain))?.[0] ?? 'other';
}

export function withMeaning(asked: AnswerAsked): Pick<AnswerButton, 'label' | 'meaning'> {
  return typeof asked === 'string' ? { label: asked.trim(), meaning: usualMeaning(asked) } : asked;
}
