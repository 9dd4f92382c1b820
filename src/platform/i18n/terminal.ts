/** Spanish unless the terminal asks for another language: `LANG=C` and no LANG at all name none. */
function spanishTerminal(): boolean {
  const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || 'C';
  return /^(es|c|posix)(?![a-z])/i.test(language);
}

/** Of the two, the one in the language of the terminal. */
export function inTerminal(es: string, en: string): string {
  return spanishTerminal() ? es : en;
}
