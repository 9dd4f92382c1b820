/* What stands under an answer: one's own in its language, else one's own, else the team's, else one's name. */

export interface Signed {
  /** Nothing: it is a team's. */
  teamId: string | null;
  language: string;
  text: string;
}

/** `plain`: what the person signs with in any language. */
export function signatureFor(
  signatures: readonly Signed[],
  { language, teamId, plain, name }: { language: string; teamId: string | null; plain: string; name: string },
): string {
  const written = signatures.filter((one) => one.language === language && one.text.trim() !== '');
  const own = written.find((one) => one.teamId === null)?.text;
  const team = teamId === null ? undefined : written.find((one) => one.teamId === teamId)?.text;
  return own ?? (plain.trim() || (team ? `${name}\n${team}` : name));
}
