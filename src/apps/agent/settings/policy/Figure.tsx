import styles from './policy.module.css';

interface FigureProps {
  label: string;
  value: string;
  /** What bounds it. */
  under?: string;
  onOpen(): void;
}

/** A figure that opens the cases behind it. */
export function Figure({ label, value, under, onOpen }: FigureProps) {
  return (
    <button type="button" className={styles.figure} onClick={onOpen}>
      <span className={styles.figureLabel}>{label}</span>
      <span className={styles.figureValue}>{value}</span>
      {under && <span className={styles.figureUnder}>{under}</span>}
    </button>
  );
}
