import type { Config } from '#platform/config/index.ts';
import { inTerminal } from '#platform/i18n/terminal.ts';

const say = (es: string, en: string): void => void process.stdout.write(`${inTerminal(es, en)}\n`);
const began = performance.now();

/** What the terminal says while Cauce starts, in the language of the terminal. */
export const tell = {
  step(step: 'database' | 'migrations'): void {
    if (step === 'database') say('  Abriendo la base de datos…', '  Opening the database…');
    else say('  Poniéndola al día…', '  Bringing it up to date…');
  },
  line(_kind: 'smtp', where: { host: string; port: number }): void {
    say(`  Recibe correo en ${where.host}:${where.port}`, `  Receives mail on ${where.host}:${where.port}`);
  },
  ready(config: Config, url: string, catcherUrl: string | undefined): void {
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    const base = config.port === 0 ? url : config.baseUrl;
    say(
      `\n  Cauce está en marcha (${seconds} s)\n    Equipo:    ${base}/app/\n    Clientela: ${base}/`,
      `\n  Cauce is running (${seconds} s)\n    Team:      ${base}/app/\n    Customers: ${base}/`,
    );
    if (catcherUrl) say(`    Correo que sale (de prueba): ${catcherUrl}`, `    Outgoing mail (caught): ${catcherUrl}`);
    if (config.mode === 'production' && !config.relayUrl)
      say(
        '    Sin CAUCE_SMTP_RELAY_URL el correo que sale espera, a la vista en Ajustes.',
        '    Without CAUCE_SMTP_RELAY_URL outgoing mail waits, in sight in Settings.',
      );
    say('    Para terminar: Ctrl C\n', '    To stop: Ctrl C\n');
  },
  signIns(people: readonly { role: string; email: string; password: string }[]): void {
    say('\n  Empresa de ejemplo. Puedes entrar como:', '\n  Sample company. You can sign in as:');
    for (const person of people)
      process.stdout.write(`    ${person.role.padEnd(14)} ${person.email.padEnd(34)} ${person.password}\n`);
  },
  halfLoaded(dataDir: string): void {
    say(
      `\n  La empresa de ejemplo no terminó de cargarse (si otro proceso la está cargando, espera). Para tenerla entera: detén Cauce, vacía ${dataDir} o su base de datos y vuelve a empezar.`,
      `\n  The sample company was not loaded to its end (if another process is loading it, wait). To have it whole: stop Cauce, empty ${dataDir} or its database and start again.`,
    );
  },
  loading(done: number, of: number): void {
    say(
      `  Cargando la empresa de ejemplo: ${done} de ${of} casos`,
      `  Loading the sample company: ${done} of ${of} cases`,
    );
  },
  problem(where: 'config' | 'start', detail: string): void {
    const what =
      where === 'config'
        ? inTerminal('La configuración no es válida:', 'The configuration is not valid:')
        : inTerminal('Cauce no ha podido arrancar:', 'Cauce could not start:');
    process.stderr.write(`${what}\n${detail}\n`);
  },
};
