const LONGEST = 90;
// A greeting says nothing of the matter.
const GREETING =
  /^(hola|buen[oa]s( d[ií]as| tardes| noches)?|estimad[oa]s?( señor(es|as?)?)?|hello|hi|dear (sir|madam|team|all)|good (morning|afternoon|evening))\s*[,.:;!¡-]*\s*/i;

/** The subject of a contact that has none: its first sentence without the greeting, cut at a word. */
export function subjectOf(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  const rest = plain.replace(GREETING, '').trim() || plain;
  const sentence = /^.*?[.!?…](?=\s|$)/.exec(rest)?.[0] ?? rest;
  const chosen = (sentence.length >= 12 ? sentence : rest).replace(/[.…]+$/, '');
  const cut = chosen.length <= LONGEST ? chosen : `${chosen.slice(0, LONGEST).replace(/\s+\S*$/, '')}…`;
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}
