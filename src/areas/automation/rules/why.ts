import { parts as authority } from '#areas/authority/index.ts';
import { parts as cases } from '#areas/cases/index.ts';
import { parts as identity } from '#areas/identity/index.ts';
import { makeParts as organisation } from '#areas/organisation/index.ts';
import { makeTexts, type Language } from '#platform/i18n/index.ts';
import { en } from '../messages.en.ts';
import { es } from '../messages.es.ts';

const texts = makeTexts([identity.texts, organisation({}).texts, authority.texts, cases.texts, { es, en }]);

/** Why something was not done, in the words its refusal has everywhere. */
export function whyWords(
  language: Language,
  code: string,
  details: Record<string, string | number | boolean | null>,
): string {
  const key = `error.${code}`;
  return texts.has(language, key) ? texts.say(language, key, details) : texts.say(language, 'error.automation.fault');
}
