/* Spain's postal codes begin with the number of their province (the INE's, in the order of its list). */

const BY_NUMBER =
  'VI AB A AL AV BA PM B BU CC CA CS CR CO C CU GI GR GU SS H HU J LE L LO LU M MA MU NA OR O P GC PO SA TF S SG SE SO T TE TO V VA BI ZA Z CE ML'.split(
    ' ',
  );

/** The province of a Spanish postal code, by ISO 3166-2; null where it is none. */
export function provinceOfPostcode(written: string): string | null {
  const digits = written.replaceAll(/\s/g, '');
  const code = /^\d{5}$/.test(digits) ? BY_NUMBER[Number(digits.slice(0, 2)) - 1] : undefined;
  return code ? `ES-${code}` : null;
}
