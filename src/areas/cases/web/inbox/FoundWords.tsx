import type { ReactNode } from 'react';
import { useText } from '#ui/text.ts';
import type { Found } from '../../searching/found.rules.ts';
import styles from './inbox.module.css';

/** Why a case was found: where, and the words with those sought marked. */
export function FoundWords({ found }: { found: Found }) {
  const t = useText();
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of found.marks) {
    parts.push(found.text.slice(at, from), <mark key={from}>{found.text.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <span className={styles.found}>
      {t(`cases.found.${found.in}`)} {parts}
      {found.text.slice(at)}
    </span>
  );
}
