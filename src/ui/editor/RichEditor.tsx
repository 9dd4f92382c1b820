import { Suspense, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { isPlainWriting, textOfWriting, writingOfText } from '#platform/writing/writing.rules.ts';
import { later } from '../later.ts';
import styles from './editor.module.css';
import type { FieldInsideProps, FocusKept, RichEditorProps } from './rich-editor.ts';

// Without a connection it does not come: one writes on in the plain field.
const Written = later(async () =>
  import('./WrittenField.tsx').then(
    ({ WrittenField }) => WrittenField,
    () => PlainField,
  ),
);

/**
 * A field for what is written with its shape: lists, links, tables, quotes, pictures. It takes and gives clean writing
 * (platform/writing/writing.rules.ts), with marks for merged values (`span[data-field][data-source]`), values that are missing
 * (`span[data-missing]`) and people (`span[data-person]`): whoever inserts HTML may use them.
 * The editor itself comes after the page; until then one writes in a plain field, and goes on where one was.
 */
export function RichEditor(props: RichEditorProps) {
  const { label, hideLabel, hint, error, autofocus = false, ...rest } = props;
  const own = useId();
  const id = props.id ?? own;
  const writing = useRef(autofocus);
  const [focus] = useState((): FocusKept => ({
    keep: () => void (writing.current = true),
    take() {
      const was = writing.current;
      writing.current = false;
      return was;
    },
  }));
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const field = { ...rest, id, label, focus, told: told || undefined, invalid: Boolean(error) };
  return (
    <div className={styles.root}>
      {!hideLabel && (
        <span className={styles.label} aria-hidden>
          {label}
        </span>
      )}
      {hint && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      <Suspense fallback={<PlainField {...field} />}>
        <Written {...field} />
      </Suspense>
      {error && (
        <div id={`${id}-error`} className={styles.error}>
          {error}
        </div>
      )}
    </div>
  );
}

/** While the editor comes. */
function PlainField({ id, ref, label, html, onChange, placeholder, lang, rows = 3, focus, told }: FieldInsideProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const now = field.current;
    if (focus.take()) now?.focus();
    return () => {
      if (document.activeElement === now) focus.keep();
    };
  }, [focus]);
  const put = (added: string): void => onChange(html + added, textOfWriting(html + added));
  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    isEmpty: () => html === '',
    insertHtml: put,
    append: put,
    replaceBefore: (_, added) => put(added),
    goToMissing: () => false,
  }));
  return (
    <textarea
      ref={field}
      id={id}
      aria-label={label}
      aria-describedby={told}
      className={styles.plain}
      rows={rows}
      lang={lang}
      placeholder={placeholder}
      readOnly={html !== '' && !isPlainWriting(html)}
      value={textOfWriting(html)}
      onChange={(event) => onChange(writingOfText(event.currentTarget.value), event.currentTarget.value)}
    />
  );
}
