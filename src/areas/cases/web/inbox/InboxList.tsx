import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { Button } from '#ui/controls/Button.tsx';
import { later } from '#ui/later.ts';
import { ListHints } from '#ui/list/ListHints.tsx';
import { FreshPill } from '#ui/list/FreshPill.tsx';
import { keepPresent, NO_SELECTION, type Selection } from '#ui/list/selection.rules.ts';
import { VirtualList } from '#ui/list/VirtualList.tsx';
import { Pane } from '#ui/panes/Pane.tsx';
import { focusPaneNamed } from '#ui/panes/pane-walk.ts';
import { useText } from '#ui/text.ts';
import { ApiProblem } from '#platform/http/client.ts';
import { replyAction, snoozeAction } from '../case/actions.ts';
import { useDraftTexts } from '../compose/drafts.ts';
import { countsQuery } from '../data/queries.ts';
import { problemText } from '../data/use-verb.ts';
import { useSaysSide } from '../views/use-says-side.ts';
import { useHereLines } from '../presence/use-here.ts';
import { BulkBar } from './BulkBar.tsx';
import { CaseListRow } from './CaseListRow.tsx';
import styles from './inbox.module.css';
import { InboxEmpty } from './InboxEmpty.tsx';
import { InboxHead } from './InboxHead.tsx';
import { InboxTabs } from './InboxTabs.tsx';
import { type Inbox, rowId } from './use-inbox.ts';
import { useWholeView } from './use-whole-view.ts';

// What goes on by itself is told once the list is there.
const BulkStrip = later(async () => (await import('../bulk/BulkStrip.tsx')).BulkStrip);

const PANEL = 'casos';

/** The cases of a view, on one side at a time. */
export function InboxList({ inbox }: { inbox: Inbox }) {
  const t = useText();
  const { view, ball, q, saved } = inbox.address;
  const { data: counts } = useQuery(countsQuery(view, saved || undefined));
  const tabbed = !useSaysSide(saved) && q === '';
  const [chosen, setChosen] = useState(NO_SELECTION);
  const { rows } = inbox.list;
  const selection = keepPresent(chosen, rows.map(rowId));
  const known = tabbed ? counts?.balls[ball] : undefined;
  const whole = useWholeView(inbox, selection, known);
  return (
    <Pane name="list" label={t('cases.list')}>
      <InboxHead inbox={inbox} counts={counts?.views} />
      {tabbed && (
        <InboxTabs
          ball={ball}
          counts={counts?.balls}
          panelId={PANEL}
          onChange={(next) => inbox.change({ ball: next })}
        />
      )}
      <div
        id={PANEL}
        {...(tabbed ? { role: 'tabpanel', 'aria-labelledby': `${PANEL}-${ball}` } : {})}
        className={styles.body}
      >
        <Rows inbox={inbox} balls={counts?.balls} views={counts?.views} selection={selection} onSelection={setChosen} />
      </div>
      <Suspense>
        <BulkStrip />
      </Suspense>
      {selection.ids.size > 0 ? (
        <BulkBar
          rows={rows.filter(({ reference }) => selection.ids.has(reference))}
          references={whole.references ?? [...selection.ids]}
          said={whole.said}
          all={whole.all}
          onClear={() => setChosen(NO_SELECTION)}
        />
      ) : (
        <Hints />
      )}
    </Pane>
  );
}

interface RowsProps {
  inbox: Inbox;
  balls: Readonly<Record<string, number>> | undefined;
  views: Readonly<Record<string, number>> | undefined;
  selection: Selection;
  onSelection(selection: Selection): void;
}

function Rows({ inbox, balls, views, selection, onSelection }: RowsProps) {
  const t = useText();
  const drafts = useDraftTexts();
  const here = useHereLines();
  const { list, address } = inbox;
  if (inbox.error) {
    const problem = inbox.error instanceof ApiProblem ? inbox.error : undefined;
    return (
      <ErrorState
        text={problem ? problemText(t, problem) : t('cases.problem.unknown')}
        supportCode={problem?.requestId}
      >
        <Button onClick={inbox.retry}>{t('cases.retry')}</Button>
      </ErrorState>
    );
  }
  if (inbox.loading) return <Skeleton as="rows" count={8} />;
  if (list.rows.length === 0 && list.fresh === 0)
    return <InboxEmpty address={address} balls={balls} views={views} onChange={inbox.change} />;
  return (
    <>
      <FreshPill n={list.fresh} onShow={list.release} />
      <VirtualList
        label={
          address.q
            ? t('cases.list.found', { q: address.q })
            : t('cases.list.of', { tab: t(`cases.tab.${address.ball}`) })
        }
        items={list.rows}
        idOf={rowId}
        render={(row, { selected }) => (
          <CaseListRow
            row={row}
            draft={drafts.get(row.reference)}
            here={here.get(row.id)?.words}
            written={here.get(row.id)?.written}
            saysTurn={address.q !== ''}
            selected={selected}
            found={inbox.why[row.id]}
          />
        )}
        selection={selection}
        onSelection={onSelection}
        current={inbox.current}
        onCurrent={inbox.move}
        onOpen={(reference, by) => {
          inbox.show(reference);
          if (by === 'key') setTimeout(() => focusPaneNamed('thread'));
        }}
        onEnd={inbox.more}
      />
    </>
  );
}

/** The keys used most, in sight. */
function Hints() {
  const t = useText();
  const hints = [
    { of: ['list.next', 'list.previous'], label: t('cases.hint.move') },
    { of: [replyAction.id], label: t('cases.hint.reply') },
    { of: [snoozeAction.id], label: t('cases.hint.snooze') },
    { of: ['app.shortcuts'], label: t('cases.hint.keys') },
  ];
  return <ListHints hints={hints} />;
}
