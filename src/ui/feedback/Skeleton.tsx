import { useText } from '../text.ts';
import { Delayed } from './Delayed.tsx';
import styles from './feedback.module.css';

/** The shape of what is coming: rows of a list, or lines of text. Still, and only after 200 ms. */
export function Skeleton({ as, count }: { as: 'rows' | 'lines'; count: number }) {
  const t = useText();
  return (
    <Delayed>
      <div role="status" className={styles.skeleton}>
        <span className="visually-hidden">{t('ui.loading')}</span>
        {Array.from({ length: count }, (_, index) => (
          <div key={index} className={as === 'rows' ? styles.skeletonRow : styles.skeletonLine} aria-hidden>
            <span />
            {as === 'rows' && <span />}
          </div>
        ))}
      </div>
    </Delayed>
  );
}
