import { useFormats } from '../format/FormatsProvider.tsx';
import styles from './status.module.css';

/** What waits, as a figure. Nothing at zero; «1.000+» when the count was cut there. */
export function Counter({ n, atLeast = false }: { n: number; atLeast?: boolean }) {
  const formats = useFormats();
  if (n === 0) return null;
  return <span className={styles.counter}>{`${formats.number(n)}${atLeast ? '+' : ''}`}</span>;
}
