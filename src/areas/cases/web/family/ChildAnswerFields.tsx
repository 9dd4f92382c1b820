import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import styles from '../panel/panel.module.css';
import type { ChildAnswers } from './use-child-answers.ts';

/** Of a parent that is being resolved: its open children, each with the answer its own customer gets. */
export function ChildAnswerFields({ answers, error }: { answers: ChildAnswers; error: string | undefined }) {
  const t = useText();
  const { open, along, setAlong, textOf, write } = answers;
  if (open.length === 0) return null;
  return (
    <div className={styles.reply}>
      <CheckField
        id="resolve-children"
        label={t('cases.family.along', { n: open.length })}
        hint={t('cases.family.alongHint')}
        error={error}
        checked={along}
        onChange={(event) => setAlong(event.currentTarget.checked)}
      />
      {along &&
        open.map(({ reference, customer, language }) => (
          <TextArea
            key={reference}
            label={t('cases.family.answerTo', { reference, customer: customer || t('cases.customer.unknown') })}
            lang={language}
            minRows={2}
            value={textOf(reference)}
            onChange={(event) => write(reference, event.currentTarget.value)}
          />
        ))}
    </div>
  );
}
