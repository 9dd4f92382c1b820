import { useId, useRef } from 'react';
import { addressOf } from '#platform/http/client.ts';
import { isPlainWriting } from '#platform/writing/writing.rules.ts';
import { RichEditor } from '#ui/editor/RichEditor.tsx';
import { useText } from '#ui/text.ts';
import { casesApi } from '../../contract.ts';
import { useDesk } from '../case/desk.ts';
import styles from './compose.module.css';
import type { Draft } from './draft.rules.ts';
import { useDraft } from './drafts.ts';
import { shapeOf } from './drafts/kept.rules.ts';
import { COMPOSER_TEXT, composerEditor, leaveComposer, useAwaitedFocus } from './focus-composer.ts';
import { OfferList } from './offers/OfferList.tsx';
import { QuoteTool } from './QuoteTool.tsx';
import { type Offer, useOffers } from './offers/use-offers.ts';
import { askedBy, pickFor } from '../templates/picking.ts';

const pictureAddress = (id: string): string => addressOf(casesApi.getUpload, { params: { id } });

/** The text itself. In a note «@» offers people to mention; «:» and two letters offer emoji; «/» asks for a template, «{» for a value. Esc leaves the field; nothing is ever thrown away. */
export function ComposerText({ onPaste }: { onPaste(data: DataTransfer): boolean }) {
  const t = useText();
  const list = useId();
  const { it } = useDesk();
  const { draft, change, latest } = useDraft(it.reference);
  const { mode } = draft;
  const offered = useOffers(mode);
  /** What stands before the cursor in its paragraph. */
  const before = useRef('');
  useAwaitedFocus(it.reference);

  const write = (html: string, text: string): void => {
    const now = latest();
    const shape = html === '' || isPlainWriting(html) ? '' : html;
    const side = { ...now[mode], text, html: shape };
    // Of what was thrown away nothing is said.
    if (mode === 'reply' && text === '' && shape === '') delete (side as Draft['reply']).writtenWith;
    change({ ...now, [mode]: side, basedOn: now.basedOn ?? it.version });
  };
  const insert = ({ html }: Offer): void => {
    composerEditor.current?.replaceBefore(offered.typed, `${html} `);
    offered.end();
  };
  const asked = (key: string): boolean => {
    const picking = askedBy(key, before.current);
    if (picking) pickFor(picking);
    return picking !== undefined;
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const chosen = offered.offers[offered.at];
    const bare = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (chosen && event.key === 'Escape') offered.end();
    else if (chosen && (event.key === 'ArrowDown' || event.key === 'ArrowUp'))
      offered.step(event.key === 'ArrowDown' ? 1 : -1);
    else if (chosen && bare && (event.key === 'Enter' || event.key === 'Tab')) insert(chosen);
    else if (event.key === 'Escape') leaveComposer();
    else if (!event.ctrlKey || event.altKey) return asked(event.key);
    else return false;
    return true;
  };
  const active = offered.offers[offered.at];
  return (
    <div className={styles.field}>
      <RichEditor
        key={`${it.reference} ${mode}`}
        ref={composerEditor}
        id={COMPOSER_TEXT}
        label={
          mode === 'note'
            ? t('cases.compose.noteLabel')
            : t('cases.compose.replyLabel', { name: it.customer || it.reference })
        }
        hideLabel
        placeholder={mode === 'note' ? t('cases.compose.notePlaceholder') : undefined}
        lang={mode === 'reply' ? it.language : undefined}
        html={shapeOf(draft[mode])}
        aria-controls={active ? list : undefined}
        aria-activedescendant={active ? `${list}-${active.id}` : undefined}
        onChange={write}
        onCaret={(words) => {
          before.current = words;
          offered.read(words);
        }}
        onBlur={offered.end}
        onKeyDown={onKeyDown}
        onPaste={({ clipboardData }) => clipboardData !== null && onPaste(clipboardData)}
        pictureAddress={pictureAddress}
        tools={<QuoteTool note={mode === 'note'} />}
      />
      <OfferList id={list} offered={offered} onChoose={insert} />
    </div>
  );
}
