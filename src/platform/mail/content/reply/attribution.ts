// "El lun, 3 mar 2026 a las 10:22, Ana <ana@…> escribió:" in nine languages, on one line or wrapped over three.

const LONGEST = 500;

/** How such a line ends. German has the name after the verb; Basque and Portuguese (Portugal) the date. */
const ENDINGS = [
  /(?:escribi[óo]|escribi[óo] lo siguiente|ha escrito|escribiu|va escriure|ha escrit|escreveu|a écrit|a ecrit|ha scritto|wrote|idatzi du|idatzi zuen) ?:\s*$/i,
  /(?:escreveu|hau idatzi (?:du|zuen)|idatzi (?:du|zuen)) ?\([^()]{6,80}(?:\([^()]{0,40}\)[^()]{0,40})*\) ?:\s*$/i,
  /\bschrieb(?: am)?\b.{1,200}:\s*$/i,
  /^[>\s]*(?:missatge de|mensaje de|mensaxe de) .{3,250}:\s*$/i,
  /^\d{4}-\d\d-\d\d.{4,200}<[^<>\s]+@[^<>\s]+>:\s*$/,
];

/** How it begins, when it needs more than one line. */
const BEGINNINGS =
  /^[>\s]*(?:el|on|em|a|o|no|le|am|il|in data|en|missatge de|mensaje de|a la|lun|mar|mi[ée]|jue|vie|s[áa]b|dom|mon|tue|wed|thu|fri|sat|sun)\b.*\d/i;
const ADDRESS = /[<([][^<>()[\]\s]{1,200}@[^<>()[\]\s]{1,200}[>)\]]|mailto:/i;

export interface Attribution {
  /** How many lines it takes. */
  lines: number;
  /** It names an address, so it stands for itself; otherwise quoted lines must follow. */
  sure: boolean;
}

/** Is there an attribution that begins at this line? */
export function readAttribution(lines: readonly string[], at: number): Attribution | null {
  const first = lines[at]!;
  if (first.length > LONGEST || first.trim() === '') return null;
  let joined = first;
  for (let count = 1; count <= 3; count++) {
    if (count > 1) {
      const next = lines[at + count - 1];
      if (next === undefined || next.trim() === '' || next.length > LONGEST || !startsOne(first)) return null;
      joined += ` ${next.replace(/^[>\s]+/, '')}`;
    }
    if (joined.trimEnd().endsWith(':') && joined.length <= LONGEST && ENDINGS.some((ending) => ending.test(joined))) {
      const sure = ADDRESS.test(joined);
      return sure || /\d/.test(joined) ? { lines: count, sure } : null;
    }
  }
  return null;
}

function startsOne(line: string): boolean {
  return BEGINNINGS.test(line) || /^[>\s]*\S.{0,120}(?:<|@)/.test(line);
}
