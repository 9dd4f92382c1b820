/* What is said to whoever was not granted all they asked: who may settle it outside the courts, and how (Ley 10/2025, art. 13.7). */

export interface AdrBody {
  id: string;
  name: string;
  adhered: boolean;
  /** ISO 3166-2 of its territory; empty for all. */
  region: string;
  /** Empty for all. */
  sector: string;
  website: string;
  address: string;
  phone: string;
  /** How to go there, in the company's own words. */
  how: string;
}

export interface AdrWords {
  /** The law's own sentence. */
  lead: string;
  adheredTo: string;
  notAdhered: string;
  /** Adhered to systems of other territories only. */
  notHere: string;
  nobody: string;
  nobodyHere: string;
  /** Where all of them are, for whoever lives nobody knows where. */
  everyone: string;
}

/** Where the customer lives with all that holds it, narrowest first (none when nobody knows), the company's sector, and its country. */
export interface Reach {
  territories: readonly string[];
  sector: string;
  country: string;
}

const MOST = 6;

/** Those that hold for a customer: of where they live, and those of the whole country always; of the company's sector, and those of all. */
export function bodiesFor<B extends AdrBody>(bodies: readonly B[], { territories, sector, country }: Reach): B[] {
  const nearness = ({ region }: AdrBody): number => {
    const place = region.trim().toUpperCase();
    const at = territories.indexOf(place);
    if (at >= 0) return at;
    return place === '' || (territories.length === 0 && place === country) ? territories.length : -1;
  };
  const fold = (words: string): string => words.trim().toLocaleLowerCase('es');
  const ofSector = (one: AdrBody): boolean => one.sector === '' || fold(one.sector) === fold(sector);
  return bodies
    .filter((one) => nearness(one) >= 0 && ofSector(one))
    .toSorted((a, b) => Number(b.adhered) - Number(a.adhered) || nearness(a) - nearness(b));
}

const NEGATIVE = new Set(['partly', 'rejected', 'inadmissible']);

/** Anything short of what was asked; what they withdrew or only asked to know is none. */
export function isNegative(outcomes: readonly (string | null)[]): boolean {
  return outcomes.some((outcome) => outcome !== null && NEGATIVE.has(outcome));
}

/** Those the company adheres to; only when there are none, the competent ones. */
export function shownBodies<B extends AdrBody>(bodies: readonly B[]): B[] {
  const adhered = bodies.filter((one) => one.adhered);
  return (adhered.length > 0 ? adhered : [...bodies]).slice(0, MOST);
}

/** `register`: every body in use; what is said is of those that hold for the customer. */
export function adrText(words: AdrWords, register: readonly AdrBody[], reach: Reach): string {
  const shown = shownBodies(bodiesFor(register, reach));
  const elsewhere = register.some((one) => one.adhered);
  const competent = elsewhere ? words.notHere : words.notAdhered;
  const nobody = elsewhere ? words.nobodyHere : words.nobody;
  const intro = shown.length === 0 ? nobody : shown[0]?.adhered ? words.adheredTo : competent;
  const more = reach.territories.length === 0 && register.length > shown.length ? [words.everyone] : [];
  return [`${words.lead} ${intro}`, ...shown.map(lineOf), ...more].join('\n');
}

function lineOf({ name, website, phone, address, how }: AdrBody): string {
  const where = [website, phone, address].filter(Boolean).join(' · ');
  return [`· ${name}`, where && `: ${where}`, how && `. ${how}`].filter(Boolean).join('');
}

/** Whether an answer already carries it, however its lines were broken on the way. */
export function carries(answer: string, block: string): boolean {
  const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
  return flat(answer).includes(flat(block));
}
