import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { SearchField } from '#ui/fields/TextField.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { useText } from '#ui/text.ts';
import { parseSelector } from '../../selecting/parse.rules.ts';
import { SearchProblem } from '../filter/SearchProblem.tsx';
import { useSpeech } from '../filter/use-vocabulary.ts';
import { searchList } from './actions.ts';
import { focusRow } from './use-inbox.ts';

const PAUSE_MS = 250;

/** Words in customers, subjects, references and messages; it searches when the typing rests. Esc leaves it, empty. */
export function InboxSearchField({ q, onSearch }: { q: string; onSearch(words: string): void }) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(q);
  const { names, ready: named } = useSpeech();
  const read = parseSelector(typed, names);
  // Until the company's names have come the server judges.
  const problem = named ? read.problem : null;
  const wrong = problem !== null;
  const problemId = useId();
  const latest = useRef(onSearch);
  latest.current = onSearch;
  useEffect(() => setTyped(q), [q]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === q || wrong) return undefined;
    const timer = setTimeout(() => latest.current(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, q, wrong]);
  // A moment after the shell, whose own search it takes the place of.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  useAction(searchList, { when: ready, run: () => input.current?.select() });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      latest.current('');
      setTyped('');
    } else if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    focusRow();
  };
  return (
    <>
      <SearchField
        ref={input}
        label={t('cases.search')}
        aria-describedby={problem ? problemId : undefined}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {problem && <SearchProblem id={problemId} problem={problem} />}
    </>
  );
}
