import { sql } from 'kysely';
import { setUp } from '#areas/organisation/index.ts';
import { newId } from '#platform/ids/index.ts';
import { system, transact, type House } from '#platform/work/index.ts';
import type { CaseOfMail } from './writing/case-mail.ts';
import { createMailbox, type NewMailbox } from './mailboxes/edit-mailbox.ts';
import type { Acknowledgement } from './writing/queue-acknowledgement.ts';

/** A company with one mailbox, `clientes@ribera.example`. */
export async function ribera(
  house: House,
  form: 'tu' | 'usted' = 'tu',
): Promise<{ mailboxId: string; teamId: string; brandId: string }> {
  return transact(house, system('tests'), async (work) => {
    const { teamId, brandId } = await setUp(work, {
      companyName: 'Comercial Ribera',
      language: 'es',
      zone: 'Europe/Madrid',
    });
    await sql`update brand set form_of_address = ${form}, signature = 'Comercial Ribera, S. L.' where id = ${brandId}`.execute(
      work.db,
    );
    return {
      teamId,
      brandId,
      mailboxId: await createMailbox(work, { address: 'clientes@ribera.example', name: 'Atención al cliente' }),
    };
  });
}

export function aMailbox(house: House, box: NewMailbox): Promise<string> {
  return transact(house, system('tests'), (work) => createMailbox(work, box));
}

let numbers = 24_817;

/** The rows of a case that a mail needs. */
export async function aCase(
  house: House,
  mailboxId: string | null,
  hands: { ownerId?: string; teamId?: string } = {},
): Promise<CaseOfMail> {
  const [id, now] = [newId(), house.clock.now()];
  const reference = `RC-${(numbers += 1)}`;
  const key = `K7QM-${numbers}`;
  await sql`insert into case_file (id, reference, public_key, subject, channel, received_at, opened_at) values (${id}, ${reference}, ${key}, 'x', 'email', ${now}, ${now})`.execute(
    house.database.db,
  );
  const { teamId = null, ownerId = null } = hands;
  if (teamId ?? ownerId)
    await sql`insert into case_inbox (case_id, ball, ball_since, owner_id, team_id, next_at, moved_at) values (${id}, 'ours', ${now}, ${ownerId}, ${teamId}, ${now}, ${now})`.execute(
      house.database.db,
    );
  return { caseId: id, reference, key, mailboxId, brandId: null, language: 'es' };
}

/** The row of an outgoing message. */
export async function aMessage(house: House, caseId: string): Promise<string> {
  const [id, now] = [newId(), house.clock.now()];
  await sql`insert into message (id, case_id, origin_case_id, direction, channel, threaded_by, at, received_at) values (${id}, ${caseId}, ${caseId}, 'out', 'email', 'ours', ${now}, ${now})`.execute(
    house.database.db,
  );
  return id;
}

/** What a person wrote to us, to be acknowledged. */
export const written = (about: CaseOfMail, change: Partial<Acknowledgement> = {}): Acknowledgement => ({
  ...about,
  to: { name: 'Marta Núñez', address: 'marta@correo.example' },
  receivedAt: new Date('2026-11-09T08:58:00.000Z'),
  promisedAt: new Date('2026-11-10T17:00:00.000Z'),
  legal: null,
  content: { subject: 'Pedido incompleto', text: 'Faltan dos piezas del 108810.' },
  threadIds: { inReplyTo: '<m1@correo.example>', references: ['<m1@correo.example>'] },
  incoming: { automatic: null, returnPath: 'marta@correo.example' },
  ...change,
});
