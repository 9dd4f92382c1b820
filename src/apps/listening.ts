import { inTerminal } from '#platform/i18n/terminal.ts';

type PortSetting = 'CAUCE_PORT' | 'CAUCE_SMTP_PORT';

/** Runs what opens that port; a refusal of the system becomes what is wrong and which setting mends it, in the terminal's language. */
export async function listening<T>(
  setting: PortSetting,
  at: { host: string; port: number },
  start: () => Promise<T>,
): Promise<T> {
  try {
    return await start();
  } catch (error) {
    const said = refusal((error as NodeJS.ErrnoException).code, setting, at);
    throw said ? new Error(said, { cause: error }) : error;
  }
}

function refusal(code: string | undefined, setting: PortSetting, { host, port }: { host: string; port: number }) {
  const another = `${setting}=${port < 1024 ? port + 8_000 : port + 1}`;
  if (code === 'EADDRINUSE')
    return inTerminal(
      `El puerto ${port} de ${host} está ocupado por otro programa (¿otro Cauce?). Ciérralo, o elige otro puerto en el entorno o en .env: ${another}`,
      `Port ${port} of ${host} is taken by another program (another Cauce?). Close it, or choose another port in the environment or in .env: ${another}`,
    );
  if (code === 'EACCES')
    return inTerminal(
      `El sistema no deja abrir el puerto ${port} a este usuario. Elige otro en el entorno o en .env, por ejemplo ${another}`,
      `The system does not let this user open port ${port}. Choose another in the environment or in .env, for example ${another}`,
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return inTerminal(
      `Esta máquina no tiene la dirección ${host}. Corrige CAUCE_HOST; 127.0.0.1 atiende solo a esta máquina y 0.0.0.0 a todas.`,
      `This machine does not have the address ${host}. Correct CAUCE_HOST; 127.0.0.1 serves this machine only and 0.0.0.0 all of them.`,
    );
  return null;
}
