import { useRef } from 'react';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { Workspace } from '#ui/panes/Workspace.tsx';
import { useText } from '#ui/text.ts';
import { CasePane } from '../case/CasePane.tsx';
import { ContextPane } from '../context/ContextPane.tsx';
import type { InboxView } from '../data/inbox-address.rules.ts';
import { InboxList } from './InboxList.tsx';
import { focusRow, useInbox } from './use-inbox.ts';
import { useSettled } from './use-settled.ts';

/** *Bandeja*: the list, the case and what helps to decide it, as many as fit. */
export function InboxPage() {
  const t = useText();
  const inbox = useInbox();
  // Holding J down moves the row at once; the case follows when there is time.
  const open = useSettled(inbox.open);
  // What a case asks for may come long after it was drawn (undoing): it is done from where one is by then.
  const latest = useRef(inbox);
  latest.current = inbox;
  const showAgain = (reference: string): void => {
    latest.current.show(reference);
    setTimeout(focusRow);
  };
  const back = (): void => {
    inbox.close();
    setTimeout(focusRow);
  };
  return (
    <Workspace
      open={inbox.open !== undefined}
      onBack={back}
      listLabel={t('cases.list.width')}
      contextLabel={t('cases.context.width')}
      list={<InboxList inbox={inbox} />}
      thread={
        open === undefined ? (
          <NothingOpen view={inbox.address.view} />
        ) : (
          <CasePane reference={open} onLeave={() => latest.current.leave(open)} onShow={showAgain} />
        )
      }
      context={open === undefined ? undefined : <ContextPane reference={open} />}
    />
  );
}

function NothingOpen({ view }: { view: InboxView }) {
  const t = useText();
  usePageTitle(t(`cases.view.${view}`), t('app.nav.inbox'));
  return (
    <Pane name="thread" label={t('cases.thread')} ground="surface">
      <EmptyState fact={t('cases.nothingOpen')} />
    </Pane>
  );
}
