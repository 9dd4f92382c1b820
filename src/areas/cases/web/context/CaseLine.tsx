import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '#ui/text.ts';
import type { Ball } from '../../contract.ts';
import { sideOf } from '../inbox/row-words.ts';
import styles from './context.module.css';

interface CaseLineProps {
  reference: string;
  subject: string;
  ball: Ball;
  discarded: boolean;
  /** When, or how it is linked. */
  meta?: ReactNode;
  tools?: ReactNode;
}

/** Another case in one line, and the way to it. */
export function CaseLine({ reference, subject, ball, discarded, meta, tools }: CaseLineProps) {
  const t = useText();
  return (
    <li className={styles.caseLine}>
      <Link to="/bandeja/$reference" params={{ reference }} search>
        {subject}
      </Link>
      <span className={styles.quiet}>
        {reference} · {t(`cases.ball.${sideOf({ ball, discarded })}`)}
        {meta && <> · {meta}</>}
      </span>
      {tools}
    </li>
  );
}
