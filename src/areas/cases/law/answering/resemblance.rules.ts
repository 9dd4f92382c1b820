/* Whether an answer was written for this case: how much of it was already said to others, and whether it touches what was asked. */

/** What was said to somebody else. */
export interface Said {
  text: string;
  reference: string;
}

export interface Resemblance {
  /** The case that got nearly the same words, and how much of this answer they are (0 to 1). */
  like: { reference: string; share: number } | null;
  /** Nothing of what the customer wrote, no number and hardly a word, is in it. */
  faceless: boolean;
}

const RUN = 3;
/** Shorter than this nobody could tell a formula from a courtesy. */
const LEAST_RUNS = 8;
const NEARLY_SAME = 0.8;
const LONG_WORD = 5;
const STEM = 6;
/** The customer's text must say something for its absence to mean anything. */
const LEAST_ASKED = 4;
const LEAST_SHARED = 2;

/** Numbers count as one and the same: changing the order's doesn't make a formula an answer. */
export function resemblance(text: string, theirs: string, others: readonly Said[]): Resemblance {
  return { like: nearest(text, others), faceless: isFaceless(text, theirs) };
}

/** Who else was told nearly the same, and how much of it; null where nobody was. */
export function nearest(text: string, others: readonly Said[]): Resemblance['like'] {
  const runs = runsOf(text);
  if (runs.size < LEAST_RUNS) return null;
  let best: Resemblance['like'] = null;
  for (const { text: said, reference } of others) {
    const known = runsOf(said);
    let shared = 0;
    for (const run of runs) if (known.has(run)) shared++;
    const share = shared / runs.size;
    if (share >= NEARLY_SAME && share > (best?.share ?? 0)) best = { reference, share };
  }
  return best;
}

function isFaceless(text: string, theirs: string): boolean {
  const asked = stemsOf(theirs);
  if (asked.size < LEAST_ASKED || runsOf(text).size < LEAST_RUNS) return false;
  const numbers = numbersOf(theirs);
  for (const number of numbersOf(text)) if (numbers.has(number)) return false;
  let shared = 0;
  for (const stem of stemsOf(text)) if (asked.has(stem)) shared++;
  return shared < LEAST_SHARED;
}

function wordsOf(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/\d+/g, '#');
  return plain.match(/[\p{L}#]+/gu) ?? [];
}

function runsOf(text: string): Set<string> {
  const words = wordsOf(text);
  return new Set(
    words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, at) => words.slice(at, at + RUN).join(' ')),
  );
}

/** Words everybody writes to a customer service say nothing of the case. */
const EVERYBODYS = new Set(
  'gracias saludo saludos cordial atentamente buenos buenas tardes noches estimado estimada señora cliente atencion servicio mensaje correo respuesta consulta reclamacion incidencia solicitud disculpe disculpa disculpas molestias pronto posible brevedad quedamos disposicion lamentamos recibido hemos estamos puede pueden sobre desde hasta cuando porque tambien nuestro nuestra nuestros thank thanks please regards sorry hello message request complaint answer customer service would could about because'
    .split(' ')
    .map((word) => word.slice(0, STEM)),
);

function stemsOf(text: string): Set<string> {
  const long = wordsOf(text).filter((word) => word.length >= LONG_WORD);
  return new Set(long.map((word) => word.slice(0, STEM)).filter((stem) => !EVERYBODYS.has(stem)));
}

function numbersOf(text: string): Set<string> {
  return new Set(
    (text.match(/\d[\d.,/-]*\d/g) ?? []).map((one) => one.replaceAll(/\D/g, '')).filter((one) => one.length >= 2),
  );
}
