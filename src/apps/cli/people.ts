import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { createPerson, createToken } from '#areas/identity/index.ts';
import { SCOPES } from '#areas/identity/contract.ts';
import { system, transact, type House } from '#platform/work/index.ts';
import { activePerson } from './cli.store.ts';
import { Refusal, say, text } from './say.ts';

const CLI = system('cli');

export async function createAdministrator(house: House, args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { email: { type: 'string' }, name: { type: 'string' } } });
  if (!values.email || !values.name) throw new Refusal('Faltan --email y --name.', '--email and --name are missing.');
  const password = await askPassword();
  await transact(house, CLI, (work) =>
    createPerson(work, {
      name: values.name as string,
      email: values.email as string,
      roles: ['administrator'],
      password,
    }),
  );
  say(`Creado. Entra en ${house.config.baseUrl}/app/`, `Made. Sign in at ${house.config.baseUrl}/app/`);
}

/** Never an argument: those are seen by everyone on the machine. From the terminal unseen, or the first line of a pipe. */
async function askPassword(): Promise<string> {
  const lines = createInterface({
    input: process.stdin,
    output: process.stdin.isTTY ? process.stdout : undefined,
    terminal: process.stdin.isTTY,
  });
  try {
    if (process.stdin.isTTY)
      process.stdout.write(
        `${text('Contraseña (al menos 12 caracteres; no se ve al escribirla)', 'Password (at least 12 characters; not shown)')}: \u001B[8m`,
      );
    const answer = (await lines.question('')).trim();
    if (answer.length < 12)
      throw new Refusal(
        'La contraseña necesita al menos 12 caracteres. No se ha creado nada.',
        'The password needs at least 12 characters. Nothing was made.',
      );
    return answer;
  } finally {
    if (process.stdin.isTTY) process.stdout.write('\u001B[0m\n');
    lines.close();
  }
}

export async function createApiToken(house: House, args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { email: { type: 'string' }, name: { type: 'string' }, scopes: { type: 'string', default: '*' } },
  });
  const asked = (values.scopes ?? '*').split(',');
  const unknown = asked.filter((scope) => !(SCOPES as readonly string[]).includes(scope));
  const scopes = SCOPES.filter((scope) => asked.includes(scope));
  if (unknown.length > 0)
    throw new Refusal(
      `Permisos desconocidos: ${unknown.join(', ')}. Los hay: ${SCOPES.join(', ')}`,
      `Unknown scopes: ${unknown.join(', ')}. There are: ${SCOPES.join(', ')}`,
    );
  const person = await activePerson(house.database.db, values.email ?? '');
  if (!person)
    throw new Refusal('No hay ninguna persona activa con ese --email.', 'There is no active person with that --email.');
  const { value } = await transact(house, CLI, (work) =>
    createToken(work, { personId: person.id, name: values.name ?? 'cli', scopes }),
  );
  say('Este es el token; no se volverá a mostrar:', 'This is the token; it will not be shown again:');
  process.stdout.write(`${value}\n`);
}
