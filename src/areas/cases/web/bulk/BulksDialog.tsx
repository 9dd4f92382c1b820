import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import type { BulkRow, BulkView } from '../../bulk/bulk.contract.ts';
import { useHouse } from '../data/organisation.ts';
import { actWords, whyWords } from './act-words.ts';
import styles from './bulk.module.css';
import { CaseLinks } from './CaseLinks.tsx';
import { bulkQuery, bulksQuery, isUnderWay } from './queries.ts';
import { useBulkVerbs } from './use-bulk-verbs.ts';

/** What one did to many cases: all of it, or one with what was left alone. `start`: which one is looked at first. */
export function BulksDialog({ start, onClose }: { start?: string; onClose(): void }) {
  const t = useText();
  const [open, setOpen] = useState(start);
  const { data } = useQuery({ ...bulkQuery(open ?? ''), enabled: open !== undefined });
  const { stop, undo, busy } = useBulkVerbs();
  const undoable = data && (data.state === 'done' || data.state === 'stopped') && data.done > 0;
  const actions = open && data && (
    <>
      <Button onClick={() => setOpen(undefined)}>{t('cases.bulks.back')}</Button>
      {data.state === 'running' && (
        <Button busy={busy} onClick={() => stop(open)}>
          {t('cases.bulk.stop')}
        </Button>
      )}
      {undoable && (
        <Button variant="primary" busy={busy} onClick={() => undo(open)}>
          {t('cases.bulk.undo')}
        </Button>
      )}
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t('cases.bulks')} actions={actions}>
      {open ? <Report bulk={data} onOpen={onClose} /> : <Bulks onChoose={setOpen} />}
    </Dialog>
  );
}

function Bulks({ onChoose }: { onChoose(id: string): void }) {
  const t = useText();
  const say = useBulkWords();
  const { data } = useQuery(bulksQuery);
  if (!data) return <Skeleton as="rows" count={3} />;
  if (data.bulks.length === 0) return <EmptyState fact={t('cases.bulks.none')} />;
  return (
    <ul className={styles.list}>
      {data.bulks.map((bulk) => (
        <li key={bulk.id}>
          <button type="button" className={styles.row} onClick={() => onChoose(bulk.id)}>
            <span>{say(bulk).act}</span>
            <span className={styles.quiet}>
              {say(bulk).when} · {t(`cases.bulks.state.${bulk.state}`)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What became of it: the cases left alone, by reason, each to be opened. */
function Report({ bulk, onOpen }: { bulk: BulkView | undefined; onOpen(): void }) {
  const t = useText();
  const say = useBulkWords();
  if (!bulk) return <Skeleton as="lines" count={3} />;
  const groups = [
    { heading: t('cases.bulks.refused'), groups: bulk.refused },
    { heading: t('cases.bulks.kept'), groups: bulk.keptCases },
  ];
  return (
    <div className={styles.outlook} role="status">
      <p className={styles.strong}>{say(bulk).act}</p>
      <p className={styles.quiet}>
        {say(bulk).when} · {t(`cases.bulks.state.${bulk.state}`)}
      </p>
      <p>{t('cases.bulks.changed', { n: bulk.done })}</p>
      {bulk.same > 0 && <p>{t('cases.bulk.same', { n: bulk.same })}</p>}
      {bulk.state === 'undone' && <p>{t('cases.bulk.undone', { n: bulk.undone })}</p>}
      {!isUnderWay(bulk) &&
        groups.map(
          ({ heading, groups: some }) =>
            some.length > 0 && (
              <div key={heading} className={styles.outlook}>
                <p>{heading}</p>
                {some.map((group) => (
                  <p key={group.code}>
                    {whyWords(t, group)}: <CaseLinks group={group} onOpen={onOpen} />
                  </p>
                ))}
              </div>
            ),
        )}
    </div>
  );
}

function useBulkWords(): (bulk: BulkRow) => { act: string; when: string } {
  const speech = { t: useText(), formats: useFormats(), now: useNow(), house: useHouse() };
  const { t, formats, now } = speech;
  return ({ act, madeAt, total }) => ({
    act: actWords(speech, act),
    when: t('cases.bulks.when', {
      when: `${formats.date(new Date(madeAt), now)}, ${formats.time(new Date(madeAt))}`,
      n: total,
    }),
  });
}
