import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { TextArea } from '#ui/fields/TextField.tsx';
import { fold } from '#ui/format/fold.rules.ts';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { type Person, useHouse } from '../data/organisation.ts';
import styles from './compose.module.css';
import { useDraft } from './drafts.ts';
import { COMPOSER_TEXT, useAwaitedFocus } from './focus-composer.ts';

const OFFERED = 6;

/** The text itself. In a note, «@» offers people to mention. Esc leaves the field; nothing is ever thrown away. */
export function ComposerText() {
  const t = useText();
  const list = useId();
  const { it } = useDesk();
  const { draft, change, latest } = useDraft(it.reference);
  const { mode } = draft;
  const { text } = draft[mode];
  const mention = useMention();
  useAwaitedFocus(it.reference);

  const write = (value: string): void => {
    const now = latest();
    change({ ...now, [mode]: { ...now[mode], text: value }, basedOn: now.basedOn ?? it.version });
  };
  const insert = (person: Person, field: HTMLTextAreaElement): void => {
    const before = field.value.slice(0, mention.start);
    const after = field.value.slice(field.selectionStart);
    const now = latest();
    const mentions = [...now.note.mentions.filter(({ id }) => id !== person.id), { id: person.id, name: person.name }];
    change({ ...now, note: { ...now.note, text: `${before}@${person.name} ${after.trimStart()}`, mentions } });
    mention.end();
    const caret = before.length + person.name.length + 2;
    setTimeout(() => field.setSelectionRange(caret, caret));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const chosen = mention.people[mention.at];
    if (chosen && event.key === 'Escape') mention.end();
    else if (chosen && (event.key === 'ArrowDown' || event.key === 'ArrowUp'))
      mention.step(event.key === 'ArrowDown' ? 1 : -1);
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
  const active = mention.people[mention.at];
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
        aria-autocomplete={mode === 'note' ? 'list' : undefined}
        aria-controls={active ? list : undefined}
        aria-activedescendant={active ? `${list}-${active.id}` : undefined}
        onChange={(event) => {
          write(event.currentTarget.value);
          mention.read(mode === 'note' ? event.currentTarget : undefined);
        }}
        onBlur={mention.end}
        onKeyDown={onKeyDown}
      />
      {mention.people.length > 0 && (
        <div id={list} role="listbox" aria-label={t('cases.compose.mention')} className={styles.people}>
          {mention.people.map((person, index) => (
            <div
              key={person.id}
              id={`${list}-${person.id}`}
              role="option"
              aria-selected={index === mention.at}
              className={styles.person}
              onMouseDown={(event) => {
                event.preventDefault();
                insert(person, document.getElementById(COMPOSER_TEXT) as HTMLTextAreaElement);
              }}
            >
              {person.name} <span className={styles.quiet}>{person.jobTitle}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** What follows an «@» just before the cursor, and who it may be. */
function useMention() {
  const { readers } = useHouse();
  const [query, setQuery] = useState<{ start: number; text: string } | undefined>(undefined);
  const [at, setAt] = useState(0);
  const people = useMemo(() => {
    if (!query) return [];
    const wanted = fold(query.text);
    return readers
      .filter(({ name }) =>
        fold(name)
          .split(/\s+/)
          .some((_, index, words) => words.slice(index).join(' ').startsWith(wanted)),
      )
      .slice(0, OFFERED);
  }, [query, readers]);
  return {
    people,
    at: Math.min(at, Math.max(0, people.length - 1)),
    start: query?.start ?? 0,
    step: (by: number) => setAt((now) => (now + by + people.length) % people.length),
    end: () => setQuery(undefined),
    read(field: HTMLTextAreaElement | undefined) {
      const before = field?.value.slice(0, field.selectionStart) ?? '';
      const found = /(?:^|[\s(])@([\p{L}\p{M}.'-]*(?: [\p{L}\p{M}.'-]*)?)$/u.exec(before);
      setAt(0);
      setQuery(found ? { start: before.length - (found[1]?.length ?? 0) - 1, text: found[1] ?? '' } : undefined);
    },
  };
}
