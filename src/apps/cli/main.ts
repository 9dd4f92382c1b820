import { ConfigError, readConfig } from '#platform/config/index.ts';
import { openHouse, type OpenOptions } from '#apps/house.ts';
import type { House } from '#platform/work/index.ts';
import { Refusal, say, text } from './say.ts';

interface Command {
  name: string;
  args: string;
  what: [es: string, en: string];
  /** Read only when asked for: most need a small part of the whole. */
  load(): Promise<(house: House, args: string[]) => Promise<void>>;
  open?: OpenOptions;
}

const commands: readonly Command[] = [
  {
    name: 'admin create',
    args: '--email E --name N',
    what: ['crea un administrador; pide la contraseña', 'makes an administrator; asks for the password'],
    load: async () => (await import('./people.ts')).createAdministrator,
  },
  {
    name: 'token create',
    args: '--email E --name N [--scopes a,b]',
    what: ['crea un token de API de esa persona', 'makes an API token of that person'],
    load: async () => (await import('./people.ts')).createApiToken,
  },
  {
    name: 'intake add',
    args: 'FILE.eml [--mailbox E]',
    what: ['entrega un correo en bruto', 'hands in a raw mail'],
    load: async () => (await import('./intake.ts')).intakeAdd,
  },
  {
    name: 'log verify',
    args: '',
    what: ['comprueba cada cadena y cada sello', 'checks every chain and every seal'],
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'case export',
    args: 'REF [--out FILE]',
    what: [
      'un caso entero como JSON, con su cadena; a un .zip, el expediente',
      'a whole case as JSON, with its chain; to a .zip, its dossier',
    ],
    load: async () => (await import('./export.ts')).exportCase,
  },
  {
    name: 'demo load',
    args: '--cases N --months M',
    what: [
      'carga la empresa de ejemplo en una instalación vacía',
      'loads the sample company into an empty installation',
    ],
    load: async () => (await import('./sample.ts')).loadSample,
  },
  {
    name: 'backup',
    args: 'FILE.tar',
    what: ['base de datos y archivos en uno', 'database and files in one'],
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    args: 'FILE.tar',
    what: ['restaura en una instalación vacía', 'restores into an empty installation'],
    load: async () => (await import('./backup.ts')).restore,
    open: { attach: true, migrate: false },
  },
  {
    name: 'psql',
    args: '[-c SQL]',
    what: ['consola SQL sobre la base de datos', 'SQL console over the database'],
    load: async () => (await import('./psql.ts')).runPsql,
  },
];

async function main(argv: string[]): Promise<void> {
  const command = commands.find(({ name }) => argv.join(' ') === name || argv.join(' ').startsWith(`${name} `));
  if (!command) return usage(argv);
  const run = await command.load();
  const { house, close } = await openHouse(readConfig({ CAUCE_LOG_LEVEL: 'error', ...process.env }), {
    attach: true,
    ...command.open,
  });
  try {
    await run(house, argv.slice(command.name.split(' ').length));
  } finally {
    await close();
  }
}

function usage(argv: string[]): void {
  say('Uso: cauce ORDEN', 'Usage: cauce COMMAND');
  for (const { name, args, what } of commands)
    process.stdout.write(`  ${`${name} ${args}`.padEnd(44)} ${text(...what)}\n`);
  if (argv.length > 0 && argv[0] !== '--help' && argv[0] !== 'help') process.exitCode = 2;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  if (!(error instanceof Refusal) && !(error instanceof ConfigError) && process.env.CAUCE_LOG_LEVEL === 'debug')
    console.error(error);
  process.exit(1);
});
