import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { mailboxAt, mailboxFor } from '#areas/correspondence/index.ts';
import { keepMail, storeMail } from '#areas/channels/email/index.ts';
import type { House } from '#platform/work/index.ts';
import { Refusal, say } from './say.ts';

/** A raw mail from a file, kept as if it had come by any other door; a worker makes its case. */
export async function intakeAdd(house: House, args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, options: { mailbox: { type: 'string' } }, allowPositionals: true });
  const [file] = positionals;
  if (!file)
    throw new Refusal('Di qué archivo: cauce intake add correo.eml', 'Say which file: cauce intake add mail.eml');
  const { db } = house.database;
  const mailbox = values.mailbox ? await mailboxAt(db, values.mailbox) : await mailboxFor(db, {});
  if (!mailbox)
    throw new Refusal(
      'No hay ningún buzón con esa dirección. Créalo en Ajustes.',
      'There is no mailbox with that address. Make it in Settings.',
    );
  const raw = await storeMail(house.files, createReadStream(file), house.config.smtp.maxBytes);
  const { id, repeated } = await keepMail(house, {
    mailbox,
    raw,
    envelope: { door: 'api', from: null, to: [mailbox.address] },
  });
  if (repeated) say(`Ya lo teníamos: ${id}`, `We had it already: ${id}`);
  else
    say(`Guardado: ${id}. Un proceso en marcha abrirá el caso.`, `Kept: ${id}. A running process will open its case.`);
}
