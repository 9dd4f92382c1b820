import { customersByIds } from '#areas/customers/index.ts';
import { detectLanguage } from '#platform/mail/content/meaning/language.ts';
import { demand, missing } from '#platform/errors/index.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import type { Work } from '#platform/work/index.ts';
import { canWrite } from '../../access/access.rules.ts';
import { participantsOf } from '../../replying/reply.store.ts';
import { defaultTo, readRecipient } from '../../replying/recipients.rules.ts';
import { isToOthers } from '../../replying/to-customer.store.ts';
import { findHeader } from '../../reading/case-view.store.ts';
import type { lawApi } from '../law.contract.ts';
import { saidLately, theirWords } from './answering.store.ts';
import { saidByTemplates } from '../../templates/written-with.ts';
import { nearest, resemblance } from './resemblance.rules.ts';
import { otherLanguage, otherWay } from './same-way.rules.ts';

interface ReplyToCheck {
  text: string;
  to?: readonly string[] | undefined;
  cc?: readonly string[] | undefined;
  templates?: readonly { id: string; version: number }[] | undefined;
}

/** What the law would have to say of an answer as it is being written. Changes nothing. */
export async function checkReply(
  work: Work,
  reference: string,
  { text, to, cc = [], templates = [] }: ReplyToCheck,
): Promise<CallOutput<typeof lawApi.checkReply>> {
  const header = await findHeader(work.db, work.actor, { reference });
  if (!header) throw missing('case.not_found');
  demand(canWrite(work.actor) ? { ok: true } : { ok: false, reason: 'case.reads_only' });
  const { id, language, channel, customerId } = header;
  const care = await careOf(work, customerId);
  const recipients = to ?? defaultTo(await participantsOf(work.db, id));
  const template = await likeTemplate(work, reference, text, templates);
  const { like, faceless } = resemblance(text, await theirWords(work.db, id), await saidLately(work, id));
  return {
    language: otherLanguage(text, language, detectLanguage(text)),
    channel: otherWay(usedWay(recipients.length > 0, channel, to !== undefined), channel, care.channel),
    like: like && { reference: like.reference, share: Math.round(like.share * 100) / 100 },
    template: template && { title: template.reference, share: Math.round(template.share * 100) / 100 },
    faceless,
    aside: to !== undefined && to.length > 0 && (await isToOthers(work.db, id, addressesOf([...to, ...cc]))),
    format: care.format as CallOutput<typeof lawApi.checkReply>['format'],
  };
}

/** A word of one's own more is an answer of one's own. */
const AS_IT_CAME = 0.95;

/** How much of an answer is a template as it came: data put in by itself answers nobody in particular. */
export async function likeTemplate(
  work: Work,
  reference: string,
  text: string,
  templates: readonly { id: string; version: number }[],
): Promise<{ reference: string; share: number } | null> {
  const said = await saidByTemplates(work, reference, templates);
  const found = nearest(
    text,
    said.map((one) => ({ text: one.text, reference: one.title })),
  );
  return found && found.share >= AS_IT_CAME ? found : null;
}

function addressesOf(written: readonly string[]): string[] {
  return written.map(readRecipient).flatMap((one) => (one.ok ? [one.person.address] : []));
}

export async function careOf(
  { db }: Pick<Work, 'db'>,
  customerId: string | null,
): Promise<{ channel: string | null; format: string | null }> {
  const card = customerId ? (await customersByIds(db, [customerId])).get(customerId) : undefined;
  return { channel: card?.preferredChannel ?? null, format: card?.preferredFormat ?? null };
}

/** As `writeReply` will choose it. */
function usedWay(mailed: boolean, came: string, nobodyOnPurpose: boolean): string {
  if (mailed) return 'email';
  if (came === 'phone') return 'phone';
  return came === 'counter' || came === 'post' || nobodyOnPurpose ? 'post' : 'portal';
}
