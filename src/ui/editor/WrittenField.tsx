import { EditorContent, useEditor, type UseEditorOptions } from '@tiptap/react';
import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import { textOfWriting } from '#platform/writing/writing.rules.ts';
import { useText } from '../text.ts';
import { EditorBar } from './EditorBar.tsx';
import styles from './editor.module.css';
import { editorHandle, textBefore } from './editor-handle.ts';
import type { FieldInsideProps } from './rich-editor.ts';
import { useFieldAttributes } from './use-field-attributes.ts';
import { writingExtensions } from './writing-extensions.ts';
import { writingProps } from './writing-props.ts';

/** The editor itself, and the bar that comes with the focus. */
export function WrittenField(props: FieldInsideProps) {
  const { id, ref, html, placeholder, focus, tools, titles = false, rows = 3 } = props;
  const t = useText();
  const latest = useRef(props);
  latest.current = props;
  /** What this editor said last: anything else that comes in is somebody else's. */
  const said = useRef(html);
  const [active, setActive] = useState(false);
  const [linking, setLinking] = useState(false);

  const [options] = useState((): UseEditorOptions => ({
    extensions: writingExtensions({
      addressOf: (name) => latest.current.pictureAddress?.(name) ?? '',
      words: { open: t('ui.editor.openQuote'), fold: t('ui.editor.foldQuote') },
    }),
    content: html,
    parseOptions: { preserveWhitespace: 'full' },
    injectCSS: false,
    coreExtensionOptions: { clipboardTextSerializer: { blockSeparator: '\n' } },
    editorProps: writingProps({
      onKeyDown: (event) => latest.current.onKeyDown?.(event) ?? false,
      onPaste: (event) => latest.current.onPaste?.(event) ?? false,
      onLink: () => setLinking(true),
    }),
    onUpdate: ({ editor: now }) => {
      const written = now.getHTML();
      said.current = written === '<p></p>' ? '' : written;
      latest.current.onChange(said.current, textOfWriting(said.current));
      latest.current.onCaret?.(textBefore(now));
    },
    onSelectionUpdate: ({ editor: now }) => now.isFocused && latest.current.onCaret?.(textBefore(now)),
    onFocus: ({ editor: now }) => latest.current.onCaret?.(textBefore(now)),
  }));
  const editor = useEditor({ ...options, immediatelyRender: true });

  // On a slow machine the first one is given up before it is shown, and another takes its place: what is done to it waits for that.
  useEffect(() => {
    if (html === said.current || editor.isDestroyed) return;
    said.current = html;
    editor
      .chain()
      .setMeta('addToHistory', false)
      .setContent(html, { emitUpdate: false, parseOptions: { preserveWhitespace: 'full' } })
      .setTextSelection(Number.MAX_SAFE_INTEGER)
      .run();
  }, [editor, html]);
  useEffect(() => {
    if (editor.isDestroyed) return;
    // Whoever comes to it goes on where the text ends.
    if (focus.take()) editor.commands.focus('end');
    else editor.commands.setTextSelection(editor.state.doc.content.size);
  }, [editor, focus]);
  useFieldAttributes(editor, props);
  useImperativeHandle(ref, () => editorHandle(editor), [editor]);

  return (
    <div
      className={styles.field}
      data-active={active || linking}
      data-invalid={props.invalid || undefined}
      style={{ '--rows': rows } as object}
      onFocus={() => setActive(true)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (currentTarget.contains(relatedTarget)) return;
        setActive(false);
        props.onBlur?.();
      }}
    >
      <EditorContent editor={editor} className={styles.text} data-empty={html === '' || undefined} />
      {placeholder && html === '' && (
        <span className={styles.placeholder} aria-hidden>
          {placeholder}
        </span>
      )}
      <EditorBar editor={editor} controls={id} titles={titles} linking={linking} onLinking={setLinking} tools={tools} />
    </div>
  );
}
