import { type KeyboardEvent, useId } from 'react';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import styles from './compose.module.css';
import { useDraft } from './drafts.ts';
import { COMPOSER_TEXT, useAwaitedFocus } from './focus-composer.ts';
import { type Offer, useOffers } from './offers/use-offers.ts';

/** The text itself. In a note «@» offers people to mention; «:» and two letters offer emoji. Esc leaves the field; nothing is ever thrown away. */
export function ComposerText() {
  const t = useText();
  const list = useId();
  const { it } = useDesk();
  const { draft, change, latest } = useDraft(it.reference);
  const { mode } = draft;
  const { text } = draft[mode];
  const offered = useOffers(mode);
  useAwaitedFocus(it.reference);

  const write = (value: string): void => {
    const now = latest();
    change({ ...now, [mode]: { ...now[mode], text: value }, basedOn: now.basedOn ?? it.version });
  };
  const insert = ({ written, mention }: Offer, field: HTMLTextAreaElement): void => {
    const before = field.value.slice(0, offered.start);
    const after = field.value.slice(field.selectionStart);
    const now = latest();
    const side = { ...now[mode], text: `${before}${written} ${after.trimStart()}` };
    const mentions = mention && [...now.note.mentions.filter(({ id }) => id !== mention.id), mention];
    change({ ...now, [mode]: mentions ? { ...side, mentions } : side, basedOn: now.basedOn ?? it.version });
    offered.end();
    const caret = before.length + written.length + 1;
    setTimeout(() => field.setSelectionRange(caret, caret));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const chosen = offered.offers[offered.at];
    if (chosen && event.key === 'Escape') offered.end();
    else if (chosen && (event.key === 'ArrowDown' || event.key === 'ArrowUp'))
      offered.step(event.key === 'ArrowDown' ? 1 : -1);
    else if (
      chosen &&
      (event.key === 'Enter' || event.key === 'Tab') &&
      !event.ctrlKey &&
      !event.altKey &&
      !event.metaKey
    )
      insert(chosen, event.currentTarget);
    else if (event.key === 'Escape') event.currentTarget.closest<HTMLElement>('[data-pane]')?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const active = offered.offers[offered.at];
  return (
    <div className={styles.field}>
      <TextArea
        id={COMPOSER_TEXT}
        label={
          mode === 'note'
            ? t('cases.compose.noteLabel')
            : t('cases.compose.replyLabel', { name: it.customer || it.reference })
        }
        hideLabel
        placeholder={mode === 'note' ? t('cases.compose.notePlaceholder') : undefined}
        minRows={3}
        maxRows={12}
        lang={mode === 'reply' ? it.language : undefined}
        value={text}
        aria-autocomplete="list"
        aria-controls={active ? list : undefined}
        aria-activedescendant={active ? `${list}-${active.id}` : undefined}
        onChange={(event) => {
          write(event.currentTarget.value);
          offered.read(event.currentTarget);
        }}
        onBlur={offered.end}
        onKeyDown={onKeyDown}
      />
      {offered.offers.length > 0 && (
        <div
          id={list}
          role="listbox"
          aria-label={t(offered.sign === ':' ? 'cases.compose.emoji' : 'cases.compose.mention')}
          className={styles.people}
        >
          {offered.offers.map((offer, index) => (
            <div
              key={offer.id}
              id={`${list}-${offer.id}`}
              role="option"
              aria-selected={index === offered.at}
              className={styles.person}
              onMouseDown={(event) => {
                event.preventDefault();
                insert(offer, document.getElementById(COMPOSER_TEXT) as HTMLTextAreaElement);
              }}
            >
              {offer.shown} <span className={styles.quiet}>{offer.detail}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
