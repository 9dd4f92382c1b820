import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { Progress } from '#ui/data/Progress.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { type Text, useText } from '#ui/text.ts';
import type { BulkRow } from '../../bulk/bulk.contract.ts';
import { useHouse } from '../data/organisation.ts';
import { countsKey, listKey } from '../data/queries.ts';
import { actWords } from './act-words.ts';
import styles from './bulk.module.css';
import { BulksDialog } from './BulksDialog.tsx';
import { bulksQuery, isUnderWay } from './queries.ts';
import { useBulkVerbs } from './use-bulk-verbs.ts';

/** At the foot of the list while something is being done to many, also after the page was left: how far it is, and how to stop it. */
export function BulkStrip() {
  const t = useText();
  const words = useActWords();
  const { data } = useQuery(bulksQuery);
  const { stop, busy } = useBulkVerbs();
  const [seen, setSeen] = useState<string>();
  useEndings(data?.bulks, setSeen);
  const under = data?.bulks.filter(isUnderWay) ?? [];
  const ended = data?.bulks.find(({ id }) => id === seen);
  const [looking, setLooking] = useState<string>();
  return (
    <>
      {under.map((bulk) => (
        <div key={bulk.id} className={styles.strip}>
          <Progress share={1 - bulk.left / bulk.total} words={underWayWords(t, bulk, words(bulk))} />
          {bulk.state === 'running' && (
            <Button busy={busy} onClick={() => stop(bulk.id)}>
              {t('cases.bulk.stop')}
            </Button>
          )}
        </div>
      ))}
      {ended && !isUnderWay(ended) && ended.refusedN + ended.kept > 0 && (
        <div className={styles.strip}>
          <span className={styles.words}>{endedWords(t, ended, words(ended))}</span>
          <Button onClick={() => setLooking(ended.id)}>{t('cases.bulk.see')}</Button>
          <Button variant="quiet" onClick={() => setSeen(undefined)}>
            {t('cases.bulk.dismiss')}
          </Button>
        </div>
      )}
      {looking && <BulksDialog start={looking} onClose={() => setLooking(undefined)} />}
    </>
  );
}

/** What was under way when last looked at and is no more: it is said, with how to undo it, and the lists are read again. */
function useEndings(bulks: readonly BulkRow[] | undefined, onEnded: (id: string) => void): void {
  const t = useText();
  const queries = useQueryClient();
  const words = useActWords();
  const { undo } = useBulkVerbs();
  const watched = useRef(new Set<string>());
  const look = useEffectEvent(() => {
    for (const bulk of bulks ?? []) {
      if (isUnderWay(bulk)) watched.current.add(bulk.id);
      else if (watched.current.delete(bulk.id)) {
        const back = bulk.state !== 'undone' && bulk.done > 0 ? { undo: () => undo(bulk.id) } : {};
        toast(endedWords(t, bulk, words(bulk)), back);
        onEnded(bulk.id);
        for (const queryKey of [listKey, countsKey, ['case']]) void queries.invalidateQueries({ queryKey });
      }
    }
  });
  useEffect(() => look(), [bulks]);
}

function useActWords(): (bulk: BulkRow) => string {
  const speech = { t: useText(), formats: useFormats(), now: useNow(), house: useHouse() };
  return ({ act }) => actWords(speech, act);
}

function underWayWords(t: Text, { state, left, total }: BulkRow, act: string): string {
  return state === 'undoing'
    ? t('cases.bulk.undoing', { act, left })
    : t('cases.bulk.progress', { act, done: total - left, total });
}

function endedWords(t: Text, { state, done, refusedN, undone, kept }: BulkRow, act: string): string {
  if (state === 'undone')
    return kept > 0 ? t('cases.bulk.undoneBut', { n: undone, kept }) : t('cases.bulk.undone', { n: undone });
  if (state === 'stopped') return t('cases.bulk.stopped', { act, n: done });
  return refusedN > 0
    ? t('cases.bulk.doneBut', { act, n: done, left: refusedN })
    : t('cases.bulk.done', { act, n: done });
}
