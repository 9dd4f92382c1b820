/* The words of a search: what they are, what else they may be called, and what of them may be kept. */

const WORD = /[\p{L}\p{N}]+/gu;

/** One of several ways to say it: any of `ways` will do. `open`: it may be going on («devoluc…»). */
export interface Sought {
  ways: string[];
  open: boolean;
}

/** Without accents, in lower case. */
export function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

export function wordsOf(text: string): string[] {
  return fold(text).match(WORD) ?? [];
}

/** Each must be there, in one of its ways; the longest expression of the company's synonyms is taken first. */
export function soughtOf(
  text: string,
  synonyms: readonly (readonly string[])[],
  stop: ReadonlySet<string> = STOP,
): Sought[] {
  const words = wordsOf(text);
  const groups = synonyms.map((group) => group.map((one) => wordsOf(one)).filter((one) => one.length > 0));
  const sought: Sought[] = [];
  for (let at = 0; at < words.length;) {
    const match = longest(words, at, groups);
    const last = at + (match?.length ?? 1) === words.length;
    if (match) sought.push({ ways: match.group.map((one) => one.join(' ')), open: false });
    else {
      const word = words[at] ?? '';
      if (!stop.has(word) || (last && sought.length === 0))
        sought.push({ ways: [word], open: last && word.length > 2 });
    }
    at += match?.length ?? 1;
  }
  return sought;
}

function longest(words: readonly string[], at: number, groups: readonly (readonly string[][])[]) {
  let best: { group: readonly string[][]; length: number } | null = null;
  for (const group of groups)
    for (const one of group)
      if (one.length > (best?.length ?? 0) && one.every((word, i) => alike(word, words[at + i] ?? '')))
        best = { group, length: one.length };
  return best;
}

/** «abono» is «abonos» too. */
function alike(word: string, typed: string): boolean {
  return (
    word === typed || `${word}s` === typed || `${word}es` === typed || `${typed}s` === word || `${typed}es` === word
  );
}

/** What may be kept of a search that found nothing: no address, no number nor code, no name. Null where nothing is left. */
export function gapWords(text: string, names: readonly string[] = []): { words: string; shown: string } | null {
  const bare = text
    .replaceAll(/\S*@\S*/g, ' ')
    .replaceAll(/\b(?:https?:|www\.)\S*/gi, ' ')
    .replaceAll(/\S*\d\S*/g, ' ');
  // As they were typed, beside what they are compared by.
  const typed = (bare.match(WORD) ?? []).map((word) => ({ word: word.toLowerCase(), plain: fold(word) }));
  let plain = ` ${typed.map((one) => one.plain).join(' ')} `;
  for (const name of names) plain = plain.replaceAll(` ${fold(name)} `, ' ');
  const left = new Set(plain.split(' ').filter((word) => word.length > 1 && !STOP.has(word)));
  const kept = [...left].slice(0, 8);
  if (kept.length === 0) return null;
  const shown = kept.map((one) => typed.find((other) => other.plain === one)?.word ?? one);
  return { words: kept.toSorted().join(' '), shown: shown.join(' ') };
}

const MOST_TELLING = 150;

/** The words of a text that may say what it is about, as they stand in it: one for each beginning, no numbers nor addresses. */
export function telling(text: string): string[] {
  const bare = text.replaceAll(/\S*@\S*/g, ' ').replaceAll(/\b(?:https?:|www\.)\S*/gi, ' ');
  const words = new Map<string, string>();
  for (const [word] of bare.matchAll(WORD)) {
    const plain = fold(word);
    const start = plain.length > 5 ? plain.replace(/(?:es|s)$/, '') : plain;
    if (plain.length > 3 && !/\d/.test(plain) && !SAYS_NOTHING.has(plain) && !words.has(start))
      words.set(start, word.toLowerCase());
    if (words.size >= MOST_TELLING) break;
  }
  return [...words.values()];
}

/** Neighbours that may be somebody's name: «marta iglesias». */
export function pairsOf(text: string): string[] {
  const words = wordsOf(text);
  return words.slice(1).map((word, i) => `${words[i]} ${word}`);
}

export const STOP: ReadonlySet<string> = new Set(
  (
    'a al algo ante como con cual cuando cuanto cuantos de del desde donde el ella ellos en entre era es esa ese eso esta este esto fue ha hay he hola la las le les lo los ' +
    'me mi mis muy no nos o os para pero por porque puedo que quien quiero se ser si sin sobre son su sus tal te tengo ti tu tus un una uno unos y ya ' +
    'and are as at be but can do does for from had has have hello how i if in into is it its my not of on or our please so that the their there they this to was we what when where which who will with would you your'
  ).split(' '),
);

/** What any letter says, whatever it is about. */
const SAYS_NOTHING: ReadonlySet<string> = new Set([
  ...STOP,
  ...(
    'alguien algun alguna aqui asi atencion aunque ayer bien buenas buenos cada caso clienta cliente como cordial cosa cuenta cualquier dias decir despues dice dicen dije dijeron dijo ' +
    'donde entonces esperando espero estado estamos estan estar estaba estas estos estoy favor gracias gustaria haber hace hacer haceis hacen hago hasta hecho hemos hizo hoy igual luego manera mas menos ' +
    'mismo momento mucho muchas muchos nada nadie ningun ninguna nosotros nunca otra otro otras otros parece pedi pedir pero pide piden pido poco poder podeis podria puede pueden puedes pues quiere ' +
    'quisiera respuesta saber saludo saludos sido siempre sigo sigue siguen solo somos tampoco tanto tarde tardes tener tenemos tenia tiene tienen todavia toda todas todo todos vamos veces vez vosotros ' +
    'about after again also already been before could days dear did didn done ever every going good hello here just kind know like made make more much need never nothing other please regards said same ' +
    'should since some still than thank thanks that them then these thing think time today told very want well were what wrote yesterday'
  ).split(' '),
]);
