import { createElement, Fragment, type ReactNode, useMemo } from 'react';
import styles from './knowledge.module.css';

const SHAPES = new Set('p br h3 strong em u s a ul ol li blockquote table tbody tr th td span'.split(' '));

/** What an article says, as it was cleaned when it was saved; built anew here, so that nothing else can come through. */
export function ArticleText({ html, lang }: { html: string; lang?: string | undefined }) {
  const shown = useMemo(() => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    return [...page.body.childNodes].map(nodeOf);
  }, [html]);
  return (
    <div className={styles.article} lang={lang}>
      {shown}
    </div>
  );
}

function nodeOf(node: ChildNode, key: number): ReactNode {
  if (node instanceof Text) return node.data;
  if (!(node instanceof HTMLElement)) return null;
  const tag = node.localName;
  const inside = tag === 'br' ? undefined : [...node.childNodes].map(nodeOf);
  if (!SHAPES.has(tag)) return <Fragment key={key}>{inside}</Fragment>;
  return createElement(tag, { key, ...attributesOf(node) }, inside);
}

function attributesOf(node: HTMLElement): Record<string, unknown> {
  if (node instanceof HTMLAnchorElement && /^(?:https?|mailto|tel):/.test(node.href))
    return { href: node.href, target: '_blank', rel: 'noreferrer' };
  if (node instanceof HTMLTableCellElement) return { colSpan: node.colSpan, rowSpan: node.rowSpan };
  if (node instanceof HTMLOListElement && node.start !== 1) return { start: node.start };
  return {};
}
