import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface MailSubject {
  reference: string;
  subject: string;
  customer: string;
  /** Where answers may come back; null when nothing of ours receives mail. */
  mailbox: string | null;
  source: 'smtp' | 'imap' | null;
}

export async function findMailSubject(db: Db, caseId: string): Promise<MailSubject> {
  const found = await sql<MailSubject>`
    select f.reference, f.subject, coalesce(c.name, '') as customer, box.address as mailbox, box.source
    from case_file f left join customer c on c.id = f.customer_id
      left join lateral (select m.address, m.source from mailbox m where m.active order by m.id = f.mailbox_id desc nulls last, m.created_at, m.id limit 1) box on true
    where f.id = ${caseId}`.execute(db);
  return found.rows[0] ?? { reference: '', subject: '', customer: '', mailbox: null, source: null };
}

/** The names of solutions, as the company calls them. */
export async function solutionLabels(db: Db, language: 'es' | 'en'): Promise<Map<string, string>> {
  const found = await sql<{ code: string; label: string }>`
    select code, ${sql.ref(language === 'es' ? 'label_es' : 'label_en')} as label from solution_kind`.execute(db);
  return new Map(found.rows.map(({ code, label }) => [code, label]));
}
