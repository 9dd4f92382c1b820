import type { RuleVersion } from '#areas/automation/contract.ts';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block } from '../Block.tsx';
import styles from './automations.module.css';
import { RuleSentence } from './RuleSentence.tsx';

/** Every version there was, who wrote it and why. None changes. */
export function VersionsPart({ versions, inForce }: { versions: readonly RuleVersion[]; inForce: number | null }) {
  const t = useText();
  const formats = useFormats();
  return (
    <Block title={t('automation.versions')}>
      <ol className={styles.rules} reversed aria-label={t('automation.versions')}>
        {versions.map((one) => (
          <li key={one.version} className={styles.rule}>
            <p className={styles.head}>
              <span className={styles.name}>{t('automation.version', { n: one.version })}</span>
              {one.version === inForce && ` · ${t('automation.version.inForce')}`}
            </p>
            <RuleSentence rule={one} />
            <p className={styles.meta}>
              {[one.reason, one.madeBy.name, formats.longDate(new Date(one.madeAt))].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ol>
    </Block>
  );
}
