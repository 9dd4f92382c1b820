import { ConfigError, readConfig } from '#platform/config/index.ts';
import { openHouse, type OpenOptions } from '#apps/house.ts';
import type { House } from '#platform/work/index.ts';
import { createAdministrator, createApiToken } from './people.ts';
import { backup, restore } from './backup.ts';
import { exportCase } from './export.ts';
import { intakeAdd } from './intake.ts';
import { loadSample } from './sample.ts';
import { Refusal, say, text } from './say.ts';
import { runPsql } from './psql.ts';
import { verify } from './verify.ts';

interface Command {
  name: string;
  args: string;
  what: [es: string, en: string];
  run(house: House, args: string[]): Promise<void>;
  open?: OpenOptions;
}

const commands: readonly Command[] = [
  {
    name: 'admin create',
    args: '--email E --name N',
    what: ['crea un administrador; pide la contraseña', 'makes an administrator; asks for the password'],
    run: createAdministrator,
  },
  {
    name: 'token create',
    args: '--email E --name N [--scopes a,b]',
    what: ['crea un token de API de esa persona', 'makes an API token of that person'],
    run: createApiToken,
  },
  {
    name: 'intake add',
    args: 'FILE.eml [--mailbox E]',
    what: ['entrega un correo en bruto', 'hands in a raw mail'],
    run: intakeAdd,
  },
  {
    name: 'log verify',
    args: '',
    what: ['comprueba cada cadena y cada sello', 'checks every chain and every seal'],
    run: verify,
  },
  {
    name: 'case export',
    args: 'REF [--out FILE]',
    what: [
      'un caso entero como JSON, con su cadena; a un .zip, el expediente',
      'a whole case as JSON, with its chain; to a .zip, its dossier',
    ],
    run: exportCase,
  },
  {
    name: 'demo load',
    args: '--cases N --months M',
    what: [
      'carga la empresa de ejemplo en una instalación vacía',
      'loads the sample company into an empty installation',
    ],
    run: loadSample,
  },
  {
    name: 'backup',
    args: 'FILE.tar',
    what: ['base de datos y archivos en uno', 'database and files in one'],
    run: backup,
  },
  {
    name: 'restore',
    args: 'FILE.tar',
    what: ['restaura en una instalación vacía', 'restores into an empty installation'],
    run: restore,
    open: { attach: true, migrate: false },
  },
  {
    name: 'psql',
    args: '[-c SQL]',
    what: ['consola SQL sobre la base de datos', 'SQL console over the database'],
    run: runPsql,
  },
];

async function main(argv: string[]): Promise<void> {
  const command = commands.find(({ name }) => argv.join(' ') === name || argv.join(' ').startsWith(`${name} `));
  if (!command) return usage(argv);
  const { house, close } = await openHouse(readConfig({ CAUCE_LOG_LEVEL: 'error', ...process.env }), {
    attach: true,
    ...command.open,
  });
  try {
    await command.run(house, argv.slice(command.name.split(' ').length));
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
