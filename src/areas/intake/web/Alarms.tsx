import { TriangleAlert } from 'lucide-react';
import type { CallOutput } from '#platform/http/client.ts';
import { Icon } from '#ui/controls/Icon.tsx';
import { Time } from '#ui/format/Time.tsx';
import type { MessageId } from '#ui/text.ts';
import { useText } from '#ui/text.ts';
import type { intakeApi } from '../contract.ts';
import styles from './intake.module.css';

type Listing = CallOutput<typeof intakeApi.listIntake>;

/** What rings: the fact, then what to do. */
export function Alarms({ alarms, channels }: Pick<Listing, 'alarms' | 'channels'>) {
  const t = useText();
  if (alarms.length === 0) return null;
  return (
    <section aria-label={t('intake.alarms')} role="alert" className={styles.alarms}>
      {alarms.map(({ id, kind, data, raisedAt }) => {
        const values = {
          count: numberOf(data['count']),
          percent: numberOf(data['percent']),
          channel: channelOf(data['channel'], channels),
        };
        return (
          <div key={id} className={styles.alarm}>
            <Icon as={TriangleAlert} />
            <p>
              <strong>{t(alarmWords(kind), values)}</strong> {t(alarmDeed(kind))}
            </p>
            <span className={styles.since}>
              <Time at={new Date(raisedAt)} as="relative" />
            </span>
          </div>
        );
      })}
    </section>
  );
}

const KNOWN = new Set([
  'disk.filling',
  'log.reader',
  'receipts.stopped',
  'contacts.without_case',
  'contacts.adrift',
  'contacts.late',
  'contacts.quarantined',
  'intake.difference',
  'direct.late',
  'channel.silent',
  'mailbox.failing',
  'mailbox.difference',
]);

function alarmWords(kind: string): MessageId {
  return KNOWN.has(kind) ? (`intake.alarm.${kind}` as MessageId) : 'intake.alarm.other';
}
function alarmDeed(kind: string): MessageId {
  return KNOWN.has(kind) ? (`intake.alarmDeed.${kind}` as MessageId) : 'intake.alarmDeed.other';
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function channelOf(value: unknown, channels: Listing['channels']): string {
  const channel = typeof value === 'string' ? value : '';
  return channels.find((one) => one.channel === channel && one.silent)?.subject ?? channel;
}
