import { DOMParser, Slice } from '@tiptap/pm/model';
import type { EditorProps, EditorView } from '@tiptap/pm/view';
import { cleanPasted } from './pasted-html.ts';
import { writingOfText } from '#platform/writing/writing.rules.ts';

interface Asks {
  onKeyDown(event: KeyboardEvent): boolean;
  onPaste(event: ClipboardEvent): boolean;
  onLink(): void;
}

/** Where Tab means something of its own: the next cell, a deeper item. */
const KEEPS_TAB = 'li, td, th';

/**
 * Keys: whoever shows the editor looks first; Ctrl, Alt or ⌘ with ↵ belong to the page; Tab leaves, but in lists and tables, where it does
 * so after Esc.
 */
export function writingProps(asks: Asks): EditorProps {
  let leaving = false;
  const onKeyDown = (view: EditorView, event: KeyboardEvent): boolean => {
    const wasLeaving = leaving;
    leaving = event.key === 'Escape' || (leaving && event.key === 'Shift');
    if (event.isComposing) return false;
    if (asks.onKeyDown(event)) {
      event.preventDefault();
      event.stopPropagation();
      return true;
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || event.altKey)) return true;
    if (event.key === 'Tab') return wasLeaving || !isWithin(view, KEEPS_TAB);
    if (event.key === 'Escape' && isWithin(view, KEEPS_TAB)) event.preventDefault();
    if (isLinkKey(event)) {
      event.preventDefault();
      asks.onLink();
      return true;
    }
    return false;
  };
  return {
    handleDOMEvents: {
      keydown: onKeyDown,
      paste(_view, event) {
        if (!asks.onPaste(event)) return false;
        event.preventDefault();
        return true;
      },
      mouseover(_view, { target }) {
        // Where a merged value comes from; the bar says it too once the cursor is in it.
        const field = target instanceof Element ? target.closest<HTMLElement>('[data-source]') : null;
        if (field) field.title = field.dataset['source'] ?? '';
        return false;
      },
    },
    transformPastedHTML: cleanPasted,
    // Every line as it is, empty ones too.
    clipboardTextParser(text, _context, _plain, view) {
      const page = document.createElement('template');
      page.innerHTML = writingOfText(text);
      const { content } = DOMParser.fromSchema(view.state.schema).parse(page.content, { preserveWhitespace: 'full' });
      return Slice.maxOpen(content);
    },
  };
}

function isWithin(view: EditorView, where: string): boolean {
  const { node } = view.domAtPos(view.state.selection.from);
  const element = node instanceof Element ? node : node.parentElement;
  const found = element?.closest(where);
  return found !== null && found !== undefined && view.dom.contains(found);
}

function isLinkKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey && event.key.toLowerCase() === 'l';
}
