import { makeTexts } from '#platform/i18n/index.ts';
import { en as findingsEn } from '../findings/messages.en.ts';
import { es as findingsEs } from '../findings/messages.es.ts';
import { en } from '../messages.en.ts';
import { es } from '../messages.es.ts';
import type { Asked } from './submission.ts';

export const { say } = makeTexts([
  { es, en },
  { es: findingsEs, en: findingsEn },
]);

export function subjectFor({ subject, language, call }: Pick<Asked, 'subject' | 'language' | 'call'>): string {
  if (subject.trim()) return subject;
  return say(language, call ? 'direct.subject.call' : 'direct.subject.message');
}

/** What stands in the thread: the words, and that a call is wanted, and where. */
export function callWords({ text, language, call, phone }: Asked): string {
  const wish = call ? say(language, 'direct.wants_call') : '';
  return [text.trim(), wish, phone ? `☎ ${phone}` : ''].filter(Boolean).join('\n\n');
}
