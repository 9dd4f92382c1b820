import { useText } from '#ui/text.ts';
import styles from './automations.module.css';
import { type Said, useRuleWords } from './use-rule-words.ts';

/** «Cuando se abre el caso, si tipo:devolución: asignar a la cola de Postventa.» */
export function RuleSentence({ rule }: { rule: Said }) {
  const t = useText();
  const { when, which, what, formats } = useRuleWords();
  const cases = which(rule.selector);
  return (
    <p className={styles.sentence}>
      {when(rule.trigger)}
      {cases && (
        <>
          , {t('automation.if')} <code className={styles.which}>{cases}</code>
        </>
      )}
      : {formats.list(what(rule.actions).map(within))}.
    </p>
  );
}

/** In the middle of a sentence. */
function within(words: string): string {
  return words.charAt(0).toLocaleLowerCase() + words.slice(1);
}
