import type { ReactNode } from 'react';
import { refusalOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useText } from '#ui/text.ts';
import styles from './settings.module.css';

interface BlockProps {
  title: string;
  /** The screen's head says the title already: here it is only for screen readers. */
  plain?: boolean;
  about?: ReactNode;
  /** At the right of the title: what makes a new one. */
  tools?: ReactNode;
  children: ReactNode;
}

/** A part of a section across its whole width: a table with its title and its button. */
export function Block({ title, plain = false, about, tools, children }: BlockProps) {
  return (
    <section aria-label={title} className={styles.block}>
      <header className={`${styles.blockHead} ${plain ? styles.plain : ''}`}>
        <h2 className={plain ? 'visually-hidden' : styles.blockTitle}>{title}</h2>
        {tools && <div className={styles.line}>{tools}</div>}
        {about && <p className={styles.about}>{about}</p>}
      </header>
      {children}
    </section>
  );
}

interface Reading<Data> {
  data: Data | undefined;
  error: Error | null;
  refetch(): unknown;
}

/** What was read, once it is there; until then its shape, or why it is not. */
export function Read<Data>({
  from: { data, error, refetch },
  children,
}: {
  from: Reading<Data>;
  children(data: Data): ReactNode;
}) {
  const t = useText();
  if (data !== undefined) return <>{children(data)}</>;
  if (!error) return <Skeleton as="rows" count={5} />;
  return (
    <ErrorState text={refusalOf(t, error)}>
      <Button onClick={() => void refetch()}>{t('settings.retry')}</Button>
    </ErrorState>
  );
}
