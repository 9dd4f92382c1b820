import { companyInUse } from '#areas/organisation/index.ts';
import { queueMail } from '#platform/mail/outbox/index.ts';
import type { Work } from '#platform/work/index.ts';
import { holderOf } from '../line.ts';
import { say } from './words.ts';

const LOCALE = { es: 'es-ES', en: 'en-GB' } as const;

/** Tells whoever holds the line now, in their language, outside office hours too. Nothing of the customer goes with it. */
export async function tellHolder(
  work: Work,
  asked: { contactId: string; caseId: string; call: boolean; slotAt: Date | null },
  why: 'asked' | 'late' = 'asked',
): Promise<void> {
  const holder = await holderOf(work.db, work.now);
  if (!holder) return;
  const { zone } = await companyInUse(work.db);
  const { language } = holder;
  const when = asked.slotAt
    ? new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(
        asked.slotAt,
      )
    : '';
  const wish = when ? 'slot' : asked.call ? 'call' : 'message';
  const link = `${work.house.config.baseUrl}/app/linea-directa?contacto=${asked.contactId}`;
  await queueMail(work, {
    kind: 'system',
    to: [{ name: holder.name, address: holder.email }],
    subject: say(language, `mail.direct.${why}.subject`),
    text: [say(language, `mail.direct.${why}.${wish}`, { when }), link].join('\n\n'),
    caseId: asked.caseId,
  });
}
