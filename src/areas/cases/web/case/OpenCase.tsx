import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useAction } from '#ui/keys/use-action.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { focusPaneNamed } from '#ui/panes/pane-walk.ts';
import { useWorkspaceShape } from '#ui/panes/use-viewport.ts';
import { useText } from '#ui/text.ts';
import { Composer } from '../compose/Composer.tsx';
import { type ComposeMode, isEmpty } from '../compose/draft.rules.ts';
import { useDraft } from '../compose/drafts.ts';
import { focusComposer } from '../compose/focus-composer.ts';
import type { CaseView } from '../../contract.ts';
import { backToRow } from '../inbox/actions.ts';
import { focusRow } from '../inbox/use-inbox.ts';
import { ReopenDialog } from '../panel/ReopenDialog.tsx';
import { ResolvePanel } from '../panel/ResolvePanel.tsx';
import { CaseThread } from '../thread/CaseThread.tsx';
import { HistoryDialog } from '../thread/HistoryDialog.tsx';
import { CaseBar } from './CaseBar.tsx';
import { CaseHead } from './CaseHead.tsx';
import { type Desk, DeskContext, type Picker } from './desk.ts';
import { useCaseActions } from './use-case-actions.ts';
import { useReadMark } from './use-read-mark.ts';

interface OpenCaseProps {
  it: CaseView;
  onLeave(): void;
  onShow(reference: string): void;
}

/** Head, bar, thread and where one writes. */
export function OpenCase({ it, onLeave, onShow }: OpenCaseProps) {
  const t = useText();
  const { desk, opened, close, composing } = useOpenDesk(it, onLeave, onShow);
  const { draft } = useDraft(it.reference);
  const keepUnread = useReadMark(it);
  const actions = useCaseActions({
    desk,
    keepUnread,
    openHistory: () => opened.open('history'),
    openReopen: () => opened.open('reopen'),
  });
  const shape = useWorkspaceShape();
  const narrow = shape === 'phone' || shape === 'single';
  useAction(backToRow, { when: !narrow, run: focusRow });
  const writing = !isEmpty(draft);
  const mayWrite = it.can['reply'] === true;
  return (
    <DeskContext value={desk}>
      <Pane name="thread" label={t('cases.thread')} ground="surface">
        <CaseHead row={it} it={it} />
        <CaseBar actions={actions} writing={writing || desk.resolving} />
        <CaseThread />
        {desk.resolving && <ResolvePanel onClose={() => desk.resolve(false)} />}
        {!desk.resolving && mayWrite && (!narrow || composing || writing) && (
          <Composer onClose={narrow ? close : undefined} />
        )}
      </Pane>
      <HistoryDialog it={it} open={opened.dialog === 'history'} onClose={opened.close} />
      <ReopenDialog open={opened.dialog === 'reopen'} onClose={opened.close} />
    </DeskContext>
  );
}

function useOpenDesk(it: CaseView, onLeave: () => void, onShow: (reference: string) => void) {
  const [picker, pick] = useState<Picker | undefined>(undefined);
  const [resolving, setResolving] = useState(false);
  const [composing, setComposing] = useState(false);
  const [dialog, open] = useState<'history' | 'reopen' | undefined>(undefined);
  const { latest, change } = useDraft(it.reference);
  const desk = useMemo(
    (): Desk => ({
      it,
      compose(mode: ComposeMode) {
        // At once: what is typed right after R must not get lost, or be taken for keys.
        flushSync(() => {
          setResolving(false);
          setComposing(true);
          if (latest().mode !== mode) change({ ...latest(), mode });
        });
        focusComposer();
        // A menu that was used to get here gives the focus back to its button first.
        setTimeout(focusComposer);
      },
      picker,
      // After the menu that may have been used has given the focus back.
      pick: (next) => void setTimeout(() => pick(next)),
      resolving,
      resolve(next) {
        setResolving(next);
        if (!next) setTimeout(() => focusPaneNamed('thread'));
      },
      leave: onLeave,
      show: onShow,
    }),
    [it, picker, resolving, latest, change, onLeave, onShow],
  );
  return { desk, composing, close: () => setComposing(false), opened: { dialog, open, close: () => open(undefined) } };
}
