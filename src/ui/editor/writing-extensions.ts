import { Selection } from '@tiptap/extensions/selection';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Extension, type Extensions, mergeAttributes } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { QuoteNode } from './quote-node.ts';
import { FieldMark, MissingNode, PersonNode, PictureNode } from './writing-marks.ts';

interface Needs {
  addressOf(name: string): string;
  /** Of the button of a long quote. */
  words: { open: string; fold: string };
}

/** The shapes of writing, written as platform/writing leaves them: what comes back from the server is what was sent. */
export function writingExtensions({ addressOf, words }: Needs): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [3] },
      blockquote: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
      hardBreak: { keepMarks: true },
      link: {
        openOnClick: false,
        defaultProtocol: 'https',
        protocols: ['mailto', 'tel'],
        HTMLAttributes: { target: null, rel: null, class: null },
      },
      trailingNode: { notAfter: ['bulletList', 'orderedList'] },
    }),
    HouseKeys,
    // What is selected stays to be seen while one says where its link goes.
    Selection,
    QuoteNode.configure({ words }),
    PlainTable.configure({ resizable: false, allowTableNodeSelection: true }),
    TableRow,
    TableCell.extend(withSpans),
    TableHeader.extend(withSpans),
    FieldMark,
    MissingNode,
    PersonNode,
    PictureNode.configure({ addressOf }),
  ];
}

/** One row of keys for the shapes, as the bar says; ↵ with Ctrl is for sending. */
const HouseKeys = Extension.create({
  name: 'houseKeys',
  priority: 1_000,
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      'Mod-Shift-1': () => editor.commands.toggleHeading({ level: 3 }),
      'Mod-Shift-6': () => !editor.isActive('table') && editor.commands.insertTable({ rows: 3, cols: 3 }),
    };
  },
});

/** Its columns as wide as what they hold, wherever it is read. */
const PlainTable = Table.extend({
  renderHTML: () => ['table', ['tbody', 0]],
});

const span = (name: string) => ({
  default: 1,
  parseHTML: (element: HTMLElement) => Math.min(50, Math.max(1, Number(element.getAttribute(name)) || 1)),
  renderHTML: (attributes: Record<string, unknown>) =>
    Number(attributes[name]) > 1 ? { [name]: attributes[name] } : {},
});

const withSpans = {
  addAttributes: () => ({
    colspan: span('colspan'),
    rowspan: span('rowspan'),
    colwidth: { default: null, rendered: false },
  }),
  renderHTML({ node, HTMLAttributes }: { node: { type: { name: string } }; HTMLAttributes: Record<string, unknown> }) {
    return [node.type.name === 'tableHeader' ? 'th' : 'td', mergeAttributes(HTMLAttributes), 0] as const;
  },
} as const;
