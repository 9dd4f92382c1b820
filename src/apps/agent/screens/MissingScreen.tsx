import { Link } from '@tanstack/react-router';
import { buttonClass } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { useText } from '#ui/text.ts';
import styles from './screens.module.css';

/** Not found and not yours look the same. */
export function MissingScreen() {
  const t = useText();
  usePageTitle(t('app.missing.title'));
  return (
    <div className={styles.alone}>
      <h1 className={styles.title}>{t('app.missing.title')}</h1>
      <EmptyState fact={t('app.missing.text')}>
        <Link to="/" className={buttonClass('primary')}>
          {t('app.missing.action')}
        </Link>
      </EmptyState>
    </div>
  );
}
