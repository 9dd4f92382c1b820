import { useRouterState } from '@tanstack/react-router';
import { Suspense, useCallback, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { later } from '#ui/later.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { focusPaneNamed } from '#ui/panes/pane-walk.ts';
import { useWorkspaceShape } from '#ui/panes/use-viewport.ts';
import { useText } from '#ui/text.ts';
import { Composer } from '../compose/Composer.tsx';
import type { ComposeMode } from '../compose/draft.rules.ts';
import { useDraftWriter, useIsWriting } from '../compose/drafts.ts';
import { focusComposer } from '../compose/focus-composer.ts';
import type { CaseView } from '../../contract.ts';
import { backToRow } from '../inbox/actions.ts';
import { focusRow } from '../inbox/use-inbox.ts';
import { useSayPresence } from '../presence/use-say-presence.ts';
import { ReopenDialog } from '../panel/ReopenDialog.tsx';
import { CaseThread } from '../thread/CaseThread.tsx';
import { HistoryDialog } from '../thread/HistoryDialog.tsx';
import { CaseBar } from './CaseBar.tsx';
import { CaseHead } from './CaseHead.tsx';
import { type Desk, DeskContext, type Picker, type Proposing } from './desk.ts';
import { useCaseActions } from './use-case-actions.ts';
import { useReadMark } from './use-read-mark.ts';

// Fields, figures and dates come after the case can be read, and before they are asked for.
const ActPanel = later(async () => (await import('./ActPanel.tsx')).ActPanel);
export const fetchActs = ActPanel.fetch;

/** `/bandeja/RC-1#decidir`: whoever directs comes to decide. */
const DECIDE = 'decidir';

interface OpenCaseProps {
  it: CaseView;
  onLeave(reference: string): void;
  onShow(reference: string): void;
}

/** Head, bar, thread and where one writes. */
export function OpenCase({ it, onLeave, onShow }: OpenCaseProps) {
  const t = useText();
  const decides = useRouterState({ select: ({ location }) => location.hash === DECIDE });
  const { desk, opened, open } = useOpenDesk(it, decides, onLeave, onShow);
  useSayPresence(it);
  const keepUnread = useReadMark(it);
  const actions = useCaseActions({
    desk,
    keepUnread,
    openHistory: () => open({ dialog: 'history' }),
    openReopen: () => open({ dialog: 'reopen' }),
  });
  const shape = useWorkspaceShape();
  const narrow = shape === 'phone' || shape === 'single';
  useAction(backToRow, { when: !narrow, run: focusRow });
  const writing = useIsWriting(it.reference);
  const closeDialog = (): void => open({ dialog: undefined });
  const mayWrite = it.can['reply'] === true;
  const acting = desk.resolving || desk.consulting || desk.proposing !== undefined;
  return (
    <DeskContext value={desk}>
      <Pane name="thread" label={t('cases.thread')} ground="surface">
        <CaseHead row={it} it={it} />
        <CaseBar actions={actions} writing={writing || acting} />
        {/* Siblings: each key says whose and what, or one case’s thread would stay under the next. */}
        <CaseThread key={`thread ${it.reference}`} />
        <Suspense fallback={<Skeleton as="lines" count={4} />}>{acting && <ActPanel desk={desk} />}</Suspense>
        {!acting && mayWrite && (!narrow || opened.composing === true || writing) && (
          <Composer key={`composer ${it.reference}`} onClose={narrow ? () => open({ composing: false }) : undefined} />
        )}
      </Pane>
      <HistoryDialog it={it} open={opened.dialog === 'history'} onClose={closeDialog} />
      <ReopenDialog open={opened.dialog === 'reopen'} onClose={closeDialog} />
    </DeskContext>
  );
}

interface Opened {
  reference: string;
  picker?: Picker | undefined;
  resolving?: boolean;
  consulting?: boolean;
  proposing?: Proposing | undefined;
  composing?: boolean;
  dialog?: 'history' | 'reopen' | undefined;
}

/** What is open over a case closes with it; the bar and the head stay and only say something else. Who came to decide finds the panel open. */
function useOpened(reference: string, decides: boolean): [Opened, (part: Partial<Opened>) => void] {
  const [kept, keep] = useState<Opened>(
    decides ? { reference, proposing: { kind: 'new', direct: true } } : { reference },
  );
  const opened = kept.reference === reference ? kept : { reference };
  const change = useCallback(
    (part: Partial<Opened>) => keep((now) => ({ ...(now.reference === reference ? now : {}), ...part, reference })),
    [reference],
  );
  return [opened, change];
}

function useOpenDesk(
  it: CaseView,
  decides: boolean,
  onLeave: (reference: string) => void,
  onShow: (reference: string) => void,
) {
  const [opened, open] = useOpened(it.reference, decides && it.can['propose'] === true);
  const { picker, resolving = false, consulting = false, proposing } = opened;
  const { latest, change } = useDraftWriter(it.reference);
  const desk = useMemo(
    (): Desk => ({
      it,
      compose(mode: ComposeMode) {
        // At once: what is typed right after R must not get lost, or be taken for keys.
        flushSync(() => {
          open({ resolving: false, consulting: false, proposing: undefined, composing: true });
          if (latest().mode !== mode) change({ ...latest(), mode });
        });
        focusComposer();
        // A menu that was used to get here gives the focus back to its button first.
        setTimeout(focusComposer);
      },
      picker,
      // After the menu that may have been used has given the focus back.
      pick: (next) => void setTimeout(() => open({ picker: next })),
      resolving,
      resolve(next) {
        open({ resolving: next, consulting: false, proposing: undefined });
        if (!next) setTimeout(() => focusPaneNamed('thread'));
      },
      consulting,
      consult(next) {
        open({ consulting: next, resolving: false, proposing: undefined });
        if (!next) setTimeout(() => focusPaneNamed('thread'));
      },
      proposing,
      propose(what) {
        open({ proposing: what, consulting: false, resolving: false });
        if (!what) setTimeout(() => focusPaneNamed('thread'));
      },
      leave: () => onLeave(it.reference),
      show: onShow,
    }),
    [it, picker, resolving, consulting, proposing, latest, change, open, onLeave, onShow],
  );
  return { desk, opened, open };
}
