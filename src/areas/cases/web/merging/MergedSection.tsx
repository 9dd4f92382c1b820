import { Split } from 'lucide-react';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import type { CaseView } from '../../contract.ts';
import context from '../context/context.module.css';
import { useMerge } from './use-merge.ts';

/** Cases that go on in this one, who merged them, and how to part them again. */
export function MergedSection({ it }: { it: CaseView }) {
  const t = useText();
  const { date } = useFormats();
  const now = useNow();
  const { part } = useMerge(() => undefined);
  if (it.merged.length === 0) return null;
  return (
    <FoldSection id="cases.merged" title={t('cases.merged')} aside={it.merged.length}>
      <ul className={context.caseLines}>
        {it.merged.map((one) => (
          <li key={one.id} className={context.caseLine}>
            <span>{one.subject}</span>
            <span className={context.quiet}>
              {one.reference} ·{' '}
              {one.by
                ? t('cases.merged.by', { name: one.by.name, date: date(new Date(one.at), now) })
                : t('cases.merged.when', { date: date(new Date(one.at), now) })}
            </span>
            {it.can['part'] === true && (
              <IconButton
                icon={Split}
                label={t('cases.merged.part', { reference: one.reference })}
                onClick={() => part(it.reference, one)}
              />
            )}
          </li>
        ))}
      </ul>
    </FoldSection>
  );
}
