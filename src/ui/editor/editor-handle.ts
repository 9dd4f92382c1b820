import type { Editor } from '@tiptap/react';
import type { RichEditorHandle } from './rich-editor.ts';

const WHOLE = { parseOptions: { preserveWhitespace: 'full' } } as const;

export function editorHandle(editor: Editor): RichEditorHandle {
  return {
    focus: () => void (editor.isDestroyed || editor.commands.focus()),
    isEmpty: () => editor.isEmpty,
    insertHtml: (html) => void editor.chain().focus().insertContent(html, WHOLE).run(),
    append(html) {
      const end = editor.state.doc.content.size;
      editor.commands.insertContentAt(end, html, { ...WHOLE, updateSelection: false });
    },
    replaceBefore(characters, html) {
      const { from } = editor.state.selection;
      const range = { from: Math.max(0, from - characters), to: from };
      editor.chain().focus().insertContentAt(range, html, WHOLE).run();
    },
    goToMissing() {
      let found: number | undefined;
      editor.state.doc.descendants((node, at) => {
        if (found === undefined && node.type.name === 'missing') found = at;
        return found === undefined;
      });
      if (found === undefined) return false;
      editor.chain().focus().setNodeSelection(found).scrollIntoView().run();
      return true;
    },
  };
}

/** A picture or a name counts as one character, as it does for the cursor. */
const ATOM = '\ufffc';

/** The words of the paragraph before the cursor; nothing while something is selected. */
export function textBefore({ state }: Editor): string {
  const { $from, empty } = state.selection;
  return empty ? $from.parent.textBetween(0, $from.parentOffset, '\n', ATOM) : '';
}
