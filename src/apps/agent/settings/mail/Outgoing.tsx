import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call, type CallOutput } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { Time } from '#ui/format/Time.tsx';
import { type MessageId, type Text, useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { actions } from '../columns.tsx';
import { outboxQuery } from '../queries.ts';
import styles from '../settings.module.css';

type Outbox = CallOutput<typeof correspondenceApi.listOutbox>;
type Sent = Outbox['items'][number];

/** Mail that has not left yet: why, and what to do. */
export function Outgoing() {
  const t = useText();
  const reading = useQuery(outboxQuery);
  return (
    <Block plain title={t('settings.section.outgoing')} about={t('settings.outgoing.about')}>
      <Read from={reading}>
        {({ items, relay }) => (
          <>
            <p>{relayWords(t, relay)}</p>
            {relay.catcherUrl && (
              <p>
                <a href={relay.catcherUrl} target="_blank" rel="noreferrer">
                  {t('settings.outgoing.catcher')}
                </a>
              </p>
            )}
            <Troubled items={items} />
          </>
        )}
      </Read>
    </Block>
  );
}

function relayWords(t: Text, { configured, catcherUrl }: Outbox['relay']): string {
  if (catcherUrl) return t('settings.outgoing.caught');
  return t(configured ? 'settings.outgoing.configured' : 'settings.outgoing.missing');
}

function Troubled({ items }: { items: readonly Sent[] }) {
  const t = useText();
  const reads = [outboxQuery.queryKey];
  const retry = useChange(async (id: string) => call(correspondenceApi.retryOutbox, { params: { id }, body: {} }), {
    reads,
    said: t('settings.outgoing.retried'),
  });
  const approve = useChange(async (id: string) => call(correspondenceApi.approveOutbox, { params: { id }, body: {} }), {
    reads,
    said: t('settings.outgoing.approved'),
  });
  return (
    <DataTable
      caption={t('settings.section.outgoing')}
      rows={items}
      idOf={({ id }) => id}
      empty={<EmptyState fact={t('settings.outgoing.none')} />}
      columns={[
        {
          id: 'what',
          label: t('settings.outgoing.what'),
          cell: ({ subject, to }) => (
            <div className={styles.two}>
              <span className={styles.name}>{subject}</span>
              <span className={styles.quiet}>{to.join(', ')}</span>
            </div>
          ),
        },
        {
          id: 'case',
          label: t('settings.outgoing.case'),
          cell: ({ caseReference }) =>
            caseReference && (
              <Link to="/bandeja/$reference" params={{ reference: caseReference }}>
                {caseReference}
              </Link>
            ),
        },
        {
          id: 'state',
          label: t('settings.state'),
          cell: ({ state, lastReply, attempts }) => (
            <div className={styles.two}>
              <span>{t(stateWord(state), { n: attempts })}</span>
              {lastReply && <span className={styles.failure}>{lastReply}</span>}
            </div>
          ),
        },
        {
          id: 'at',
          label: t('settings.outgoing.at'),
          align: 'end',
          cell: ({ createdAt }) => <Time at={new Date(createdAt)} />,
        },
        {
          ...actions(t),
          cell: ({ id, state, retriable }) =>
            state === 'needs_yes' ? (
              <Button busy={approve.busy} onClick={() => approve.run(id)}>
                {t('settings.outgoing.approve')}
              </Button>
            ) : (
              retriable && (
                <Button busy={retry.busy} onClick={() => retry.run(id)}>
                  {t('settings.outgoing.retry')}
                </Button>
              )
            ),
        },
      ]}
    />
  );
}

const STATES = ['held', 'queued', 'needs_yes', 'waiting', 'sending', 'sent', 'deferred', 'bounced', 'failed', 'undone'];

function stateWord(state: string): MessageId {
  return `settings.outgoing.state.${STATES.includes(state) ? state : 'queued'}` as MessageId;
}
