import { makeTexts, type Values } from '#platform/i18n/index.ts';
import { queueMail } from '#platform/mail/outbox/index.ts';
import type { Work } from '#platform/work/index.ts';
import { en } from '../messages.en.ts';
import { es } from '../messages.es.ts';

const texts = makeTexts([{ es, en }]);

export interface Addressee {
  name: string;
  email: string;
  language: 'es' | 'en';
  /** The company the person works for, as the mail calls it. */
  company: string;
}

/** Queues `mail.<kind>.subject` and `.text` in the person's language, in the caller's transaction. */
export async function writeMail(work: Work, to: Addressee, kind: string, values: Values = {}): Promise<void> {
  const all = { name: to.name, company: to.company, ...values };
  const say = (part: 'subject' | 'text'): string => texts.say(to.language, `mail.${kind}.${part}`, all);
  await queueMail(work, {
    kind: 'system',
    to: [{ name: to.name, address: to.email }],
    subject: say('subject'),
    text: say('text'),
  });
}

/** The token stands after `#`: browsers send that part to nobody, so it is in no log and no Referer. */
export function linkTo(work: Work, page: 'invitation' | 'new-password', token: string): string {
  return `${work.house.config.baseUrl}/app/${page}#${token}`;
}
