/** What people type for an amount, in minor units with two decimals: «184,50», «1.284,50 €», «1,284.50»; null when it is none. */
export function typedAmount(text: string): number | null {
  const plain = text.replaceAll(/[\s\u00A0€$]/g, '');
  const match = /^(\d{1,3}(?:[.,]\d{3})*|\d+)(?:[.,](\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  const whole = Number((match[1] as string).replaceAll(/[.,]/g, ''));
  const minor = whole * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(minor) && minor > 0 ? minor : null;
}
