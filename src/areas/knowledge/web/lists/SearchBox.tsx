import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { SearchField } from '#ui/fields/TextField.tsx';
import { useRested } from '#ui/fields/use-rested.ts';
import { useAction } from '#ui/keys/use-action.ts';
import { useText } from '#ui/text.ts';
import { searchArticles } from '../actions.ts';
import styles from '../knowledge.module.css';

/** It searches when the typing rests; ↵ and ↓ go to what was found, Esc leaves it, empty. */
export function SearchBox({ q, onSearch }: { q: string; onSearch(words: string): void }) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(q);
  const rested = useRested(typed.trim(), 300);
  const latest = useRef(onSearch);
  latest.current = onSearch;
  useEffect(() => setTyped((now) => (now.trim() === q ? now : q)), [q]);
  useEffect(() => {
    if (rested === typed.trim() && rested !== q) latest.current(rested);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when the typing rests: `q` changes also by Back
  }, [rested]);
  useAction(searchArticles, { run: () => input.current?.select(), first: true });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      setTyped('');
      latest.current('');
    } else if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    document.querySelector<HTMLElement>('[role="option"][tabindex="0"]')?.focus();
  };
  return (
    <div className={styles.find}>
      <SearchField
        ref={input}
        label={t('knowledge.search')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
