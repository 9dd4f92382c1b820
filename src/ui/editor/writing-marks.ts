import { Image } from '@tiptap/extension-image';
import { Mark, mergeAttributes, Node } from '@tiptap/react';

/* What our writing holds besides common shapes; platform/writing cleans and reads the same on the server. */

const attribute = (name: string) => ({
  default: null as string | null,
  parseHTML: (element: HTMLElement) => element.getAttribute(name),
  renderHTML: (attributes: Record<string, unknown>) => {
    const value = attributes[camel(name)];
    return typeof value === 'string' ? { [name]: value } : {};
  },
});

function camel(name: string): string {
  return name.replace(/^data-/, '');
}

/** A value that was merged in: `data-field` is what it is, `data-source` where it comes from, in words. */
export const FieldMark = Mark.create({
  name: 'field',
  inclusive: false,
  addAttributes: () => ({ field: attribute('data-field'), source: attribute('data-source') }),
  parseHTML: () => [{ tag: 'span[data-field]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes), 0],
});

/** A value that there is not: «[fecha de entrega: falta]». Nothing is sent with it. */
export const MissingNode = Node.create({
  name: 'missing',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ missing: attribute('data-missing'), words: wordsOf('[…]') }),
  parseHTML: () => [{ tag: 'span[data-missing]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', HTMLAttributes, String(node.attrs['words'])],
  renderText: ({ node }) => String(node.attrs['words']),
});

/** Somebody who is named, and told. */
export const PersonNode = Node.create({
  name: 'person',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ person: attribute('data-person'), words: wordsOf('@') }),
  parseHTML: () => [{ tag: 'span[data-person]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', HTMLAttributes, String(node.attrs['words'])],
  renderText: ({ node }) => String(node.attrs['words']),
});

function wordsOf(none: string) {
  return { default: none, parseHTML: (element: HTMLElement) => element.textContent || none, rendered: false };
}

/** A picture of ours: in writing it is `cid:` and its name, on screen whatever address `addressOf` gives it. */
export const PictureNode = Image.extend<{ addressOf(name: string): string }>({
  name: 'picture',
  group: 'inline',
  inline: true,
  draggable: true,
  addOptions: () => ({ addressOf: () => '' }),
  addAttributes: () => ({ src: attribute('src'), alt: attribute('alt'), width: attribute('width') }),
  parseHTML: () => [{ tag: 'img[src^="cid:"]' }],
  renderHTML: ({ HTMLAttributes }) => ['img', HTMLAttributes],
  // An address typed between brackets is words, not a picture to fetch.
  addInputRules: () => [],
  renderText: ({ node }) => (node.attrs['alt'] ? `[${String(node.attrs['alt'])}]` : ''),
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('img');
      const { src, alt, width } = node.attrs as Record<string, string | null>;
      dom.src = this.options.addressOf((src ?? '').replace(/^cid:/, ''));
      dom.alt = alt ?? '';
      if (width) dom.width = Number(width);
      return { dom };
    };
  },
});
