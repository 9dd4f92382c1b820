import { useQuery } from '@tanstack/react-query';
import { memo, Suspense, useState } from 'react';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { later } from '#ui/later.ts';
import { Pane, PaneBody } from '#ui/panes/Pane.tsx';
import { useText } from '#ui/text.ts';
import { TimesSection } from '../consult/TimesSection.tsx';
import { CircuitSection } from '../propose/CircuitSection.tsx';
import { LegalSection } from '../legal/LegalSection.tsx';
import { RightsSection } from '../law/RightsSection.tsx';
import { Unread } from '../case/Unread.tsx';
import { caseQuery, customerQuery } from '../data/queries.ts';
import { FamilySection } from '../family/FamilySection.tsx';
import { MergedSection } from '../merging/MergedSection.tsx';
import { HistoryDialog } from '../thread/HistoryDialog.tsx';
import { ActivitySection } from './ActivitySection.tsx';
import { ClocksSection } from './ClocksSection.tsx';
import styles from './context.module.css';
import { CustomerSection } from './CustomerSection.tsx';
import { LinksSection } from './LinksSection.tsx';
import { NeedsSection } from './NeedsSection.tsx';
import { ParticipantsSection } from './ParticipantsSection.tsx';
import { PetitionsSection } from './PetitionsSection.tsx';
import { PreviousSection } from './PreviousSection.tsx';

// The fields come after what is read.
const FieldSections = later(async () => (await import('./FieldSections.tsx')).FieldSections);
const KnowledgeSection = later(async () => (await import('../knowledge/KnowledgeSection.tsx')).KnowledgeSection);

/** What helps to decide, in the order it matters: how to speak to this person first. */
export const ContextPane = memo(function ContextPane({ reference }: { reference: string }) {
  const t = useText();
  const { data: it, error, fetchStatus, refetch } = useQuery(caseQuery(reference));
  const about = useQuery({ ...customerQuery(it?.customerId ?? ''), enabled: Boolean(it?.customerId) });
  const customer = about.data;
  const [history, setHistory] = useState(false);
  if (!it) {
    return (
      <Pane name="context" label={t('cases.context')}>
        <div className={styles.coming}>
          {error || fetchStatus === 'paused' ? (
            <Unread compact error={error} onRetry={() => void refetch()} />
          ) : (
            <Skeleton as="lines" count={6} />
          )}
        </div>
      </Pane>
    );
  }
  return (
    <Pane name="context" label={t('cases.context')}>
      <PaneBody>
        {!customer && about.error && (
          <div className={styles.coming}>
            <Unread compact error={about.error} onRetry={() => void about.refetch()} />
          </div>
        )}
        <NeedsSection it={it} customer={customer} />
        <CustomerSection it={it} customer={customer} />
        <CircuitSection it={it} />
        <LegalSection key={`l${it.reference}`} it={it} />
        <RightsSection key={`r${it.reference}`} it={it} />
        <ClocksSection it={it} />
        <TimesSection it={it} />
        <PetitionsSection key={`p${it.reference}`} it={it} />
        <Suspense>
          <FieldSections it={it} />
        </Suspense>
        <ParticipantsSection it={it} />
        <PreviousSection it={it} />
        <Suspense>
          <KnowledgeSection key={`k${it.reference}`} it={it} />
        </Suspense>
        <FamilySection it={it} />
        <MergedSection it={it} />
        <LinksSection it={it} />
        <ActivitySection it={it} onHistory={() => setHistory(true)} />
      </PaneBody>
      <HistoryDialog it={it} open={history} onClose={() => setHistory(false)} />
    </Pane>
  );
});
