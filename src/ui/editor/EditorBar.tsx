import { type Editor, useEditorState } from '@tiptap/react';
import {
  Bold,
  Heading,
  Italic,
  List,
  ListOrdered,
  type LucideIcon,
  Table as TableIcon,
  TextQuote,
  Undo2,
} from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type ReactNode, type SyntheticEvent, useRef } from 'react';
import { type MessageId, useText } from '../text.ts';
import { BarButton } from './BarButton.tsx';
import styles from './editor.module.css';
import { LinkButton } from './LinkButton.tsx';
import { TableTools } from './TableTools.tsx';

interface Tool {
  id: MessageId;
  icon: LucideIcon;
  keys?: string;
  isOn?(editor: Editor): boolean;
  can?(editor: Editor): boolean;
  run(editor: Editor): void;
}

const TOOLS: readonly Tool[] = [
  {
    id: 'ui.editor.bold',
    icon: Bold,
    keys: 'ctrl+b',
    isOn: (editor) => editor.isActive('bold'),
    run: (editor) => void editor.chain().focus().toggleBold().run(),
  },
  {
    id: 'ui.editor.italic',
    icon: Italic,
    keys: 'ctrl+i',
    isOn: (editor) => editor.isActive('italic'),
    run: (editor) => void editor.chain().focus().toggleItalic().run(),
  },
  {
    id: 'ui.editor.list',
    icon: List,
    keys: 'ctrl+shift+8',
    isOn: (editor) => editor.isActive('bulletList'),
    run: (editor) => void editor.chain().focus().toggleBulletList().run(),
  },
  {
    id: 'ui.editor.numbered',
    icon: ListOrdered,
    keys: 'ctrl+shift+7',
    isOn: (editor) => editor.isActive('orderedList'),
    run: (editor) => void editor.chain().focus().toggleOrderedList().run(),
  },
  {
    id: 'ui.editor.quote',
    icon: TextQuote,
    keys: 'ctrl+shift+9',
    isOn: (editor) => editor.isActive('blockquote'),
    run: (editor) => void editor.chain().focus().toggleQuote().run(),
  },
];
const TITLE: Tool = {
  id: 'ui.editor.title',
  icon: Heading,
  keys: 'ctrl+shift+1',
  isOn: (editor) => editor.isActive('heading'),
  run: (editor) => void editor.chain().focus().toggleHeading({ level: 3 }).run(),
};
const TABLE: Tool = {
  id: 'ui.editor.table',
  icon: TableIcon,
  keys: 'ctrl+shift+6',
  can: (editor) => !editor.isActive('table'),
  run: (editor) => void editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
};
const UNDO: Tool = {
  id: 'ui.undo',
  icon: Undo2,
  keys: 'ctrl+z',
  can: (editor) => editor.can().undo(),
  run: (editor) => void editor.chain().focus().undo().run(),
};

interface EditorBarProps {
  editor: Editor;
  /** The id of the field it acts on. */
  controls: string;
  titles: boolean;
  linking: boolean;
  onLinking(open: boolean): void;
  tools: ReactNode;
}

/** What can be made of what is written: one stop of Tab, then arrows. */
export function EditorBar({ editor, controls, titles, linking, onLinking, tools }: EditorBarProps) {
  const t = useText();
  const bar = useRef<HTMLDivElement>(null);
  const shown = titles ? [TITLE, ...TOOLS] : TOOLS;
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      on: [...shown, TABLE, UNDO].map((tool) => tool.isOn?.(now)),
      can: [...shown, TABLE, UNDO].map((tool) => tool.can?.(now) ?? true),
      inTable: now.isActive('table'),
      link: now.isActive('link'),
      source: sourceOf(now),
    }),
  });
  const button = (tool: Tool, index: number): ReactNode => (
    <BarButton
      key={tool.id}
      icon={tool.icon}
      label={t(tool.id)}
      keys={tool.keys}
      first={index === 0}
      on={state.on[index]}
      off={!state.can[index]}
      onPress={() => tool.run(editor)}
    />
  );
  const move = (event: KeyboardEvent): void => {
    if (!isInside(event)) return;
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (event.key === 'Escape') editor.view.focus();
    else if (to === undefined || at < 0) return;
    else buttons.at(to % buttons.length)?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('ui.editor.bar')}
      aria-controls={controls}
      className={styles.bar}
      data-keys="own"
      onKeyDown={move}
      onFocus={comeBackHere}
      // The cursor stays where it was in the text.
      onMouseDown={(event) => isInside(event) && event.preventDefault()}
    >
      {shown.map(button)}
      <LinkButton editor={editor} on={state.link} open={linking} onOpenChange={onLinking} />
      {button(TABLE, shown.length)}
      {state.inTable && <TableTools editor={editor} />}
      {button(UNDO, shown.length + 1)}
      {tools}
      {state.source && <span className={styles.source}>{t('ui.editor.source', { source: state.source })}</span>}
    </div>
  );
}

/** Tab comes back to the one that was used last. */
function comeBackHere(event: FocusEvent): void {
  if (!isInside(event)) return;
  for (const one of event.currentTarget.querySelectorAll('button')) one.tabIndex = one === event.target ? 0 : -1;
}

/** Not in a panel of one of its buttons. */
function isInside({ currentTarget, target }: SyntheticEvent): boolean {
  return target instanceof Node && currentTarget.contains(target);
}

function sourceOf(editor: Editor): string {
  const source: unknown = editor.isActive('field') ? editor.getAttributes('field')['source'] : undefined;
  return typeof source === 'string' ? source : '';
}
