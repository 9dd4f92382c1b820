import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem, call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { casesApi } from '../../contract.ts';
import type { MergePreview as Preview } from '../../merging/merge.contract.ts';
import { problemText } from '../data/use-verb.ts';
import styles from './merging.module.css';
import { useMerge } from './use-merge.ts';

interface MergePreviewProps {
  reference: string;
  other: string;
  onBack(): void;
  /** With the reference that goes on. */
  onDone(kept: string): void;
}

/** Which one goes on, what moves, which date counts; or why not, and the other way round where that can be. */
export function MergePreview({ reference, other, onBack, onDone }: MergePreviewProps) {
  const t = useText();
  const [swapped, setSwapped] = useState(false);
  const [kept, gone] = swapped ? [other, reference] : [reference, other];
  const { data, error } = useQuery({
    queryKey: manyKey('case', 'merging', kept, gone),
    queryFn: async ({ signal }) =>
      call(casesApi.previewMerge, { params: { reference: kept, other: gone } }, { signal }),
  });
  const { merge, busy } = useMerge(onDone);
  const may = data?.refusal === null;
  const back = useFocusOnce(error !== null || (data !== undefined && !may));
  const confirm = useFocusOnce(may);
  return (
    <div className={styles.preview}>
      {!data && !error && <Skeleton as="lines" count={4} />}
      {error && <p role="alert">{error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown')}</p>}
      {data && <Told preview={data} />}
      <div className={styles.acts}>
        <Button ref={back} onClick={onBack}>
          {t('cases.merge.back')}
        </Button>
        {(may || data?.otherWay) && (
          <Button icon={ArrowLeftRight} onClick={() => setSwapped(!swapped)}>
            {t('cases.merge.swap', { reference: gone })}
          </Button>
        )}
        {may && (
          <Button ref={confirm} variant="primary" busy={busy} onClick={() => merge(kept, gone)}>
            {t('cases.merge.confirm', { reference: kept })}
          </Button>
        )}
      </div>
    </div>
  );
}

function Told({ preview }: { preview: Preview }) {
  const t = useText();
  const { date } = useFormats();
  const now = useNow();
  const { kept, merged, dueAt, refusal } = preview;
  if (refusal) {
    const why = refusal.code.slice('case.'.length) as 'merge_tied';
    return <p role="alert">{t(`cases.merge.no.${why}`, { other: merged.reference, tie: refusal.tie ?? '' })}</p>;
  }
  return (
    <>
      <dl className={styles.two}>
        <dt>{t('cases.merge.kept', { reference: kept.reference })}</dt>
        <dd>{kept.subject}</dd>
        <dt>{t('cases.merge.gone', { reference: merged.reference })}</dt>
        <dd>{merged.subject}</dd>
      </dl>
      <ul className={styles.said}>
        <li>{t('cases.merge.moves', merged.moves)}</li>
        {dueAt && <li>{t('cases.merge.due', { date: date(new Date(dueAt), now) })}</li>}
        <li>{t('cases.merge.leads')}</li>
        <li>{t('cases.merge.undoable')}</li>
      </ul>
    </>
  );
}

/** Takes the focus once there is something to say yes to, so that ↵ goes on. */
function useFocusOnce(ready: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (ready) button.current?.focus();
  }, [ready]);
  return button;
}
