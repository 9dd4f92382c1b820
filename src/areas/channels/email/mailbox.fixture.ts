import { sql } from 'kysely';
import { forgetMailboxes } from '#areas/correspondence/index.ts';
import { newId } from '#platform/ids/index.ts';
import type { House } from '#platform/work/index.ts';

/** A mailbox for tests, as an administrator would have made it. */
export async function makeMailbox(
  house: House,
  box: { address: string; aliases?: string[]; imap?: object; secret?: string; active?: boolean; teamId?: string },
): Promise<string> {
  const id = newId();
  await sql`
    insert into mailbox (id, address, aliases, name, source, imap, secret, active, team_id, created_at)
    values (${id}, ${box.address}, ${box.aliases ?? []}, 'Atención al cliente', ${box.imap ? 'imap' : 'smtp'}, ${box.imap ? JSON.stringify(box.imap) : null}::jsonb, ${box.secret ?? null}, ${box.active ?? true}, ${box.teamId ?? null}, ${house.clock.now()})`.execute(
    house.database.db,
  );
  forgetMailboxes(house.database.db);
  return id;
}

/** A plain mail with CRLF lines. */
export function mailText(fields: Record<string, string>, body = 'Hola'): string {
  return `${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n${body.replaceAll(/\r?\n/g, '\r\n')}\r\n`;
}
