import type { Editor } from '@tiptap/react';
import { useEffect } from 'react';
import type { FieldInsideProps } from './rich-editor.ts';

/** The field is a text box of several lines, named and told about as any other. */
export function useFieldAttributes(editor: Editor, props: FieldInsideProps): void {
  const { id, label, lang, placeholder, told, invalid } = props;
  const offered = props['aria-controls'];
  const active = props['aria-activedescendant'];
  const takes = props.onCaret !== undefined;
  useEffect(() => {
    if (editor.isDestroyed) return;
    const { dom } = editor.view;
    const attributes = {
      id,
      lang,
      role: 'textbox',
      spellcheck: 'true',
      'aria-multiline': 'true',
      'aria-label': label,
      'aria-placeholder': placeholder,
      'aria-describedby': told,
      'aria-invalid': invalid ? 'true' : undefined,
      'aria-autocomplete': takes ? 'list' : undefined,
      'aria-controls': offered,
      'aria-activedescendant': active,
    };
    for (const [name, value] of Object.entries(attributes))
      if (value === undefined) dom.removeAttribute(name);
      else dom.setAttribute(name, value);
  }, [editor, id, label, lang, placeholder, told, invalid, takes, offered, active]);
}
