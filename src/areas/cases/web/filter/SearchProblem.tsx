import { useText } from '#ui/text.ts';
import type { SelectorProblem } from '../../selecting/parse.rules.ts';
import { writeValue } from '../../selecting/values.rules.ts';
import { defOf } from '../../selecting/fields.rules.ts';
import styles from './filter.module.css';
import { isDated, valueChoices } from './form.rules.ts';
import { useSpeech } from './use-vocabulary.ts';

const SHOWN = 9;

/** What is wrong with the text so far and what would be right: while one types, it is a help. */
export function SearchProblem({ id, problem }: { id: string; problem: SelectorProblem }) {
  const t = useText();
  const { names, language } = useSpeech();
  const { code, field, value } = problem;
  const choices = valueChoices(field, names, language)
    .slice(0, SHOWN)
    .map((choice) => writeValue(field, choice.value, names, language));
  const may = isDated(field)
    ? t(field === 'due' ? 'cases.filter.due.example' : 'cases.filter.day.example')
    : defOf(field).kind === 'text'
      ? t('cases.filter.text.example')
      : choices.join(', ');
  const named = defOf(field).words[language][0] ?? field;
  return (
    <p id={id} role="status" className={styles.problem}>
      {code === 'selector.value_missing'
        ? t('cases.filter.may', { field: named, may })
        : `${t(code === 'selector.day_unknown' ? 'cases.filter.problem.day' : 'cases.filter.problem.value', { value })} ${t('cases.filter.may', { field: named, may })}`}
    </p>
  );
}
