import { useQuery } from '@tanstack/react-query';
import { refusalOf, useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { ActionButton, Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { useText } from '#ui/text.ts';
import { complianceApi } from '../contract.ts';
import type { PublishedSheet } from '../sheet/contract.ts';
import { publishAction } from './actions.ts';
import styles from './compliance.module.css';
import { sheetKey, sheetQuery } from './queries.ts';

/** What the company says publicly of its service: what has been published, and whether today's settings say something else. */
export function ServiceSheet() {
  const t = useText();
  const { data, error, refetch } = useQuery(sheetQuery);
  const publish = useChange(async () => call(complianceApi.publishServiceSheet, {}), {
    reads: [sheetKey],
    said: t('compliance.sheet.done'),
  });
  const action = useAction(publishAction, {
    run: () => publish.run(undefined),
    when: data?.canPublish === true,
    reason: data && !data.changed ? t('compliance.sheet.unchanged') : undefined,
  });
  if (error)
    return (
      <ErrorState text={refusalOf(t, error)}>
        <Button onClick={() => void refetch()}>{t('compliance.retry')}</Button>
      </ErrorState>
    );
  if (!data) return <Skeleton as="rows" count={5} />;
  return (
    <>
      <p className={styles.about}>
        {t('compliance.sheet.about')}{' '}
        {data.versions.length > 0 && t(data.changed ? 'compliance.sheet.changed' : 'compliance.sheet.same')}
      </p>
      {data.canPublish && (
        <div>
          <ActionButton action={action} variant="primary" />
        </div>
      )}
      {data.versions.length === 0 ? (
        <EmptyState fact={t('compliance.sheet.none')} />
      ) : (
        <Versions versions={data.versions} />
      )}
    </>
  );
}

function Versions({ versions }: { versions: readonly PublishedSheet[] }) {
  const t = useText();
  const formats = useFormats();
  return (
    <DataTable
      caption={t('compliance.tab.sheet')}
      rows={versions}
      idOf={({ version }) => String(version)}
      columns={[
        {
          id: 'version',
          label: t('compliance.sheet.version'),
          cell: ({ version }) => (
            <a href={`/servicio?v=${version}`}>{t('compliance.sheet.versionN', { n: version })}</a>
          ),
        },
        {
          id: 'at',
          label: t('compliance.sheet.published'),
          cell: ({ publishedAt }) => formats.longDate(new Date(publishedAt)),
        },
        { id: 'by', label: t('compliance.sheet.by'), cell: ({ publishedBy }) => publishedBy ?? 'Cauce' },
        {
          id: 'pdf',
          label: 'PDF',
          align: 'end',
          cell: ({ version }) => (
            <a href={`/servicio/hoja.pdf?v=${version}`} download>
              {t('compliance.evaluation.download', { format: 'PDF' })}
            </a>
          ),
        },
      ]}
    />
  );
}
