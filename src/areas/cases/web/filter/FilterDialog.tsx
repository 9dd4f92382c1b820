import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { type Selector, type Term } from '../../selecting/fields.rules.ts';
import { writeSelector } from '../../selecting/write.rules.ts';
import styles from './filter.module.css';
import { FilterLine } from './FilterLine.tsx';
import { type Line, lineOf, termOf } from './form.rules.ts';
import { useSpeech } from './use-vocabulary.ts';

interface FilterDialogProps {
  selector: Selector;
  /** On the button that takes it; else it shows the cases. */
  action?: string | undefined;
  onApply(text: string): void;
  onClose(): void;
}

const EMPTY_LINE: Line = { field: 'type', not: false, values: [], typed: '' };
type Keyed = Line & { key: number };

/** The search as a form. It writes the same text one may type, and shows it. */
export function FilterDialog({ selector, action, onApply, onClose }: FilterDialogProps) {
  const t = useText();
  const { names, language } = useSpeech();
  const [words, setWords] = useState(selector.words);
  const [lines, setLines] = useState<readonly Keyed[]>(() =>
    (selector.terms.length > 0 ? selector.terms.map((term) => lineOf(term, names, language)) : [EMPTY_LINE]).map(
      (line, key) => ({ ...line, key }),
    ),
  );
  const [tried, setTried] = useState(false);
  const terms = lines.map((line) => termOf(line, names));
  const text = writeSelector(
    { terms: terms.filter((term): term is Term => term !== null && term !== 'wrong'), words: words.trim() },
    names,
    language,
  );
  const change = (key: number, line: Line): void =>
    setLines((all) => all.map((one) => (one.key === key ? { ...line, key } : one)));
  const add = (): void =>
    setLines((all) => [...all, { ...EMPTY_LINE, key: Math.max(-1, ...all.map(({ key }) => key)) + 1 }]);
  const apply = (): void => {
    setTried(true);
    if (!terms.includes('wrong')) onApply(text);
  };
  return (
    <Dialog
      open
      size="medium"
      title={t('cases.filter')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => onApply('')}>{t('cases.filter.clear')}</Button>
          <Button variant="primary" onClick={apply}>
            {action ?? t('cases.filter.apply')}
          </Button>
        </>
      }
    >
      <Form onSubmit={apply}>
        <TextField
          label={t('cases.filter.words')}
          hint={t('cases.filter.words.hint')}
          optional
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <ul className={styles.lines} aria-label={t('cases.filter.lines')}>
          {lines.map((line, at) => (
            <li key={line.key}>
              <FilterLine
                n={at + 1}
                line={line}
                wrong={tried && terms[at] === 'wrong'}
                onChange={(next) => change(line.key, next)}
                onRemove={() => setLines((all) => all.filter(({ key }) => key !== line.key))}
              />
            </li>
          ))}
        </ul>
        <div>
          <Button variant="quiet" icon={Plus} onClick={add}>
            {t('cases.filter.add')}
          </Button>
        </div>
        <p className={styles.same}>
          {t('cases.filter.same')} <kbd className={styles.text}>{text || t('cases.filter.nothing')}</kbd>
        </p>
        <input type="submit" hidden />
      </Form>
    </Dialog>
  );
}
