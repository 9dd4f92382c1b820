import type { Level } from './course.rules.ts';
import styles from './course.module.css';

const SHAPES: Record<Level, string> = {
  1: 'M1 6H21',
  2: 'M1 3H6V9.5H16V3H21',
  3: 'M1 9.5H6V3H16V9.5H21',
};

/** The course line in a list: straight, dip or rise; dashed while somebody is awaited. The row's name says it in words. */
export function CourseGlyph({ level, waiting = false }: { level: Level; waiting?: boolean }) {
  return (
    <svg
      className={`${styles.glyph} ${styles[`n${level}`]}`}
      width="22"
      height="12"
      viewBox="0 0 22 12"
      fill="none"
      aria-hidden
      focusable="false"
    >
      <path
        d={SHAPES[level]}
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeDasharray={waiting ? '3 2' : undefined}
      />
    </svg>
  );
}
