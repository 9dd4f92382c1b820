import { inTerminal } from '#platform/i18n/terminal.ts';

/** Why the embedded PostgreSQL cannot run. Each fault says, in the language of the terminal, what to do about it. */
export type EmbeddedFault =
  | 'folder-in-use'
  | 'wrong-owner'
  | 'wrong-version'
  | 'no-binaries'
  | 'unreachable'
  | 'disk-full'
  | 'failed';

export class EmbeddedDatabaseError extends Error {
  readonly fault: EmbeddedFault;

  constructor(fault: EmbeddedFault, detail: string) {
    super(inTerminal(...texts[fault](detail)));
    this.name = 'EmbeddedDatabaseError';
    this.fault = fault;
  }
}

const external = ['con CAUCE_DATABASE_URL', 'through CAUCE_DATABASE_URL'];

const texts: Record<EmbeddedFault, (detail: string) => [string, string]> = {
  'folder-in-use': (folder) => [
    `Otro Cauce usa esta carpeta: ${folder}. Detenlo, o indica otra carpeta con CAUCE_DATA_DIR.`,
    `Another Cauce uses this folder: ${folder}. Stop it, or name another folder with CAUCE_DATA_DIR.`,
  ],
  'wrong-owner': (folder) => [
    `La base de datos de ${folder} pertenece a otro usuario del sistema. Arranca Cauce con ese usuario, o cambia el dueño con chown -R.`,
    `The database in ${folder} belongs to another system user. Start Cauce as that user, or change the owner with chown -R.`,
  ],
  'wrong-version': (detail) => [
    `La base de datos guardada es de PostgreSQL ${detail}. Haz una copia con el Cauce anterior (cauce backup) y restáurala en una carpeta vacía (cauce restore).`,
    `The stored database is of PostgreSQL ${detail}. Make a backup with the former Cauce (cauce backup) and restore it into an empty folder (cauce restore).`,
  ],
  'no-binaries': (platform) => [
    `No hay PostgreSQL incluido para ${platform}. Usa un PostgreSQL 15 o posterior ${external[0]}.`,
    `No PostgreSQL is included for ${platform}. Use a PostgreSQL 15 or later ${external[1]}.`,
  ],
  unreachable: (path) => [
    `PostgreSQL no puede funcionar como root y el usuario sin privilegios que lo lleva no llega a ${path}. Arranca Cauce con un usuario normal, o abre el paso (chmod o+x) a las carpetas que la contienen.`,
    `PostgreSQL cannot run as root, and the unprivileged user that runs it cannot reach ${path}. Start Cauce as an ordinary user, or open the way (chmod o+x) through the folders that contain it.`,
  ],
  'disk-full': (folder) => [
    `No queda espacio en el disco para la base de datos, en ${folder}. Libera espacio y vuelve a arrancar.`,
    `There is no space left on the disk for the database, in ${folder}. Free some space and start again.`,
  ],
  failed: (detail) => [`PostgreSQL no ha podido arrancar: ${detail}`, `PostgreSQL could not start: ${detail}`],
};
