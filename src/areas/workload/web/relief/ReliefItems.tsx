import { Link } from '@tanstack/react-router';
import { useText } from '#ui/text.ts';
import type { ReliefItem } from '../../contract.ts';
import styles from './relief.module.css';

/** What of a request moved, stayed or could not move, and why. */
export function ReliefItems({ items }: { items: readonly ReliefItem[] }) {
  const t = useText();
  return (
    <ul className={styles.items}>
      {items.map(({ reference, customer, subject, to, state, reason }) => (
        <li key={reference}>
          <Link to={`/bandeja/${reference}` as string}>{reference}</Link> ·{' '}
          {[customer, subject].filter(Boolean).join(' · ')} ·{' '}
          {t(`relief.item.${state}`, { to: to.name, reason: reasonOf(t, reason) })}
        </li>
      ))}
    </ul>
  );
}

function reasonOf(t: ReturnType<typeof useText>, reason: string): string {
  switch (reason) {
    case 'case.already_resolved':
      return t('relief.reason.resolved');
    case 'relief.moved_on':
      return t('relief.reason.moved_on');
    case 'relief.cannot_move':
      return t('relief.reason.tied');
    case '':
      return 'none';
    default:
      return t('relief.reason.other');
  }
}
