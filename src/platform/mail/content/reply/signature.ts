// Where the signature of a text begins: the marker, a phone's tag line, a card after the farewell, a legal notice.

const DEVICE =
  '(?:iphone|ipad|android|samsung|galaxy|huawei|xiaomi|redmi|blackberry|outlook|correo|mail|gmail|yahoo|proton|spark|thunderbird|bluemail|aqua|m[óo]vil|mòbil|tel[ée]fono|smartphone|tablet|handy|portable)';
const MOBILE = new RegExp(
  `^\\s*[-–—_]{0,4}\\s*(?:(?:enviad[oa]|enviat|sent|envoyée?|inviato|gesendet|env[íi]ado|verzonden)\\s.{2,60}\\b${DEVICE}\\b.{0,80}` +
    '|(?:obtener|obtén|obteniu|descargar?|get|obter|scarica|télécharger|holen sie sich) (?:a |el )?outlook\\b.{0,160}' +
    `|von meinem .{2,40} gesendet.{0,20}|nire .{2,40} bidali.{0,20}|.{0,30}${DEVICE}tik bidalia.{0,20}|yahoo mail: .{3,120})$`,
  'i',
);
const FAREWELL =
  /^\s*(?:(?:un |muchos )?(?:cordial |fuerte )?(?:saludos?|abrazos?)(?: cordial(?:es)?| muy cordial| atento)?|(?:muy )?atentamente|cordialmente|reciban? un (?:cordial )?saludo|(?:kind |best |warm )?regards|best wishes|yours (?:sincerely|faithfully)|(?:bien )?cordialement|sincères salutations|mit freundlichen grüßen|freundliche grüße|viele grüße|mfg|(?:cordiali|distinti) saluti|cordials salutacions|salutacions(?: cordials)?|atentament|saúdos(?: cordiais)?|(?:com os melhores |melhores )?cumprimentos|agur bero bat|adeitasunez)\s*[,.!]*\s*$/i;
const LEGAL =
  /^\s*[*_]{0,2}(?:aviso (?:legal|de confidencialidad)|avís legal|aviso de privacidad|confidencialidad|confidencialitat|(?:la )?información (?:contenida|incluida) en (?:este|el presente)|este (?:mensaje|correo(?: electrónico)?)(?: y (?:los|sus) (?:ficheros|archivos|documentos))?.{0,60}(?:confidencial|dirigid[oa]|destinatari)|aquest (?:missatge|correu).{0,80}confidencial|this (?:e-?mail|message).{0,80}(?:confidential|intended)|protección de datos|(?:de conformidad con|en cumplimiento de) .{0,60}(?:rgpd|reglamento|lopd|protección de datos)|antes de imprimir|piense (?:en el|antes)|mezu hau.{0,80}konfidentziala|esta mensagem.{0,80}confidencial|ce message.{0,80}confidentiel|diese e-?mail.{0,80}vertraulich)/i;
const CONTACT =
  /@|\bwww\.|https?:|\b(?:tel|tfno|tlf|tf|móvil|movil|mòbil|mobile|phone|fax|telf|t)\b\.?[.:]?\s*\+?[\d(]|\+?\d[\d ().-]{7,}\d|\b(?:c\/|calle|avda|av\.|plaza|pza|carrer|passeig|rúa|kalea)/i;

const CARD_LINES = 14;
const LEGAL_LINES = 60;

/** Index of the first line of the signature in [0, end), or `end`. */
export function findSignature(lines: readonly string[], end: number): number {
  let start = markedSignature(lines, end);
  start = Math.min(start, legalNotice(lines, start));
  start = Math.min(start, mobileLine(lines, start));
  return Math.min(start, contactCard(lines, start));
}

/** Is [from, end) nothing but a signature? (What stands below a quoted mail.) */
export function isOnlySignature(lines: readonly string[], from: number, end: number): boolean {
  let first = from;
  while (first < end && lines[first]!.trim() === '') first++;
  return first === end || findSignature(lines.slice(first, end), end - first) === 0;
}

/** '-- ' alone on its line; with the space lost on its way, only near the end. */
function markedSignature(lines: readonly string[], end: number): number {
  for (let at = end - 1; at >= Math.max(0, end - 40); at--) {
    const line = lines[at]!;
    if (line === '-- ' || (/^\s*--\s*$/.test(line) && end - at <= 12)) return at;
  }
  return end;
}

function legalNotice(lines: readonly string[], end: number): number {
  for (let at = Math.max(0, end - LEGAL_LINES); at < end; at++) {
    if (lines[at]!.length < 20_000 && LEGAL.test(lines[at]!.slice(0, 400)) && restIsLong(lines, at, end)) {
      return backOverRules(lines, at);
    }
  }
  return end;
}

/** A notice is prose of some length; a customer's one line about data protection is not. */
function restIsLong(lines: readonly string[], from: number, end: number): boolean {
  let length = 0;
  for (let at = from; at < end; at++) length += lines[at]!.length;
  return length >= 160 || /^\s*(?:antes de imprimir|piense)/i.test(lines[from]!.slice(0, 60));
}

function backOverRules(lines: readonly string[], at: number): number {
  let start = at;
  while (start > 0 && start > at - 3 && /^[\s\p{P}\p{S}]{0,100}$/u.test(lines[start - 1]!)) start--;
  return start;
}

function mobileLine(lines: readonly string[], end: number): number {
  let last = end - 1;
  while (last >= 0 && lines[last]!.trim() === '') last--;
  for (let at = last; at >= Math.max(0, last - 2); at--) {
    const line = lines[at]!;
    if (line.length < 250 && MOBILE.test(line)) return at;
  }
  return end;
}

/** Name, post, telephone under the farewell. The farewell stays with the text; so does a lone name. */
function contactCard(lines: readonly string[], end: number): number {
  for (let at = end - 1; at >= Math.max(0, end - CARD_LINES - 6); at--) {
    if (lines[at]!.length > 80 || !FAREWELL.test(lines[at]!)) continue;
    const card = lines.slice(at + 1, end).filter((line) => line.trim() !== '');
    const isCard =
      card.length >= 3 &&
      card.length <= CARD_LINES &&
      card.every((line) => line.length <= 120) &&
      card.some((line) => CONTACT.test(line));
    return isCard ? at + 1 : end;
  }
  return end;
}
