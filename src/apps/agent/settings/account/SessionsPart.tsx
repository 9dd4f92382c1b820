import { useQuery } from '@tanstack/react-query';
import { identityApi } from '#areas/identity/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { SettingsSection } from '#ui/fields/Form.tsx';
import { Time } from '#ui/format/Time.tsx';
import { type Text, useText } from '#ui/text.ts';
import { Read } from '../Block.tsx';
import { actions } from '../columns.tsx';
import styles from '../settings.module.css';
import { sessionsQuery } from './queries.ts';

/** Where one is signed in; any of them can be ended from here. */
export function SessionsPart() {
  const t = useText();
  const reading = useQuery(sessionsQuery);
  const end = useChange(async (id: string) => call(identityApi.endSession, { params: { id } }), {
    reads: [sessionsQuery.queryKey],
    said: t('account.sessions.ended'),
  });
  return (
    <SettingsSection title={t('account.sessions')} about={t('account.sessions.about')}>
      <Read from={reading}>
        {({ sessions }) => (
          <DataTable
            caption={t('account.sessions')}
            rows={sessions}
            idOf={({ id }) => id}
            columns={[
              {
                id: 'where',
                label: t('account.sessions.where'),
                cell: ({ userAgent, address }) => (
                  <div className={styles.two}>
                    <span className={styles.name} title={userAgent}>
                      {deviceWords(t, userAgent)}
                    </span>
                    <span className={styles.quiet}>{address}</span>
                  </div>
                ),
              },
              {
                id: 'seen',
                label: t('account.sessions.seen'),
                align: 'end',
                cell: ({ lastSeenAt }) => <Time at={new Date(lastSeenAt)} as="relative" />,
              },
              {
                ...actions(t),
                cell: ({ id, current }) =>
                  current ? (
                    t('account.sessions.current')
                  ) : (
                    <Button variant="quiet" busy={end.busy} onClick={() => end.run(id)}>
                      {t('account.sessions.end')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Read>
    </SettingsSection>
  );
}

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** «Firefox, Windows»; the whole string is behind it. */
function deviceWords(t: Text, userAgent: string): string {
  const found = [BROWSERS, SYSTEMS].flatMap((names) => names.find(([mark]) => userAgent.includes(mark))?.[1] ?? []);
  return found.length > 0 ? found.join(', ') : t('account.sessions.unknown');
}
