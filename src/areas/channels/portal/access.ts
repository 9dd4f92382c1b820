import { caseByKey } from '#areas/cases/index.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import { hashToken, newToken } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { queueMail } from '#platform/mail/outbox/index.ts';
import type { CustomerActor, House, Work } from '#platform/work/index.ts';
import { mayLinkLeave } from './link.rules.ts';
import { insertLink, linkByHash, linksSent, publicCase } from './store.ts';

const LINK_LIFE = 90 * DAY;

/** The case a key opens: its status only. Null when there is none; the page says the same for a wrong and an unknown key. */
export async function visitorByKey(house: House, written: string): Promise<CustomerActor | null> {
  const found = await caseByKey(house.database.db, written);
  return found
    ? { kind: 'customer', caseId: found.id, proven: false, customerId: found.customerId, language: found.language }
    : null;
}

/** The case a personal link opens, or the one that goes on for it: whoever holds it received it at the address of the case. */
export async function visitorByLink(house: House, token: string): Promise<CustomerActor | null> {
  if (token.length < 40 || token.length > 60) return null;
  const link = await linkByHash(house.database.db, hashToken(token), house.clock.now());
  const found = link && (await publicCase(house.database.db, link.subject));
  return found
    ? { kind: 'customer', caseId: found.id, proven: true, customerId: found.customerId, language: found.language }
    : null;
}

/** Sends the personal link to the address the case has; the page never says whether there is one, nor whether it has left. */
export async function sendPersonalLink(
  work: Work,
  caseId: string,
  say: (reference: string, url: string) => { subject: string; text: string },
): Promise<void> {
  const found = await publicCase(work.db, caseId);
  if (!found?.requester) return;
  if (!mayLinkLeave(await linksSent(work.db, caseId, found.requester, work.now))) return;
  const url = await personalLink(work, caseId, found.requester);
  await queueMail(work, { kind: 'system', to: [{ name: '', address: found.requester }], ...say(found.reference, url) });
}

/** A new personal link to this case, for the address it will be sent to. */
export async function personalLink(work: Work, caseId: string, address: string): Promise<string> {
  const token = newToken();
  await insertLink(work.db, {
    hash: hashToken(token),
    caseId,
    address,
    now: work.now,
    expiresAt: addMs(work.now, LINK_LIFE),
  });
  record(work, ['case', caseId], 'case.link_sent', {});
  return `${work.house.config.baseUrl}/mi/${token}`;
}
