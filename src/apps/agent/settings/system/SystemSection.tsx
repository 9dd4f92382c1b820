import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { call, type CallOutput } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Time } from '#ui/format/Time.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import { operationsApi } from '../../../server/operations.contract.ts';
import { Block, Read } from '../Block.tsx';
import { actions } from '../columns.tsx';
import { deadJobsQuery } from '../queries.ts';
import styles from '../settings.module.css';

/** What the machine gave up, and whether its log is sound. */
export function SystemSection() {
  return (
    <>
      <DeadJobs />
      <LogCheck />
    </>
  );
}

function DeadJobs() {
  const t = useText();
  const reading = useQuery(deadJobsQuery);
  const again = useChange(async (id: string) => call(operationsApi.runJobAgain, { params: { id }, body: {} }), {
    reads: [deadJobsQuery.queryKey],
    said: t('settings.jobs.running'),
  });
  return (
    <Block title={t('settings.jobs')} about={t('settings.jobs.about')}>
      <Read from={reading}>
        {({ jobs, waiting }) => (
          <>
            <p className={styles.quiet}>{t('settings.jobs.waiting', { n: waiting })}</p>
            <DataTable
              caption={t('settings.jobs')}
              rows={jobs}
              idOf={({ id }) => id}
              empty={<EmptyState fact={t('settings.jobs.none')} />}
              columns={[
                {
                  id: 'name',
                  label: t('settings.jobs.name'),
                  cell: ({ name }) => <span className={styles.name}>{name}</span>,
                },
                {
                  id: 'error',
                  label: t('settings.jobs.error'),
                  cell: ({ lastError }) => <span className={styles.failure}>{lastError}</span>,
                },
                { id: 'tries', label: t('settings.jobs.tries'), align: 'end', cell: ({ attempts }) => attempts },
                { id: 'at', label: t('settings.jobs.at'), align: 'end', cell: ({ at }) => <Time at={new Date(at)} /> },
                {
                  ...actions(t),
                  cell: ({ id }) => (
                    <Button busy={again.busy} onClick={() => again.run(id)}>
                      {t('settings.jobs.again')}
                    </Button>
                  ),
                },
              ]}
            />
          </>
        )}
      </Read>
    </Block>
  );
}

type Verification = CallOutput<typeof operationsApi.verifyLog>;
const FAULTS = {
  altered: 'settings.log.altered',
  missing: 'settings.log.missing',
  inserted: 'settings.log.inserted',
  head: 'settings.log.head',
  seal: 'settings.log.seal',
} as const satisfies Record<Verification['broken'][number]['what'], MessageId>;

function LogCheck() {
  const t = useText();
  const [found, setFound] = useState<Verification | undefined>(undefined);
  const verify = useChange(async () => call(operationsApi.verifyLog, { body: {} }), { onDone: setFound });
  return (
    <Block
      title={t('settings.log')}
      about={t('settings.log.about')}
      tools={
        <Button busy={verify.busy} onClick={() => verify.run(undefined)}>
          {t(verify.busy ? 'settings.log.checking' : 'settings.log.check')}
        </Button>
      }
    >
      {found && found.broken.length === 0 && (
        <p role="status">
          {t('settings.log.sound', {
            events: found.events,
            streams: found.streams,
            seals: found.seals,
          })}
        </p>
      )}
      {found && found.broken.length > 0 && (
        <ErrorState text={t('settings.log.broken', { n: found.broken.length })}>
          <ul>
            {found.broken.map(({ what, stream, n }) => (
              <li
                key={`${what} ${stream} ${n}`}
                className={styles.failure}
              >{`${stream} · ${n} · ${t(FAULTS[what])}`}</li>
            ))}
          </ul>
        </ErrorState>
      )}
    </Block>
  );
}
