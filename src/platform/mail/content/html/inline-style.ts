// The few CSS properties a mail may keep. Nothing that loads, moves out of the flow, covers or hides.

const LENGTH = /^(?:0|\d{1,4}(?:\.\d{1,4})?(?:px|pt|em|rem|ex|cm|mm|in|%)?)$/;
const LENGTHS = /^(?:(?:0|auto|\d{1,4}(?:\.\d{1,4})?(?:px|pt|em|rem|ex|cm|mm|in|%)?) ?){1,4}$/;
const COLOR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,22}|rgba?\([\d., %/]{5,40}\)|hsla?\([\d., %/deg]{5,40}\))$/;
const BORDER =
  /^(?:(?:#[0-9a-f]{3,8}|[a-z]{3,22}|rgba?\([\d., %/]{5,40}\)|\d{1,3}(?:\.\d{1,3})?(?:px|pt|em|cm|mm)?) ?){1,4}$/;
const FONTS = /^[a-z0-9\u00c0-\u024f ,'"_-]{1,200}$/;

const ALLOWED: Record<string, RegExp> = {
  color: COLOR,
  'background-color': COLOR,
  background: COLOR,
  'font-family': FONTS,
  'font-size':
    /^(?:\d{1,2}(?:\.\d{1,4})?(?:px|pt)|[0-3](?:\.\d{1,4})?r?em|[1-3]?\d{1,2}(?:\.\d{1,4})?%|(?:xx?-)?(?:small|large)|smaller|larger|medium)$/,
  'font-weight': /^(?:normal|bold|bolder|lighter|[1-9]00)$/,
  'font-style': /^(?:normal|italic|oblique)$/,
  'line-height': /^(?:normal|\d{1,2}(?:\.\d{1,4})?(?:px|pt|em|rem)?|\d{2,3}(?:\.\d{1,4})?%)$/,
  'letter-spacing': /^(?:normal|\d{1,2}(?:\.\d{1,4})?(?:px|pt|em))$/,
  'text-align': /^(?:left|right|center|justify|start|end)$/,
  'text-decoration': /^(?:none|underline|line-through|overline)$/,
  'text-transform': /^(?:none|uppercase|lowercase|capitalize)$/,
  'text-indent': LENGTH,
  'vertical-align': /^(?:baseline|top|middle|bottom|sub|super|text-top|text-bottom)$/,
  'white-space': /^(?:normal|nowrap|pre|pre-wrap|pre-line)$/,
  direction: /^(?:ltr|rtl)$/,
  'list-style-type': /^[a-z-]{3,22}$/,
  'border-collapse': /^(?:collapse|separate)$/,
  'border-spacing': LENGTHS,
  'border-radius': LENGTHS,
  width: LENGTH,
  'max-width': LENGTH,
  height: LENGTH,
};
for (const side of ['', '-top', '-right', '-bottom', '-left']) {
  ALLOWED[`margin${side}`] = LENGTHS;
  ALLOWED[`padding${side}`] = LENGTHS;
  ALLOWED[`border${side}`] = BORDER;
  for (const what of ['-color', '-style', '-width']) ALLOWED[`border${side}${what}`] = BORDER;
}

const MAX_STYLE = 4_000;
const MAX_VALUE = 220;

/** The allowed declarations of a style attribute, '' when none is. Linear in the length read. */
export function safeStyle(style: string): string {
  const kept: string[] = [];
  for (const declaration of style.slice(0, MAX_STYLE).split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 1) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const rule = Object.hasOwn(ALLOWED, property) ? ALLOWED[property] : undefined;
    if (rule === undefined) continue;
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important\s*$/i, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (value === '' || value.length > MAX_VALUE || !rule.test(value.toLowerCase())) continue;
    kept.push(`${property}:${value}`);
  }
  return kept.join(';');
}
