/* What is said to whoever was not granted all they asked: who may settle it outside the courts, and how (Ley 10/2025, art. 13.7). */

export interface AdrBody {
  id: string;
  name: string;
  adhered: boolean;
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
  nobody: string;
}

const NEGATIVE = new Set(['partly', 'rejected', 'inadmissible']);

/** Anything short of what was asked; what they withdrew or only asked to know is none. */
export function isNegative(outcomes: readonly (string | null)[]): boolean {
  return outcomes.some((outcome) => outcome !== null && NEGATIVE.has(outcome));
}

/** Those the company adheres to; only when there are none, the competent ones. */
export function shownBodies<B extends AdrBody>(bodies: readonly B[]): B[] {
  const adhered = bodies.filter((one) => one.adhered);
  return adhered.length > 0 ? adhered : [...bodies];
}

export function adrText(words: AdrWords, bodies: readonly AdrBody[]): string {
  const shown = shownBodies(bodies);
  const intro = shown.length === 0 ? words.nobody : shown[0]?.adhered ? words.adheredTo : words.notAdhered;
  return [`${words.lead} ${intro}`, ...shown.map(lineOf)].join('\n');
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
