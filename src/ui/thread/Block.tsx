import type { ReactNode } from 'react';
import { CourseGutter } from '../course/CourseGutter.tsx';
import type { CourseRow, Level } from '../course/course.rules.ts';
import styles from './thread.module.css';

export type BlockKind =
  /** A customer's words: plain, on the pane's own ground. */
  | 'theirs'
  /** Ours, sent. */
  | 'ours'
  /** Only for us: note ground and dashed border. */
  | 'note'
  /** A consultation or an authorisation, as a card. */
  | 'decision';

interface BlockProps {
  kind: BlockKind;
  course: CourseRow;
  /** Heading: who. For a decision, what, in its level's colour. */
  title: ReactNode;
  level?: Level;
  /** When, to whom, what became of it: small, after the title. */
  meta?: ReactNode;
  /** At the right of the heading: a menu. */
  tools?: ReactNode;
  born?: boolean;
  /** The language of its words, when it is not the screen's. */
  lang?: string | undefined;
  /** For scrolling to it and for `aria-labelledby`. */
  id: string;
  position?: { index: number; of: number };
  children: ReactNode;
}

/** One block of a thread: an article with its heading, and the course line beside it. */
export function Block({
  kind,
  course,
  title,
  level,
  meta,
  tools,
  born = false,
  lang,
  id,
  position,
  children,
}: BlockProps) {
  return (
    <article
      id={id}
      className={styles.block}
      aria-labelledby={`${id}-title`}
      aria-posinset={position && position.index + 1}
      aria-setsize={position?.of}
      tabIndex={-1}
    >
      <CourseGutter row={course} born={born} />
      <div className={`${styles.card} ${styles[kind]}`}>
        <header className={styles.head}>
          <h3 id={`${id}-title`} className={`${styles.title} ${level ? styles[`n${level}`] : ''}`}>
            {title}
          </h3>
          {meta && <span className={styles.meta}>{meta}</span>}
          {tools && <span className={styles.tools}>{tools}</span>}
        </header>
        <div className={styles.words} lang={lang}>
          {children}
        </div>
      </div>
    </article>
  );
}
