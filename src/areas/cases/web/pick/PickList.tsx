import { Check } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Icon } from '#ui/controls/Icon.tsx';
import { fold } from '#ui/format/fold.rules.ts';
import { useText } from '#ui/text.ts';
import styles from './pick.module.css';

export interface PickItem {
  id: string;
  label: string;
  /** At the right, small: an address, a date. */
  detail?: string | undefined;
  /** Under the label: why to think twice («de vacaciones hasta el 3 nov»). */
  note?: string | undefined;
}

interface PickListProps {
  /** What is being chosen. */
  label: string;
  placeholder?: string;
  items: readonly PickItem[];
  /** Marked as chosen already. */
  picked?: ReadonlySet<string> | undefined;
  onPick(id: string): void;
  /** Told which one ↵ would take: for what is shown beside the list. */
  onActive?: ((id: string | undefined) => void) | undefined;
  /** The list is found elsewhere: told what is typed, and it does not filter. */
  onQuery?: ((query: string) => void) | undefined;
  /** Said when nothing matches. */
  nothing?: ReactNode;
}

/** One of a list, found by typing: ↓ ↑ and ↵, or a press. The same for people, tags, dates, cases and customers. */
export function PickList({ label, placeholder, items, picked, onPick, onActive, onQuery, nothing }: PickListProps) {
  const t = useText();
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const shown = useMemo(() => (onQuery ? items : matching(items, query)), [items, query, onQuery]);
  const chosen = shown[Math.min(at, shown.length - 1)];

  useEffect(() => onActive?.(chosen?.id), [onActive, chosen?.id]);
  // After whatever holds it has noted where the focus was, to give it back.
  useEffect(() => {
    const timer = setTimeout(() => input.current?.focus());
    return () => clearTimeout(timer);
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (steps) setAt((Math.min(at, shown.length - 1) + steps + shown.length) % Math.max(1, shown.length));
    else if (event.key === 'Enter' && chosen) onPick(chosen.id);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.pick}>
      <input
        ref={input}
        data-autofocus
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={chosen && `${list}-${chosen.id}`}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder ?? label}
        className={styles.input}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
          onQuery?.(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={list}
        role="listbox"
        aria-label={label}
        aria-multiselectable={picked ? true : undefined}
        className={styles.list}
      >
        {shown.map((item) => (
          <Option
            key={item.id}
            id={`${list}-${item.id}`}
            item={item}
            active={item === chosen}
            picked={picked?.has(item.id)}
            onPick={() => onPick(item.id)}
          />
        ))}
      </div>
      {shown.length === 0 && (
        <p role="status" className={styles.nothing}>
          {nothing ?? t('ui.field.nothingFound')}
        </p>
      )}
    </div>
  );
}

interface OptionProps {
  id: string;
  item: PickItem;
  active: boolean;
  /** Absent where only one is chosen, and choosing closes. */
  picked: boolean | undefined;
  onPick(): void;
}

function Option({ id, item, active, picked, onPick }: OptionProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={picked ?? active}
      className={`${styles.option} ${active ? styles.active : ''}`}
      ref={active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      {picked !== undefined && <span className={styles.mark}>{picked && <Icon as={Check} />}</span>}
      <span className={styles.label}>
        {item.label}
        {item.note && <span className={styles.note}>{item.note}</span>}
      </span>
      {item.detail && <span className={styles.detail}>{item.detail}</span>}
    </div>
  );
}

function matching(items: readonly PickItem[], query: string): readonly PickItem[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return items.filter(({ label, detail = '' }) => {
    const text = fold(`${label} ${detail}`);
    return words.every((word) => text.includes(word));
  });
}
