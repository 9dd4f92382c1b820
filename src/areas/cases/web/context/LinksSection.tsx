import { X } from 'lucide-react';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import { casesApi, type CaseView } from '../../contract.ts';
import { useVerb } from '../data/use-verb.ts';
import { CaseLine } from './CaseLine.tsx';
import styles from './context.module.css';

/** Cases that belong together, and why. */
export function LinksSection({ it }: { it: CaseView }) {
  const t = useText();
  const { run } = useVerb(casesApi.unlink);
  if (it.links.length === 0) return null;
  const mayUnlink = it.can['link'] === undefined || it.can['link'] === true;
  return (
    <FoldSection id="cases.links" title={t('cases.links')} aside={it.links.length}>
      <ul className={styles.caseLines}>
        {it.links.map(({ reference, subject, kind, ball, discarded }) => (
          <CaseLine
            key={reference}
            reference={reference}
            subject={subject}
            ball={ball}
            discarded={discarded}
            meta={t(`cases.link.kind.${kind}` as MessageId)}
            tools={
              mayUnlink && (
                <IconButton
                  icon={X}
                  label={t('cases.link.remove', { reference })}
                  onClick={() => run({ params: { reference: it.reference, other: reference }, body: {} })}
                />
              )
            }
          />
        ))}
      </ul>
    </FoldSection>
  );
}
