// A cheap look before any HTML parser sees a mail: what would cost too much is shown as text instead.

const MAX_LENGTH = 1_600_000;
const MAX_TAGS = 30_000;
const MAX_ENTITIES = 80_000;
const MAX_DEPTH = 600;
const MAX_COST = 3_000_000;

/** Elements that need no end tag: open ones do not add to the depth. */
const LIGHT =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|tr|th|dt|dd|option|tbody|thead|tfoot|colgroup)$/;

export function isTooComplex(html: string): boolean {
  if (html.length > MAX_LENGTH || countAbove(html, '&', MAX_ENTITIES)) return true;
  let tags = 0;
  let depth = 0;
  let cost = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    if (++tags > MAX_TAGS) return true;
    const tag = /^<(\/?)([a-z][a-z0-9:-]{0,30})/i.exec(html.slice(at, at + 40));
    if (tag === null || LIGHT.test(tag[2]!.toLowerCase())) continue;
    depth = tag[1] === '/' ? Math.max(0, depth - 1) : depth + 1;
    // Parsers look through the open elements at each tag.
    cost += depth;
    if (depth > MAX_DEPTH || cost > MAX_COST) return true;
  }
  return false;
}

function countAbove(text: string, char: string, limit: number): boolean {
  let count = 0;
  for (let at = text.indexOf(char); at !== -1; at = text.indexOf(char, at + 1)) if (++count > limit) return true;
  return false;
}
