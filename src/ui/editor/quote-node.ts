import { mergeAttributes, Node, wrappingInputRule } from '@tiptap/react';

declare module '@tiptap/react' {
  interface Commands<ReturnType> {
    quote: { toggleQuote(): ReturnType };
  }
}

/** Asks for a quote that begins folded; it is no part of what is written. */
const FOLDED = 'data-folded';
/** Longer ones begin folded wherever they come from. */
const SHORT = 3;

/** What somebody else said. A long one shows its first line, until it is opened or the cursor comes into it. */
export const QuoteNode = Node.create<{ words: { open: string; fold: string } }>({
  name: 'blockquote',
  group: 'block',
  content: 'block+',
  defining: true,
  addOptions: () => ({ words: { open: '', fold: '' } }),
  addAttributes: () => ({
    folded: {
      default: false,
      rendered: false,
      parseHTML: (element: HTMLElement) => element.hasAttribute(FOLDED) || element.childElementCount > SHORT,
    },
  }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', mergeAttributes(HTMLAttributes), 0],
  addCommands() {
    return {
      toggleQuote:
        () =>
        ({ commands }) =>
          commands.toggleWrap(this.name),
    };
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-9': () => this.editor.commands.toggleQuote() };
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })];
  },
  addNodeView() {
    const { open, fold } = this.options.words;
    return ({ node, editor, getPos }) => {
      const dom = document.createElement('div');
      const contentDOM = document.createElement('blockquote');
      const button = document.createElement('button');
      let current = node;
      const draw = (): void => {
        const folded = current.attrs['folded'] === true;
        dom.dataset['quote'] = folded ? 'folded' : 'open';
        button.textContent = folded ? open : fold;
        button.setAttribute('aria-expanded', String(!folded));
        button.hidden = !folded && current.childCount <= SHORT;
      };
      button.type = 'button';
      button.contentEditable = 'false';
      button.addEventListener('click', () => {
        const at = getPos();
        if (at === undefined) return;
        editor.view.dispatch(folds(editor.state.tr, at, current.attrs['folded'] !== true));
      });
      dom.append(contentDOM, button);
      draw();
      return {
        dom,
        contentDOM,
        update(next) {
          if (next.type !== current.type) return false;
          current = next;
          draw();
          return true;
        },
        ignoreMutation: ({ target }) => !contentDOM.contains(target) || target === contentDOM,
        stopEvent: ({ target }) => target === button,
      };
    };
  },
  onSelectionUpdate() {
    const { $from } = this.editor.state.selection;
    for (let depth = $from.depth; depth > 0; depth--)
      if ($from.node(depth).attrs['folded'] === true)
        this.editor.view.dispatch(folds(this.editor.state.tr, $from.before(depth), false));
  },
});

function folds<
  T extends { setNodeAttribute(at: number, name: string, value: unknown): T; setMeta(key: string, value: unknown): T },
>(change: T, at: number, folded: boolean): T {
  return change.setNodeAttribute(at, 'folded', folded).setMeta('addToHistory', false);
}
