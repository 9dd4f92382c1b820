import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { articlesApi, type ArticleView, type DiffLine } from '../../contract.ts';
import styles from '../knowledge.module.css';
import { versionQuery, versionsQuery } from '../queries.ts';
import { reasonAgainst } from '../reason.ts';
import { useArticleChange } from './use-article-change.ts';

/** Who wrote what when, what each version changed, and how to have one back. */
export function VersionsDialog({ article, onClose }: { article: ArticleView; onClose(): void }) {
  const t = useText();
  const { exact } = useFormats();
  const { id, latest, can } = article;
  const [n, setN] = useState(latest);
  const { data } = useQuery(versionsQuery(id));
  const restore = useArticleChange(async () => call(articlesApi.restoreVersion, { params: { id, n: String(n) } }), {
    said: t('knowledge.versions.restored', { n }),
    onDone: onClose,
  });
  return (
    <Dialog
      open
      onClose={onClose}
      size="large"
      title={t('knowledge.versions.title', { title: article.title })}
      actions={
        <>
          <Button onClick={onClose}>{t('knowledge.close')}</Button>
          {n !== latest && (
            <Button
              variant="primary"
              reason={reasonAgainst(t, can, 'edit')}
              busy={restore.busy}
              onClick={() => restore.run(undefined)}
            >
              {t('knowledge.versions.restore', { n })}
            </Button>
          )}
        </>
      }
    >
      {data ? (
        <SelectField
          data-autofocus
          label={t('knowledge.versions.which')}
          allowDeselect={false}
          data={data.versions.map((one) => ({
            value: String(one.n),
            label: [
              t('knowledge.versions.one', { n: one.n, by: one.by ?? '' }),
              exact(new Date(one.at)),
              ...(one.restores ? [t('knowledge.versions.restores', { n: one.restores })] : []),
              ...(one.published ? [t('knowledge.versions.published')] : []),
            ].join(' · '),
          }))}
          value={String(n)}
          onChange={(value) => setN(Number(value ?? latest))}
        />
      ) : (
        <Skeleton as="lines" count={2} />
      )}
      <Changes id={id} n={n} />
    </Dialog>
  );
}

function Changes({ id, n }: { id: string; n: number }) {
  const t = useText();
  const { data } = useQuery(versionQuery(id, n));
  if (!data) return <Skeleton as="lines" count={8} />;
  return (
    <ul className={styles.changes} aria-label={t('knowledge.versions.changes', { n })}>
      {data.changes.map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines may repeat and never move
        <Line key={at} line={line} />
      ))}
    </ul>
  );
}

function Line({ line: { kind, text } }: { line: DiffLine }) {
  const t = useText();
  if (kind === 'same') return <li className={styles.same}>{text}</li>;
  const Tag = kind === 'added' ? 'ins' : 'del';
  return (
    <li className={styles[kind]}>
      <span aria-hidden>{kind === 'added' ? '+' : '−'}</span>
      <span className="visually-hidden">{t(`knowledge.versions.${kind}`)}</span>
      <Tag>{text}</Tag>
    </li>
  );
}
