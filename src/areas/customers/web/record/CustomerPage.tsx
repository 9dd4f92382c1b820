import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { refusalOf } from '#areas/identity/web/index.ts';
import { ApiProblem } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane, PaneBody, PaneHead } from '#ui/panes/Pane.tsx';
import { useText } from '#ui/text.ts';
import { customerQuery } from '../queries.ts';
import { AddressesSection } from './AddressesSection.tsx';
import { AboutSection, CompanySection, TagsSection } from './FactSections.tsx';
import { MergesSection } from './MergesSection.tsx';
import { NotesSection } from './NotesSection.tsx';
import styles from './record.module.css';
import { RecordHead } from './RecordHead.tsx';
import { TimelinePane } from './TimelinePane.tsx';

/** A customer: who they are and how to reach them at the left, what has happened with them at the right. */
export function CustomerPage() {
  const t = useText();
  const { id = '' } = useParams({ strict: false });
  const { data: customer, error, refetch } = useQuery(customerQuery(id));
  usePageTitle(customer?.name, t('app.nav.customers'));
  if (!customer)
    return (
      <div className={styles.page}>
        <Pane name="list" label={t('app.nav.customers')} ground="surface">
          {error ? (
            <ErrorState
              text={refusalOf(t, error)}
              supportCode={error instanceof ApiProblem ? error.requestId : undefined}
            >
              <Button onClick={() => void refetch()}>{t('customers.retry')}</Button>
            </ErrorState>
          ) : (
            <Skeleton as="lines" count={8} />
          )}
        </Pane>
      </div>
    );
  return (
    <div className={styles.page}>
      <RecordHead customer={customer} />
      <div className={styles.panes}>
        <div className={styles.facts}>
          <Pane name="list" label={t('customers.facts')}>
            <PaneBody>
              <AddressesSection customer={customer} />
              <AboutSection customer={customer} />
              <CompanySection customer={customer} />
              <TagsSection customer={customer} />
              <NotesSection key={customer.id} customer={customer} />
              <MergesSection customer={customer} />
            </PaneBody>
          </Pane>
        </div>
        <div className={styles.timeline}>
          <Pane name="thread" label={t('customers.timeline')} ground="surface">
            <PaneHead title={t('customers.timeline')}>
              {t('customers.casesCount', { total: customer.totalCases, open: customer.openCases })}
            </PaneHead>
            <PaneBody>
              <TimelinePane id={customer.id} />
            </PaneBody>
          </Pane>
        </div>
      </div>
    </div>
  );
}
