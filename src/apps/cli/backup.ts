import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { NotABackup, NotEmpty, readBackup, writeBackup, type Manifest } from '#platform/backup/index.ts';
import type { House } from '#platform/work/index.ts';
import { Refusal, say, text } from './say.ts';

export async function backup(house: House, [file]: string[]): Promise<void> {
  if (!file) throw new Refusal('Di en qué archivo: cauce backup copia.tar', 'Say which file: cauce backup copy.tar');
  // Under another name until it is whole: a backup cut short must not look like one.
  const partial = `${file}.part`;
  try {
    const manifest = await writeBackup(house, createWriteStream(partial, { mode: 0o600, flush: true }), (table) =>
      process.stderr.write(`  ${table}\n`),
    );
    await rename(partial, file);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    say(
      `Copia hecha: ${rows} filas y ${manifest.files} archivos en ${file}.`,
      `Backup made: ${rows} rows and ${manifest.files} files in ${file}.`,
    );
    tellMissing(manifest);
    if (manifest.holdsSecret)
      say(
        'Contiene la clave de la instalación: guárdala donde solo tú la leas.',
        'It holds the installation’s key: keep it where only you can read it.',
      );
    else
      say(
        'CAUCE_SECRET no va dentro: guárdala aparte; sin ella no se abren los secretos guardados.',
        'CAUCE_SECRET is not inside: keep it apart; stored secrets cannot be opened without it.',
      );
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** The rest is worth keeping, so the copy stays; whoever runs it unattended learns it by the exit code. */
function tellMissing({ missingFiles = 0 }: Manifest): void {
  if (missingFiles === 0) return;
  process.exitCode = 1;
  process.stderr.write(
    `${text(
      `Faltan ${missingFiles} archivos en la carpeta de datos: la copia va sin ellos. Los nombres están arriba; recupéralos de otra copia y repite esta.`,
      `${missingFiles} files are not in the data folder: the copy is without them. Their names are above; bring them back from another copy and make this one again.`,
    )}\n`,
  );
}

export async function restore(house: House, [file]: string[]): Promise<void> {
  if (!file) throw new Refusal('Di qué archivo: cauce restore copia.tar', 'Say which file: cauce restore copy.tar');
  try {
    const manifest = await readBackup(house, file, (table) => process.stderr.write(`  ${table}\n`));
    say(
      `Restaurado lo que había el ${manifest.madeAt}. Arranca Cauce y comprueba con: cauce log verify`,
      `Restored as it stood on ${manifest.madeAt}. Start Cauce and check with: cauce log verify`,
    );
    if (manifest.mailsAwaitingYes > 0)
      say(
        `${manifest.mailsAwaitingYes} correos estaban por salir cuando se hizo la copia. Puede que ya salieran: ninguno sale hasta que alguien diga que sí en Ajustes → Correo de salida.`,
        `${manifest.mailsAwaitingYes} mails were still to leave when the copy was made. They may have left since: none leaves until somebody says yes in Settings → Outgoing mail.`,
      );
  } catch (error) {
    if (error instanceof NotEmpty)
      throw new Refusal(
        'Esta instalación ya tiene datos y no se ha tocado. Restaura en una carpeta o base de datos vacía.',
        'This installation has data already and was not touched. Restore into an empty folder or database.',
      );
    if (error instanceof NotABackup)
      throw new Refusal(
        'Ese archivo no es una copia de Cauce, o está incompleto. No se ha cambiado nada.',
        'That file is not a Cauce backup, or it is incomplete. Nothing was changed.',
      );
    throw error;
  }
}
