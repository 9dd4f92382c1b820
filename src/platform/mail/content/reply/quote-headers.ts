// The little header blocks that mail programs put above a quoted or forwarded mail, in our nine languages.

const LABELS = {
  from: 'de|from|von|da|nork|orixe|remitente|de la part de|expéditeur|exp[ée]diteur|absender|mittente|igorlea',
  sent:
    'enviado el|enviado o|enviado|enviada el|enviada em|enviado em|enviada|enviat el|enviat|sent|gesendet|envoy[ée] le|envoy[ée]|inviato|' +
    'bidaltze-data|bidalia|date d.envoi',
  date: 'fecha|date|data|datum|datua|data/hora|eguna',
  to: 'para|to|an|[àa]|a|per a|nori|destinatario|destinataire|cc|copia|kopie',
  subject: 'asunto|subject|assumpte|assunto|betreff|objet|oggetto|gaia',
};

export type QuoteLabel = keyof typeof LABELS;

const MATCHERS = (Object.keys(LABELS) as QuoteLabel[]).map(
  (label) => [label, new RegExp(`^[*_]?(?:${LABELS[label]})[*_]? ?:[*_]? ?(.*)$`, 'i')] as const,
);

const LONGEST_LINE = 1_000;
const LONGEST_BLOCK = 14;

/** `De: …` → the label and what follows it; null for any other line. Quote marks in front are passed over. */
export function readQuoteLabel(line: string): { label: QuoteLabel; value: string } | null {
  if (line.length > LONGEST_LINE || !line.includes(':')) return null;
  const text = line.replace(/^[>\s\u00a0]+/, '').trimEnd();
  for (const [label, matcher] of MATCHERS) {
    const match = matcher.exec(text);
    if (match !== null) return { label, value: match[1]!.replace(/^[*_]\s*/, '').trim() };
  }
  return null;
}

export interface QuoteHeader {
  from: string;
  sent: string;
  subject: string;
  /** Index of the first line after the block. */
  end: number;
}

/**
 * Reads a block that begins at `start`: From first, then date, recipient and subject in any order. A person's own
 * "De: Madrid / Para: Valencia" is no such block: an address, or a sender's date, must stand in it.
 */
export function readQuoteHeader(lines: readonly string[], start: number): QuoteHeader | null {
  const first = readQuoteLabel(lines[start] ?? '');
  if (first === null || first.label !== 'from' || first.value === '') return null;
  const header: QuoteHeader = { from: first.value, sent: '', subject: '', end: start + 1 };
  const seen = new Set<QuoteLabel>(['from']);
  let wrapped: 'from' | 'other' = 'from';
  let blanks = 0;
  for (let at = start + 1; at < lines.length && at < start + LONGEST_BLOCK; at++) {
    const line = lines[at]!;
    if (line.replace(/^[>\s\u00a0]+/, '') === '') {
      // Some programs put an empty line between the fields.
      if (seen.has('subject') || ++blanks > 4) break;
      continue;
    }
    const field = readQuoteLabel(line);
    if (field === null) {
      if (seen.has('subject') || !isContinuation(line)) break;
      if (wrapped === 'from') header.from += ` ${line.trim()}`;
    } else {
      seen.add(field.label);
      wrapped = field.label === 'from' ? 'from' : 'other';
      if (field.label === 'sent' || field.label === 'date') header.sent ||= field.value;
      if (field.label === 'subject') header.subject ||= field.value;
    }
    header.end = at + 1;
  }
  const dated = (seen.has('sent') || seen.has('date')) && /\d/.test(header.sent);
  const addressed = header.from.includes('@') || lines.slice(start, header.end).some((line) => line.includes('@'));
  const complete = seen.has('subject') ? dated || (addressed && seen.has('to')) : dated && addressed && seen.has('to');
  return complete && (addressed || seen.has('sent')) ? header : null;
}

/** A long recipient list goes on over the next lines. */
function isContinuation(line: string): boolean {
  return /@|;\s*$|,\s*$/.test(line.slice(0, LONGEST_LINE));
}

const ORIGINAL =
  /^(?:mensaje original|missatge original|mensaxe orixinal|jatorrizko mezua|mensagem original|original message|original-?nachricht|ursprüngliche nachricht|urspr\.? nachricht|message d.origine|message original|messaggio originale|original e-?mail|original appointment|cita original)$/i;
const FORWARDED =
  /^(?:forwarded message|mensaje reenviado|missatge reenviat|mensaxe reenviada|birbidalitako mezua|mensagem (?:en|reen)caminhada|message (?:transféré|transmis|réexpédié)|weitergeleitete nachricht|messaggio inoltrato)$/i;
const FORWARDED_PLAIN =
  /^[>\s]*(?:begin forwarded message|inicio del mensaje reenviado|inici del missatge reenviat|inicio da mensaxe reenviada|início da mensagem (?:re)?encaminhada|in[íi]cio da mensagem encaminhada|début du message (?:transféré|réexpédié)|anfang der weitergeleiteten nachricht|inizio (?:del )?messaggio inoltrato)\s*:?\s*$/i;

/** '-----Mensaje original-----' and the like, alone on their line. */
export function isOriginalRule(line: string): boolean {
  return ORIGINAL.test(betweenDashes(line));
}

/** '---------- Forwarded message ---------', 'Inicio del mensaje reenviado:'. */
export function isForwardRule(line: string): boolean {
  return FORWARDED.test(betweenDashes(line)) || (line.length <= 120 && FORWARDED_PLAIN.test(line));
}

/** The long underline that Outlook draws above its header block. */
export function isUnderline(line: string): boolean {
  return line.length < 200 && /^\s*_{10,}\s*$/.test(line);
}

/** What stands between two rows of dashes, '' when the line is not built so. */
function betweenDashes(line: string): string {
  if (line.length > 120) return '';
  const text = line.replace(/^[>\s]+/, '').trimEnd();
  let start = 0;
  let end = text.length;
  while (start < end && '-_=*'.includes(text[start]!)) start++;
  while (end > start && '-_=*'.includes(text[end - 1]!)) end--;
  return start >= 2 && text.length - end >= 2 ? text.slice(start, end).trim() : '';
}
