import { FoldSection } from '#ui/data/FoldSection.tsx';
import { useText } from '#ui/text.ts';
import type { CaseView } from '../../contract.ts';
import { useHouse } from '../data/organisation.ts';
import styles from './context.module.css';

/** Who takes part: theirs by address, ours by name. */
export function ParticipantsSection({ it }: { it: CaseView }) {
  const t = useText();
  const { teamName } = useHouse();
  return (
    <FoldSection id="cases.people" title={t('cases.people')}>
      <ul className={styles.people}>
        {it.participants.map(({ address, name, role, bounced }) => (
          <li key={address}>
            <span>{name || address}</span>
            <span className={styles.quiet}>
              {[t(`cases.role.${role}`), name && address, bounced && t('cases.people.bounced')]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
        <li>
          <span>{it.owner?.name ?? t('cases.head.nobody')}</span>
          <span className={styles.quiet}>
            {[t('cases.role.owner'), teamName(it.teamId)].filter(Boolean).join(' · ')}
          </span>
        </li>
        {it.followers.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <span className={styles.quiet}>{t('cases.role.follower')}</span>
          </li>
        ))}
      </ul>
    </FoldSection>
  );
}
