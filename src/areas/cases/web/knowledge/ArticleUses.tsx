import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { oneKey } from '#platform/http/query-keys.ts';
import { call } from '#platform/http/client.ts';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { useText } from '#ui/text.ts';
import { caseKnowledgeApi } from '../../knowledge/knowledge.contract.ts';
import styles from './knowledge.module.css';

/** Beside an article: the cases it was used in that one may see, by whom; and how many there are in all. */
export function ArticleUses({ id }: { id: string }) {
  const t = useText();
  const { listTime } = useFormats();
  const now = useNow();
  const { data } = useQuery({
    queryKey: oneKey('article', id, 'uses'),
    queryFn: async ({ signal }) => call(caseKnowledgeApi.articleUses, { params: { id } }, { signal }),
  });
  return (
    <FoldSection id="knowledge.uses" title={t('cases.knowledge.uses')} aside={data?.total}>
      {data?.total === 0 && <p className={styles.none}>{t('cases.knowledge.uses.none')}</p>}
      <ul className={styles.entries} aria-label={t('cases.knowledge.uses')}>
        {data?.cases.map(({ reference, subject, by, how, at }) => (
          <li key={reference}>
            <Link
              to={'/bandeja/$reference' as string}
              params={{ reference } as never}
              search={{ vista: 'todas' } as never}
            >
              {subject}
            </Link>{' '}
            <Quiet>
              {reference} · {t(`cases.knowledge.used.${how}`, { by: by ?? '' })} · {listTime(new Date(at), now)}
            </Quiet>
          </li>
        ))}
      </ul>
      {data && data.total > data.cases.length && (
        <p className={styles.none}>{t('cases.knowledge.uses.others', { n: data.total - data.cases.length })}</p>
      )}
    </FoldSection>
  );
}
