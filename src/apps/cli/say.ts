import { inTerminal } from '#platform/i18n/terminal.ts';

/** What a command says, in the language of the terminal. */
export const text = inTerminal;
export function say(es: string, en: string): void {
  process.stdout.write(`${text(es, en)}\n`);
}

/** The command cannot be done; its message says why and what to do. */
export class Refusal extends Error {
  constructor(es: string, en: string) {
    super(text(es, en));
  }
}
