import { peopleByIds } from '#areas/identity/index.ts';
import { companyInUse, isAbsent, substituteFor, type AreaInUse } from '#areas/organisation/index.ts';
import type { Db } from '#platform/db/index.ts';
import { queueMail } from '#platform/mail/outbox/index.ts';
import type { Work } from '#platform/work/index.ts';
import { say } from '../asking/words.ts';
import type { Fault } from './contract.ts';

/** Whoever heads the area, or stands in for them, and the area's own address. To read it they sign in: no link opens it alone. */
export async function tellArea(
  work: Work,
  area: AreaInUse,
  finding: { id: string; fault: Fault; summary: string },
): Promise<void> {
  const { language } = await companyInUse(work.db);
  const head = await headOf(work.db, area.headId, work.now);
  const own = area.email ? [{ name: area.name, address: area.email, language }] : [];
  const others = own.filter(({ address }) => address.toLowerCase() !== head?.address.toLowerCase());
  for (const to of [...(head ? [head] : []), ...others]) {
    const spoken = to.language === 'en' ? 'en' : 'es';
    await queueMail(work, {
      kind: 'system',
      to: [{ name: to.name, address: to.address }],
      subject: say(spoken, 'mail.finding.subject', { area: area.name }),
      text: [
        say(spoken, 'mail.finding.intro', { fault: finding.fault }),
        finding.summary,
        say(spoken, 'mail.finding.link'),
        `${work.house.config.baseUrl}/app/hallazgos/${finding.id}`,
      ].join('\n\n'),
    });
  }
}

async function headOf(
  db: Db,
  headId: string | null,
  now: Date,
): Promise<{ name: string; address: string; language: string } | null> {
  if (!headId) return null;
  const id = (await isAbsent(db, headId, now)) ? ((await substituteFor(db, headId, now)) ?? headId) : headId;
  const found = (await peopleByIds(db, [id])).get(id);
  return found?.status === 'active' ? { name: found.name, address: found.email, language: found.language } : null;
}
