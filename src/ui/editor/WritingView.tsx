import { createElement, type ReactNode } from 'react';
import { type Token, tokensOf, VOID } from '#platform/writing/tokens.rules.ts';
import styles from './editor.module.css';

interface WritingViewProps {
  /** Clean writing. Whatever else it held would be left out: nothing of it reaches the page as markup. */
  html: string;
  /** Where a picture is fetched from, by its name after `cid:`; none: it is left out. */
  pictureAddress?(name: string): string | undefined;
}

/** What somebody wrote, with its shape. */
export function WritingView({ html, pictureAddress }: WritingViewProps) {
  return <div className={styles.writing}>{nodesOf(html, pictureAddress ?? (() => undefined))}</div>;
}

const SHOWN = new Set('p br h3 strong em u s a ul ol li blockquote table tbody tr th td img span'.split(' '));

interface Open {
  tag: string;
  props: Record<string, unknown>;
  inside: ReactNode[];
}

function nodesOf(html: string, addressOf: (name: string) => string | undefined): ReactNode[] {
  const root: Open = { tag: '', props: {}, inside: [] };
  const open: Open[] = [root];
  const last = (): Open => open.at(-1) ?? root;
  const close = (): void => {
    const done = open.pop();
    if (done) last().inside.push(createElement(done.tag, { ...done.props, key: last().inside.length }, ...done.inside));
  };
  for (const token of tokensOf(html)) {
    if (token.kind === 'text') last().inside.push(token.text);
    else if (!SHOWN.has(token.tag)) continue;
    else if (token.kind === 'close') {
      const at = open.findLastIndex(({ tag }) => tag === token.tag);
      if (at > 0) while (open.length > at) close();
    } else {
      const props = propsOf(token, addressOf);
      if (!VOID.has(token.tag)) open.push({ tag: token.tag, props, inside: [] });
      else if (token.tag !== 'img' || props['src'] !== undefined)
        last().inside.push(createElement(token.tag, { ...props, key: last().inside.length }));
    }
  }
  while (open.length > 1) close();
  return root.inside;
}

function propsOf(
  { tag, attributes }: Extract<Token, { kind: 'open' }>,
  addressOf: (name: string) => string | undefined,
): Record<string, unknown> {
  if (tag === 'a') return linkProps(attributes['href'] ?? '');
  if (tag === 'ol') return { start: Number(attributes['start'] ?? 1) || 1 };
  if (tag === 'td' || tag === 'th')
    return { colSpan: Number(attributes['colspan'] ?? 1) || 1, rowSpan: Number(attributes['rowspan'] ?? 1) || 1 };
  if (tag === 'span' && attributes['data-person']) return { 'data-person': attributes['data-person'] };
  if (tag === 'span') return markProps(attributes);
  if (tag !== 'img') return {};
  const { src = '', alt = '', width } = attributes;
  return { src: addressOf(src.replace(/^cid:/, '')), alt, width: width ? Number(width) : undefined, loading: 'lazy' };
}

/** Values that were merged in, and those that are missing, may be seen. */
function markProps(attributes: Readonly<Record<string, string>>): Record<string, unknown> {
  const { 'data-field': field, 'data-missing': missing, 'data-source': source } = attributes;
  if (missing !== undefined) return { 'data-missing': missing };
  return field === undefined ? {} : { 'data-field': field, title: source };
}

function linkProps(href: string): Record<string, unknown> {
  return /^(?:https?:|mailto:|tel:)/i.test(href) ? { href, target: '_blank', rel: 'noopener noreferrer' } : {};
}
