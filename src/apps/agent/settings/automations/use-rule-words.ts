import type { RuleSummary, Trigger } from '#areas/automation/contract.ts';
import { actionWords, useHouse, useSpeech, writeSelector } from '#areas/cases/web/index.ts';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { type Text, useText } from '#ui/text.ts';

export type Said = Pick<RuleSummary, 'trigger' | 'selector' | 'actions'>;

/** A rule in words: when, which cases, what. */
export function useRuleWords() {
  const t = useText();
  const formats = useFormats();
  const house = useHouse();
  const { names, language } = useSpeech();
  return {
    when: (trigger: Trigger): string => triggerWords(t, trigger),
    /** As it is typed; nothing for every case. */
    which: (selector: Said['selector']): string => writeSelector(selector, names, language),
    what: (actions: Said['actions']): string[] => actions.map((action) => actionWords({ t, formats, house }, action)),
    house,
    formats,
  };
}

export function triggerWords(t: Text, trigger: Trigger): string {
  switch (trigger.on) {
    case 'event':
      return t(`automation.event.${trigger.event}`);
    case 'since':
      return t(`automation.since.${trigger.unit}`, {
        n: trigger.amount,
        moment: t(`automation.moment.${trigger.moment}`),
      });
    case 'before_due':
      return t('automation.beforeDue', { n: trigger.hours });
    case 'daily':
      return t('automation.daily', { time: trigger.time });
  }
}
