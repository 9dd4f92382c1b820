import { Tooltip } from '@mantine/core';
import '@mantine/core/styles/Tooltip.layer.css';
import type { ReactElement } from 'react';
import styles from './overlay.module.css';

/** A short text for what is pointed at or focused. It never holds anything that is not also said elsewhere. */
export function Tip({ text, children }: { text: string; children: ReactElement }) {
  return (
    <Tooltip label={text} classNames={{ tooltip: styles.tip ?? '' }} openDelay={300} multiline maw={320} aria-hidden>
      {children}
    </Tooltip>
  );
}
