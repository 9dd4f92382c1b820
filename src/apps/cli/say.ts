const spanish = !/^en/i.test(process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? 'es');

/** What a command says, in the language of the terminal. */
export function text(es: string, en: string): string {
  return spanish ? es : en;
}
export function say(es: string, en: string): void {
  process.stdout.write(`${text(es, en)}\n`);
}

/** The command cannot be done; its message says why and what to do. */
export class Refusal extends Error {
  constructor(es: string, en: string) {
    super(text(es, en));
  }
}
