import { useState } from 'react';
import { FilterDialog, NOTHING_SOUGHT, parseSelector, SearchProblem, useSpeech } from '#areas/cases/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import styles from './automations.module.css';

interface CasesFieldProps {
  value: string;
  onChange(q: string): void;
  error: string | undefined;
}

/** Which cases: the same text as in the search of the inbox, or its form. */
export function CasesField({ value, onChange, error }: CasesFieldProps) {
  const t = useText();
  const { names, ready } = useSpeech();
  const [open, setOpen] = useState(false);
  const { selector, problem } = parseSelector(value, names);
  return (
    <div className={styles.fields}>
      <TextField
        label={t('automation.cases')}
        hint={t('automation.cases.hint')}
        optional
        maxLength={500}
        spellCheck={false}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {ready && problem && <SearchProblem id="automation-cases-problem" problem={problem} />}
      <div>
        <Button onClick={() => setOpen(true)}>{t('automation.cases.form')}</Button>
      </div>
      {open && (
        <FilterDialog
          selector={selector ?? NOTHING_SOUGHT}
          onApply={(q: string) => {
            onChange(q);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
