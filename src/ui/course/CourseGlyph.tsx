import type { Level } from './course.rules.ts';
import styles from './course.module.css';

const SHAPES: Record<Level, string> = {
  1: 'M1 6H21',
  2: 'M1 3H6V9.5H16V3H21',
  3: 'M1 9.5H6V3H16V9.5H21',
};

/** Not back yet: out to its lane, and dashed from there on. */
const WAITING: Record<Level, string> = { 1: 'M1 6H8', 2: 'M1 3H6V9.5H9', 3: 'M1 9.5H6V3H9' };
const AHEAD: Record<Level, string> = { 1: 'M10 6H21', 2: 'M11 9.5H21', 3: 'M11 3H21' };

/** The course line in a list: straight, dip or rise; dashed while somebody is awaited. The row's name says it in words. */
export function CourseGlyph({ level, waiting = false }: { level: Level; waiting?: boolean }) {
  const path = { stroke: 'currentColor', strokeWidth: 2, strokeLinejoin: 'round' } as const;
  return (
    <svg
      className={`${styles.glyph} ${styles[`n${level}`]}`}
      width="1.375rem"
      height="0.75rem"
      viewBox="0 0 22 12"
      fill="none"
      aria-hidden
      focusable="false"
    >
      <path {...path} d={waiting ? WAITING[level] : SHAPES[level]} />
      {waiting && <path {...path} d={AHEAD[level]} strokeDasharray="3 2" />}
    </svg>
  );
}
