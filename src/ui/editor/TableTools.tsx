import type { Editor } from '@tiptap/react';
import { BetweenHorizontalStart, BetweenVerticalStart, Columns3, Rows3, Trash2 } from 'lucide-react';
import { useText } from '../text.ts';
import { BarButton } from './BarButton.tsx';

const TOOLS = [
  {
    id: 'ui.editor.addRow',
    icon: BetweenHorizontalStart,
    run: (editor: Editor) => editor.chain().focus().addRowAfter(),
  },
  {
    id: 'ui.editor.addColumn',
    icon: BetweenVerticalStart,
    run: (editor: Editor) => editor.chain().focus().addColumnAfter(),
  },
  { id: 'ui.editor.dropRow', icon: Rows3, run: (editor: Editor) => editor.chain().focus().deleteRow() },
  { id: 'ui.editor.dropColumn', icon: Columns3, run: (editor: Editor) => editor.chain().focus().deleteColumn() },
  { id: 'ui.editor.dropTable', icon: Trash2, run: (editor: Editor) => editor.chain().focus().deleteTable() },
] as const;

/** With the cursor in a table. */
export function TableTools({ editor }: { editor: Editor }) {
  const t = useText();
  return TOOLS.map(({ id, icon, run }) => (
    <BarButton key={id} icon={icon} label={t(id)} onPress={() => void run(editor).run()} />
  ));
}
