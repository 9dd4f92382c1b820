import { Suspense, useEffect, useRef, useState } from 'react';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { later } from '#ui/later.ts';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { Workspace } from '#ui/panes/Workspace.tsx';
import { useText } from '#ui/text.ts';
import { CasePane } from '../case/CasePane.tsx';
import { fetchActs } from '../case/OpenCase.tsx';
import type { InboxView } from '../data/inbox-address.rules.ts';
import { InboxList } from './InboxList.tsx';
import { focusRow, useInbox } from './use-inbox.ts';
import { useAfterPaint, useSettled } from './use-settled.ts';

// What helps to decide comes after what there is to decide.
const ContextPane = later(async () => (await import('../context/ContextPane.tsx')).ContextPane);

/** *Bandeja*: the list, the case and what helps to decide it, as many as fit. */
export function InboxPage() {
  const t = useText();
  const inbox = useInbox();
  // What a case asks for may come long after it was drawn (undoing): it is done from where one is by then.
  const latest = useRef(inbox);
  latest.current = inbox;
  const [leave] = useState(
    () =>
      (reference: string): void =>
        latest.current.leave(reference),
  );
  const [showAgain] = useState(() => (reference: string): void => {
    latest.current.show(reference);
    setTimeout(focusRow);
  });
  const back = (): void => {
    inbox.close();
    setTimeout(focusRow);
  };
  const { open, address } = inbox;
  useEffect(() => {
    ContextPane.fetch();
    fetchActs();
  }, []);
  return (
    <Workspace
      open={open !== undefined}
      onBack={back}
      listLabel={t('cases.list.width')}
      contextLabel={t('cases.context.width')}
      list={<InboxList inbox={inbox} />}
      thread={
        open === undefined ? (
          <NothingOpen view={address.view} choose={inbox.list.rows.length > 0} />
        ) : (
          <SettledCase open={open} onLeave={leave} onShow={showAgain} />
        )
      }
      context={open === undefined ? undefined : <SettledContext open={open} />}
    />
  );
}

interface SettledCaseProps {
  open: string;
  onLeave(reference: string): void;
  onShow(reference: string): void;
}

/** Holding J down moves the row at once; the case follows when there is time, without drawing the list again. */
function SettledCase({ open, onLeave, onShow }: SettledCaseProps) {
  return <CasePane reference={useSettled(open)} onLeave={onLeave} onShow={onShow} />;
}

function SettledContext({ open }: { open: string }) {
  const t = useText();
  const reference = useAfterPaint(useSettled(open));
  return (
    <Suspense
      fallback={
        <Pane name="context" label={t('cases.context')}>
          {null}
        </Pane>
      }
    >
      <ContextPane reference={reference} />
    </Suspense>
  );
}

function NothingOpen({ view, choose }: { view: InboxView; choose: boolean }) {
  const t = useText();
  usePageTitle(t(`cases.view.${view}`), t('app.nav.inbox'));
  return (
    <Pane name="thread" label={t('cases.thread')} ground="surface">
      {choose && <EmptyState fact={t('cases.nothingOpen')} />}
    </Pane>
  );
}
