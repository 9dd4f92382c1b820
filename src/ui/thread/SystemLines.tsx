import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Icon } from '../controls/Icon.tsx';
import { CourseGutter } from '../course/CourseGutter.tsx';
import type { CourseRow } from '../course/course.rules.ts';
import { useText } from '../text.ts';
import styles from './thread.module.css';

/** What the system did, one grey line each; three or more together are folded into one. */
export function SystemLines({
  lines,
  course,
}: {
  lines: readonly { id: string; text: ReactNode }[];
  course: CourseRow;
}) {
  const t = useText();
  const folds = lines.length >= 3;
  const [open, setOpen] = useState(false);
  return (
    <article className={styles.block} aria-label={t('ui.thread.systemLines', { n: lines.length })}>
      <CourseGutter row={course} />
      <div className={styles.system}>
        {folds && (
          <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon as={open ? ChevronDown : ChevronRight} />
            {t('ui.thread.systemLines', { n: lines.length })}
          </button>
        )}
        {(!folds || open) && (
          <ul>
            {lines.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        )}
      </div>
    </article>
  );
}
