import type { CallOutput } from '#platform/http/client.ts';
import { Time } from '#ui/format/Time.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { Chip } from '#ui/status/Chip.tsx';
import { useText } from '#ui/text.ts';
import type { intakeApi } from '../contract.ts';
import { channelWord } from './arrival-words.ts';
import styles from './intake.module.css';

/** Each way in, and when something last came by it. */
export function Channels({ channels }: Pick<CallOutput<typeof intakeApi.listIntake>, 'channels'>) {
  const t = useText();
  if (channels.length === 0) return null;
  return (
    <ul aria-label={t('intake.channels')} className={styles.channels}>
      {channels.map(({ channel, subject, lastAt, silent, error }) => {
        const word = channelWord(t, channel);
        return (
          <li key={`${channel} ${subject}`} className={styles.channel}>
            <span className={styles.channelName}>
              {subject === channel || subject === '' ? word : `${word} · ${subject}`}
            </span>
            <Quiet>
              {lastAt
                ? t.rich('intake.channel.last', { when: <Time key="at" at={new Date(lastAt)} as="relative" /> })
                : t('intake.channel.never')}
            </Quiet>
            {silent && <Chip tone="attention">{t('intake.channel.silent')}</Chip>}
            {error && (
              <span className={styles.failure} title={error}>
                {t('intake.channel.error', { error })}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
