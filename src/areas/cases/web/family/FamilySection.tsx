import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { useText } from '#ui/text.ts';
import type { CaseView } from '../../contract.ts';
import type { Relative } from '../../family/family.contract.ts';
import { CaseLine } from '../context/CaseLine.tsx';
import styles from '../context/context.module.css';
import { familyQuery } from './queries.ts';
import { useFamily } from './use-family.ts';

/** Cases of the same problem: the one this hangs from, or those that hang from this. */
export function FamilySection({ it }: { it: CaseView }) {
  const t = useText();
  const { data } = useQuery(familyQuery(it.reference));
  const { change } = useFamily();
  if (!data || (!data.parent && data.children.length === 0)) return null;
  const { parent, children, openChildren } = data;
  const may = it.can['link'] === undefined || it.can['link'] === true;
  const line = (one: Relative, meta: string, leave: { child: string; former: string }) => (
    <CaseLine
      key={one.reference}
      {...one}
      meta={meta}
      tools={
        may && (
          <IconButton
            icon={X}
            label={t('cases.family.leave', { parent: leave.former })}
            onClick={() => change({ child: leave.child, parent: undefined, former: leave.former })}
          />
        )
      }
    />
  );
  return (
    <FoldSection id="cases.family" title={t('cases.family')} aside={children.length || undefined}>
      <ul className={styles.caseLines}>
        {parent && line(parent, t('cases.family.isParent'), { child: it.reference, former: parent.reference })}
        {children.map((child) =>
          line(child, child.customer || t('cases.customer.unknown'), {
            child: child.reference,
            former: it.reference,
          }),
        )}
      </ul>
      {openChildren > 0 && <p className={styles.quiet}>{t('cases.family.rule', { n: openChildren })}</p>}
    </FoldSection>
  );
}
