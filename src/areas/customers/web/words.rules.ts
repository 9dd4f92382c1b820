/** «612 34 56 78» for a Spanish number; any other as it is kept, with its prefix. */
export function phoneWords(phone: string): string {
  const digits = /^\+34(\d{3})(\d{2})(\d{2})(\d{2})$/.exec(phone);
  return digits ? digits.slice(1).join('\u00A0') : phone;
}
