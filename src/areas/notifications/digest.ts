import { companyInUse } from '#areas/organisation/index.ts';
import { addMs, MINUTE } from '#platform/clock/index.ts';
import { makeTexts } from '#platform/i18n/index.ts';
import { queueMail } from '#platform/mail/outbox/index.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import { claimForMail, digestReaders, type DigestReader } from './digest.store.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { findNotifications, type NotificationRow } from './notification.store.ts';
import { isQuiet } from './quiet.ts';

const texts = makeTexts([{ es, en }]);

/** So long it may wait to be seen on a screen before a mail tells it. */
const UNSEEN_MS = 30 * MINUTE;
const MOST_LINES = 30;

/** One mail to each who wants it, of all they have not seen, within their hours. Gives how many mails. */
export async function mailDigests(house: House): Promise<number> {
  const now = house.clock.now();
  let mailed = 0;
  for (const reader of await digestReaders(house.database.db, addMs(now, -UNSEEN_MS))) {
    if (await isQuiet({ db: house.database.db, now }, reader.actor)) continue;
    if (await transact(house, system('notifications'), (work) => mailDigest(work, reader))) mailed += 1;
  }
  return mailed;
}

async function mailDigest(work: Work, { actor, email }: DigestReader): Promise<boolean> {
  if (!(await claimForMail(work.db, actor.id, work.now))) return false;
  const unseen = (await findNotifications(work.db, actor)).filter(({ seenAt }) => seenAt === null);
  // Of cases they may not open any more there is nothing to tell.
  if (unseen.length === 0) return false;
  const { name: company } = await companyInUse(work.db);
  const say = (key: string, values: Record<string, string | number>): string => texts.say(actor.language, key, values);
  const { baseUrl } = work.house.config;
  const values = { name: actor.name, company, n: new Set(unseen.map(({ reference }) => reference)).size };
  await queueMail(work, {
    kind: 'system',
    to: [{ name: actor.name, address: email }],
    subject: say('notification.mail.subject', values),
    text: say('notification.mail.text', {
      ...values,
      lines: linesOf(unseen, (kind) => say(`notification.mail.${kind}`, {})),
      link: `${baseUrl}/app/mi-dia`,
      account: `${baseUrl}/app/cuenta`,
    }),
  });
  return true;
}

/** Without what was written: a mail may be read by others over a shoulder. */
function linesOf(unseen: readonly NotificationRow[], words: (kind: string) => string): string {
  return unseen
    .slice(0, MOST_LINES)
    .map(({ reference, subject, kind }) => `· ${reference} ${subject}: ${words(kind)}`)
    .join('\n');
}
