import type { ReactNode, Ref } from 'react';
import type { FieldProps } from '../fields/field.ts';

/** What whoever shows an editor may ask of it. */
export interface RichEditorHandle {
  focus(): void;
  isEmpty(): boolean;
  /** Where the cursor is, in place of what is selected. */
  insertHtml(html: string): void;
  /** Under everything; the cursor stays where it is. */
  append(html: string): void;
  /** The same in place of so many characters before the cursor: what was typed to ask for it. */
  replaceBefore(characters: number, html: string): void;
  /** To the first value that is missing; false when there is none. */
  goToMissing(): boolean;
}

export interface RichEditorProps extends Omit<FieldProps, 'optional'> {
  id?: string | undefined;
  ref?: Ref<RichEditorHandle>;
  /** As platform/writing cleans it; '' when there is nothing. */
  html: string;
  /** What was written, and its words alone. */
  onChange(html: string, text: string): void;
  placeholder?: string | undefined;
  autofocus?: boolean | undefined;
  /** Of what is written. */
  lang?: string | undefined;
  /** Lines it shows before anything is written; 3 unless told. */
  rows?: number | undefined;
  /** Titles within it: articles have them, letters do not. */
  titles?: boolean | undefined;
  /** The words of its paragraph before the cursor, whenever either changes; for «@», «:», «/», «{». */
  onCaret?(before: string): void;
  /** Before the editor looks at a key; true: it is dealt with. */
  onKeyDown?(event: KeyboardEvent): boolean;
  /** Before the editor pastes; true: it is dealt with. */
  onPaste?(event: ClipboardEvent): boolean;
  onBlur?(): void;
  /** Where a picture of the writing is fetched from, by its name after `cid:`. */
  pictureAddress?(name: string): string;
  /** More for the bar that comes with the focus. */
  tools?: ReactNode;
  /** Of a list that is offered while one writes. */
  'aria-controls'?: string | undefined;
  'aria-activedescendant'?: string | undefined;
}

/** Whether the cursor is, or is to be, in it: from the plain field to the editor. */
export interface FocusKept {
  keep(): void;
  take(): boolean;
}

/** What the field itself is given, plain or rich. */
export interface FieldInsideProps extends Omit<RichEditorProps, 'id' | 'hint' | 'error' | 'hideLabel' | 'autofocus'> {
  id: string;
  focus: FocusKept;
  /** Ids of what is said about it. */
  told: string | undefined;
  invalid: boolean;
}
