/** Whether this runtime knows the zone by that name (IANA). */
export function isKnownZone(zone: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '' &&
      /^[A-Z][A-Za-z_]+(\/[A-Za-z_+\-\d]+)*$/.test(zone)
    );
  } catch {
    return false;
  }
}
