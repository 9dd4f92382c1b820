import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Heading } from '#ui/screen/Said.tsx';
import { Stack } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import styles from './day.module.css';

interface PartProps {
  title: string;
  /** How many there are, and how many of them are here. */
  total?: number;
  shown?: number;
  /** Where the rest are. */
  all?: string;
  children: ReactNode;
}

/** A part of the day: its name, how many, and the way to all of them when not all are here. */
export function Part({ title, total, shown, all, children }: PartProps) {
  const t = useText();
  const counted = total === undefined ? title : t('day.counted', { title, n: total });
  const more = total !== undefined && shown !== undefined && total > shown;
  return (
    <Stack as="section" label={title} close>
      <div className={styles.head}>
        <Heading as="h2">{counted}</Heading>
        {more &&
          (all ? (
            <Link to={all as string}>{t('day.all', { n: total })}</Link>
          ) : (
            <span className={styles.more}>{t('day.more', { n: total - shown })}</span>
          ))}
      </div>
      {children}
    </Stack>
  );
}
