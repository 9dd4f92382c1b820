import type { PolicyVersion } from '#areas/authority/contract.ts';
import { policyApi } from '#areas/authority/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { Block } from '../Block.tsx';
import { actions } from '../columns.tsx';
import styles from '../settings.module.css';
import { policiesQuery } from './queries.ts';
import { useNames } from './use-names.ts';

/** Every version there was, why it came and from when it ruled. None changes. */
export function VersionsPart({ versions, onOpen }: { versions: readonly PolicyVersion[]; onOpen(id: string): void }) {
  const names = useNames();
  const { t, formats } = names;
  const withdraw = useChange(async (id: string) => call(policyApi.withdrawPolicy, { params: { id } }), {
    reads: [policiesQuery.queryKey],
    said: t('policy.withdrawn'),
  });
  const day = (at: string | null): string => (at ? formats.longDate(new Date(at)) : '');
  return (
    <Block plain title={t('policy.view.versions')} about={t('policy.versions.about')}>
      <DataTable
        caption={t('policy.view.versions')}
        rows={versions}
        idOf={({ id }) => id}
        columns={[
          {
            id: 'name',
            label: t('policy.version'),
            cell: ({ number, name }) => (
              <span className={styles.name}>
                {number === null ? name : t('policy.version.short', { n: number, name })}
              </span>
            ),
          },
          { id: 'stage', label: t('settings.state'), cell: ({ stage }) => t(`policy.stageShort.${stage}`) },
          { id: 'from', label: t('policy.from'), cell: ({ effectiveAt }) => day(effectiveAt) },
          {
            id: 'by',
            label: t('policy.by'),
            cell: ({ publishedById, madeById }) => {
              const id = publishedById ?? madeById;
              return id ? names.person(id) : '';
            },
          },
          { id: 'why', label: t('policy.why'), cell: ({ reason }) => <span className={styles.quiet}>{reason}</span> },
          {
            ...actions(t),
            cell: ({ id, stage }) => (
              <span className={styles.rowTools}>
                {stage === 'scheduled' && (
                  <Button variant="quiet" busy={withdraw.busy} onClick={() => withdraw.run(id)}>
                    {t('policy.withdraw')}
                  </Button>
                )}
                <Button variant="quiet" onClick={() => onOpen(id)}>
                  {t('policy.open')}
                </Button>
              </span>
            ),
          },
        ]}
      />
    </Block>
  );
}
