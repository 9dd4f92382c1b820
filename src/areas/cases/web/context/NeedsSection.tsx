import { TriangleAlert } from 'lucide-react';
import type { CustomerView } from '#areas/customers/contract.ts';
import { Icon } from '#ui/controls/Icon.tsx';
import { useText } from '#ui/text.ts';
import type { CaseView } from '../../contract.ts';
import styles from './context.module.css';

/** How this person needs to be spoken to, and what must not be overlooked. Nothing when there is nothing. */
export function NeedsSection({ it, customer }: { it: CaseView; customer: CustomerView | undefined }) {
  const t = useText();
  const bounced = it.participants.filter((one) => one.bounced).map(({ address }) => address);
  const alerts = [
    it.priority === 'high' && t('cases.priority.high'),
    ...it.flags.map((flag) => t(`cases.flag.${flag}`)),
    customer?.vulnerable && !it.flags.includes('vulnerable') && t('cases.flag.vulnerable'),
    customer?.vulnerableBecause && t(`cases.needs.because.${customer.vulnerableBecause}`),
    bounced.length > 0 && t('cases.needs.bounced', { addresses: bounced.join(', '), n: bounced.length }),
  ].filter((one): one is string => typeof one === 'string');
  const needs = [
    customer?.communicationNeeds,
    customer?.preferredFormat && t(`cases.needs.format.${customer.preferredFormat}`),
    customer?.preferredChannel &&
      t('cases.needs.channel', { channel: t(`cases.channel.${customer.preferredChannel}`) }),
  ].filter((one): one is string => Boolean(one));
  if (alerts.length + needs.length === 0) return null;
  return (
    <section className={styles.needs} aria-label={t('cases.needs')}>
      {needs.length > 0 && (
        <ul>
          {needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      )}
      {alerts.length > 0 && (
        <p className={styles.alerts}>
          <Icon as={TriangleAlert} />
          <span>{alerts.join(' · ')}</span>
        </p>
      )}
    </section>
  );
}
