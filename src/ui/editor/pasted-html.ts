/*
 * What other programs put on the clipboard, before the editor reads it: Word writes lists as paragraphs with a dot in front, pages leave a
 * line between paragraphs that ours do not, and all of them bring pictures that only they can open.
 */

/** Our own copies come back as they are. */
const OURS = 'data-pm-slice';
/** Not worth reading for what a letter takes of it. */
const NOISE = 'style, script, meta, link, title, xml, colgroup, img:not([src^="cid:"])';

export function cleanPasted(html: string): string {
  if (html.includes(OURS)) return html;
  const page = new DOMParser().parseFromString(withoutNoise(html), 'text/html');
  for (const noise of page.querySelectorAll(NOISE)) noise.remove();
  buildLists(page);
  spaceParagraphs(page);
  bareAttributes(page);
  return page.body.innerHTML;
}

/** Word's style sheet and its notes to itself are most of what it copies. */
function withoutNoise(html: string): string {
  return html
    .replaceAll(/<style[\s>][^]*?<\/style>/gi, '')
    .replaceAll(/<!--\[if[^]*?<!\[endif\]-->/gi, '')
    .replaceAll(/<!\[(?:if|endif)[^>]*>/gi, '')
    .replaceAll(/<\/?o:p>/gi, '');
}

const KEPT = new Set(['href', 'src', 'alt', 'width', 'start', 'colspan', 'rowspan', 'style']);
/** Of a style, what a letter shows too; «normal» undoes what stands around it. */
const SHAPE =
  /font-weight:\s*(?:bold|normal|[1-9]00)|font-style:\s*(?:italic|normal)|text-decoration[^:;]*:[^;]*(?:underline|line-through)/gi;

/** Attributes are most of what is left, and the editor would read each of them. */
function bareAttributes(page: Document): void {
  for (const element of page.body.querySelectorAll('*'))
    for (const name of element.getAttributeNames()) {
      const shape = name === 'style' ? (element.getAttribute(name)?.match(SHAPE)?.join(';') ?? '') : '';
      if (!KEPT.has(name) || (name === 'style' && shape === '')) element.removeAttribute(name);
      else if (name === 'style') element.setAttribute(name, shape);
    }
}

const LIST = /mso-list:\s*l(\d+)\s+level(\d+)/i;
const NUMBER = /^\s*\(?[\dA-Za-z]{1,3}[.)]/;

/** Paragraphs that Word draws as items, as items. */
function buildLists(page: Document): void {
  let lists: HTMLElement[] = [];
  let before: Element | null = null;
  for (const item of page.querySelectorAll<HTMLElement>('p[style*="mso-list"]')) {
    const level = Number(LIST.exec(item.getAttribute('style') ?? '')?.[2] ?? 1);
    const mark = item.querySelector('span[style*="mso-list"]');
    const isNumbered = NUMBER.test(mark?.textContent ?? '');
    mark?.remove();
    if (item.previousElementSibling !== before) lists = [];
    lists.length = Math.min(lists.length, level);
    while (lists.length < level) {
      const list = page.createElement(isNumbered ? 'ol' : 'ul');
      const around = lists.at(-1)?.lastElementChild;
      if (around) around.append(list);
      else item.before(list);
      lists.push(list);
    }
    const entry = page.createElement('li');
    entry.append(...item.childNodes);
    lists.at(-1)?.append(entry);
    item.remove();
    before = lists[0] ?? null;
  }
}

/** A page's paragraphs stand apart; in ours an empty line says so. */
function spaceParagraphs(page: Document): void {
  for (const paragraph of page.querySelectorAll('p + p')) {
    const isTight =
      /^(?:x_)?Mso/.test(paragraph.className) || /margin(?:-top)?:\s*0/i.test(paragraph.getAttribute('style') ?? '');
    if (!isTight && !paragraph.closest('li, td, th')) paragraph.before(page.createElement('p'));
  }
}
