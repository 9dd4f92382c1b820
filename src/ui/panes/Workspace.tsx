import { ArrowLeft, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { IconButton } from '../controls/IconButton.tsx';
import { useAction } from '../keys/use-action.ts';
import { useText } from '../text.ts';
import { backToList, toggleContext } from './actions.ts';
import styles from './panes.module.css';
import { focusPaneNamed } from './pane-walk.ts';
import { Splitter } from './Splitter.tsx';
import { usePaneWidth } from './use-pane-width.ts';
import { ListTitleLevel } from './title-level.ts';
import { useWidthActions } from './use-width-actions.ts';
import { useWorkspaceShape } from './use-viewport.ts';

interface WorkspaceProps {
  /** Each one a `Pane`: `list`, `thread`, `context`. */
  list: ReactNode;
  thread: ReactNode;
  context?: ReactNode;
  listLabel: string;
  contextLabel: string;
  /** Something is open: where only one pane fits, it is the thread. */
  open: boolean;
  /** Back to the list, where only one pane fits. */
  onBack(): void;
}

/** List, thread and context side by side, as many as fit; the rest one key or one press away. */
export function Workspace({ list, thread, context, listLabel, contextLabel, open, onBack }: WorkspaceProps) {
  const shape = useWorkspaceShape();
  const [listWidth, setListWidth] = usePaneWidth('list');
  const [contextWidth, setContextWidth] = usePaneWidth('context');
  const { contextOpen, toggle, close } = useContextPane(shape === 'three');
  const single = shape === 'single' || shape === 'phone';
  useFocusOnTurn(single ? open : undefined);
  const canShowContext = context !== undefined && (open || !single);
  useAction(toggleContext, { when: canShowContext, run: toggle });
  useAction(backToList, { when: single && open && !contextOpen, run: onBack });

  const side = shape === 'three' && contextOpen && canShowContext;
  const drawer = shape !== 'three' && contextOpen && canShowContext;
  useWidthActions({ list: !single, context: side });
  const columns = single
    ? 'minmax(0, 1fr)'
    : `${listWidth / 16}rem minmax(0, 1fr)${side ? ` ${contextWidth / 16}rem` : ''}`;

  return (
    <div className={styles.workspace} style={{ gridTemplateColumns: columns }}>
      {(!single || !open) && (
        <div className={styles.cell}>
          <ListTitleLevel value={open ? 2 : 1}>{list}</ListTitleLevel>
          {!single && <Splitter pane="list" label={listLabel} width={listWidth} onWidth={setListWidth} />}
        </div>
      )}
      {(!single || open) && (
        <div className={`${styles.cell} ${styles.middle}`}>
          {single && <BackBar onBack={onBack} />}
          {thread}
        </div>
      )}
      {side && (
        <div className={`${styles.cell} ${styles.side}`}>
          <Splitter pane="context" label={contextLabel} width={contextWidth} onWidth={setContextWidth} />
          {context}
        </div>
      )}
      {drawer && <Drawer onClose={close}>{context}</Drawer>}
    </div>
  );
}

/** Where only one pane fits, the one that takes the place of the other takes the focus too. */
function useFocusOnTurn(open: boolean | undefined): void {
  const last = useRef(open);
  useEffect(() => {
    const turned = open !== undefined && last.current !== undefined && open !== last.current;
    last.current = open;
    if (turned) setTimeout(() => focusPaneNamed(open ? 'thread' : 'list'));
  }, [open]);
}

/** Open by itself where it fits; a drawer opens when asked for and gives the focus back. */
function useContextPane(fits: boolean) {
  const [wanted, setWanted] = useState<boolean | undefined>(undefined);
  useEffect(() => setWanted(undefined), [fits]);
  const contextOpen = wanted ?? fits;
  const set = (next: boolean): void => {
    setWanted(next);
    setTimeout(() => focusPaneNamed(next ? 'context' : 'thread'));
  };
  return { contextOpen, toggle: () => set(!contextOpen), close: () => set(false) };
}

function BackBar({ onBack }: { onBack(): void }) {
  const t = useText();
  return (
    <div className={styles.backBar}>
      <IconButton icon={ArrowLeft} label={t('ui.panes.back')} onClick={onBack} />
    </div>
  );
}

function Drawer({ onClose, children }: { onClose(): void; children: ReactNode }) {
  const t = useText();
  return (
    <div
      className={styles.drawer}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles.drawerClose}>
        <IconButton icon={X} label={t('ui.panes.closeContext')} onClick={onClose} />
      </div>
      {children}
    </div>
  );
}
