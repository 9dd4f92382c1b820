/** «martes 22 de septiembre, 13:40», «Tuesday 22 September, 13:40», in the zone of the company. */
export function mailDate(at: Date, zone: string, language: 'es' | 'en'): string {
  const locale = language === 'es' ? 'es-ES' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const day =
    language === 'es' ? `${part.weekday} ${part.day} de ${part.month}` : `${part.weekday} ${part.day} ${part.month}`;
  return `${day}, ${part.hour}:${part.minute}`;
}
