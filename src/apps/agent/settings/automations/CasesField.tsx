import { FilterDialog, NOTHING_SOUGHT, parseSelector, SearchProblem, useSpeech } from '#areas/cases/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import styles from './automations.module.css';

interface CasesFieldProps {
  value: string;
  onChange(q: string): void;
  error: string | undefined;
  /** Its form is open, over the one it is a part of. */
  choosing: boolean;
  onChoosing(choosing: boolean): void;
}

/** Which cases: the same text as in the search of the inbox, or its form. */
export function CasesField({ value, onChange, error, choosing, onChoosing }: CasesFieldProps) {
  const t = useText();
  const { names, ready } = useSpeech();
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
        <Button onClick={() => onChoosing(true)}>{t('automation.cases.form')}</Button>
      </div>
      {choosing && (
        <FilterDialog
          selector={selector ?? NOTHING_SOUGHT}
          action={t('automation.cases.use')}
          onApply={(q: string) => {
            onChange(q);
            onChoosing(false);
          }}
          onClose={() => onChoosing(false)}
        />
      )}
    </div>
  );
}
