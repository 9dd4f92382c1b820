/** A time zone as people say it, «hora de Europa central», “Central European Time”; its code where a language has no words for it. */
export function zoneWords(locale: string, zone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
