import { useQuery } from '@tanstack/react-query';
import { refusalOf, useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { useText } from '#ui/text.ts';
import { type Gap, searchingApi } from '../../contract.ts';
import styles from '../knowledge.module.css';
import { articlesKey, gapsQuery } from '../queries.ts';

interface Given {
  /** Why this person may not write one. */
  reason: string | undefined;
  onWrite(gap: Gap): void;
}

/** *Lo que falta*: what was looked for and not found, most often first; each becomes an article, or is put aside. */
export function GapRows({ reason, onWrite }: Given) {
  const t = useText();
  const { data, error, isPending } = useQuery(gapsQuery);
  const close = useChange(
    async (id: string) => call(searchingApi.closeGap, { params: { id }, body: { articleId: null } }),
    { reads: [manyKey('knowledge'), articlesKey], said: t('knowledge.gap.closed') },
  );
  if (error) return <ErrorState text={refusalOf(t, error)} />;
  if (isPending) return <Skeleton as="rows" count={6} />;
  if (data.gaps.length === 0) return <EmptyState fact={t('knowledge.empty.gaps')} />;
  return (
    <ul className={styles.gaps} aria-label={t('knowledge.shelf.gaps')}>
      {data.gaps.map((gap) => (
        <li key={gap.id} className={styles.gap}>
          <strong>«{gap.shown}»</strong>
          <GapFacts gap={gap} />
          <div className={styles.tools}>
            <Button
              reason={reason}
              aria-label={t('knowledge.gap.writeNamed', { words: gap.shown })}
              onClick={() => onWrite(gap)}
            >
              {t('knowledge.new.action')}
            </Button>
            <Button
              variant="quiet"
              reason={reason}
              busy={close.busy}
              aria-label={t('knowledge.gap.closeNamed', { words: gap.shown })}
              onClick={() => close.run(gap.id)}
            >
              {t('knowledge.gap.close')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}

function GapFacts({ gap }: { gap: Gap }) {
  const t = useText();
  const { date } = useFormats();
  const now = useNow();
  return (
    <Quiet>
      {t('knowledge.gap.facts', {
        n: gap.empty + gap.unopened,
        empty: gap.empty,
        source: t(`knowledge.source.${gap.source}`),
        date: date(new Date(gap.lastAt), now),
      })}
    </Quiet>
  );
}
