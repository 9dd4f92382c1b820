import { FoldSection } from '#ui/data/FoldSection.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import { TargetReasons } from '../case/CaseHead.tsx';
import type { CaseView } from '../../contract.ts';
import styles from './context.module.css';

/** The clocks that run, each with one sentence of why it stands there; the ones met, in one line. */
export function ClocksSection({ it }: { it: CaseView }) {
  const t = useText();
  const { list } = useFormats();
  if (it.targets.length === 0) return null;
  const met = it.targets
    .filter(({ state }) => state === 'met')
    .map(({ kind }) => t(`cases.target.${kind}` as MessageId).toLocaleLowerCase());
  return (
    <FoldSection id="cases.clocks" title={t('cases.targets')}>
      <TargetReasons targets={it.targets.filter(({ state }) => state !== 'met' && state !== 'cancelled')} />
      {met.length > 0 && <p className={styles.met}>{t('cases.targets.met', { targets: list([...new Set(met)]) })}</p>}
    </FoldSection>
  );
}
