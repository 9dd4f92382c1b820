import { queueMail, sendableAddress, type MailPerson } from '#platform/mail/outbox/index.ts';
import type { Work } from '#platform/work/index.ts';
import { brandOf, companyInUse } from '#areas/organisation/index.ts';
import { activeMailboxes } from '../mailboxes/mailbox-list.ts';
import { say } from '../say.ts';
import { silenceFor, type Silence } from './auto-answer.rules.ts';
import { claimAutoAnswer } from './auto-answer.store.ts';
import { htmlBody, type MailBody, plainBody } from './body.rules.ts';
import { caseLink, type CaseOfMail, threadOf, type ThreadIds, writerFor } from './case-mail.ts';
import { mailLanguage } from './language.rules.ts';
import { longDate } from './long-date.rules.ts';
import { caseSubject, plainSubject } from './subject.rules.ts';

/** `working`: somebody else is asked; `still`: what was promised will take longer. Never who, never how much. */
export type NoticeKind = 'working' | 'still';

interface NoticeToSend extends CaseOfMail {
  messageId: string;
  to: MailPerson;
  /** As the customer wrote it. */
  subject: string;
  kind: NoticeKind;
  promisedAt: Date;
  threadIds: ThreadIds;
}

type Noticed = { sent: true; mailId: string; from: MailPerson; text: string } | { sent: false; reason: Silence };

/** Tells the customer by mail how it goes, within the caps of what leaves by itself. @throws `mailbox.none` */
export async function queueNotice(work: Work, notice: NoticeToSend): Promise<Noticed> {
  const own = await activeMailboxes(work.db);
  if (own.size === 0) return { sent: false, reason: 'no_mailbox' };
  const silent = sendableAddress(notice.to.address) ? silenceFor(notice.to.address, null, own) : 'unanswerable';
  if (silent) return { sent: false, reason: silent };
  const { mailbox, brand, replyTo } = await writerFor(work, notice);
  const capped = await claimAutoAnswer(work, {
    address: notice.to.address,
    caseId: notice.caseId,
    mailboxId: mailbox.id,
    kind: 'notice',
  });
  if (capped) return { sent: false, reason: capped };
  const text = await noticeWords(work, notice);
  const body = bodyOf(work, notice, brand, text);
  const thread = threadOf(notice.threadIds);
  const from = { name: brand.name, address: mailbox.address };
  const { mailId } = await queueMail(work, {
    kind: 'notice',
    fixedWords: true,
    from,
    replyTo,
    to: [notice.to],
    subject: caseSubject(notice.reference, notice.subject, thread.references.length > 0),
    topic: plainSubject(notice.reference, notice.subject),
    text: plainBody(body),
    html: htmlBody(body),
    ...thread,
    messageId: notice.messageId,
    caseId: notice.caseId,
  });
  return { sent: true, mailId, from, text };
}

/** The same words where there is no mail: on the customer's page of the case. */
export async function noticeWords(
  work: Work,
  { brandId, language, kind, promisedAt }: Pick<NoticeToSend, 'brandId' | 'language' | 'kind' | 'promisedAt'>,
): Promise<string> {
  const [brand, { zone }] = [await brandOf(work.db, brandId), await companyInUse(work.db)];
  const spoken = mailLanguage(language);
  return say(spoken, `mail.notice.${kind}`, { form: brand.formOfAddress, date: longDate(promisedAt, zone, spoken) });
}

function bodyOf(
  work: Work,
  { key, reference, language }: NoticeToSend,
  brand: { signature: string; formOfAddress: string },
  text: string,
): MailBody {
  const spoken = mailLanguage(language);
  const link = caseLink(work.house.config, key);
  return {
    language: spoken,
    text,
    signature: [
      brand.signature,
      say(spoken, 'mail.follow', { form: brand.formOfAddress, reference, link }),
      say(spoken, 'mail.director', { link: `${link}/direccion` }),
    ],
  };
}
