import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../controls/Icon.tsx';
import styles from './list.module.css';

interface ListRowProps {
  /** Who or what it is about. */
  title: ReactNode;
  /** Beside the title, in small: a reference. */
  meta?: ReactNode;
  /** At the right of the first line. */
  time?: ReactNode;
  /** Second line. */
  text?: ReactNode;
  /** Third line, only in the comfortable density. */
  detail?: ReactNode;
  /** At the right of the second line: clock and course glyph. */
  marks?: ReactNode;
  unread?: boolean;
  selected?: boolean;
  /** For the ear only, what the glyphs show: «sin leer», «nivel 3, espera a Teresa Ruiz». */
  says?: string | undefined;
}

/** The shape of every list row: three densities, the same few edges; read in the order sender, subject, clock, level, time. */
export function ListRow({
  title,
  meta,
  time,
  text,
  detail,
  marks,
  unread = false,
  selected = false,
  says,
}: ListRowProps) {
  return (
    <div className={`${styles.content} ${unread ? styles.unread : ''}`}>
      <span data-part="mark" className={styles.mark}>
        {selected ? <Icon as={Check} /> : unread && <span className={styles.dot} />}
      </span>
      <span className={styles.title}>
        <span className={styles.name}>{title}</span>
        {meta && <span className={styles.meta}>{meta}</span>}
      </span>
      <span className={styles.text}>{text}</span>
      <span className={styles.marks}>{marks}</span>
      {says && <span className="visually-hidden">{says}</span>}
      <span className={styles.time}>{time}</span>
      {detail && <span className={styles.detail}>{detail}</span>}
    </div>
  );
}
