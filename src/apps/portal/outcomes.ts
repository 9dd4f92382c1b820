import type { Language } from '#platform/i18n/index.ts';

const OUTCOMES: Record<Language, Record<string, string>> = {
  es: {
    granted: 'Estimada.',
    partly: 'Estimada en parte.',
    rejected: 'No estimada.',
    informed: 'Informado.',
    withdrawn: 'Retirada por quien la hizo.',
    inadmissible: 'No admitida.',
  },
  en: {
    granted: 'Granted.',
    partly: 'Granted in part.',
    rejected: 'Not granted.',
    informed: 'Answered.',
    withdrawn: 'Withdrawn by whoever made it.',
    inadmissible: 'Not admissible.',
  },
};

export function outcomeText(lang: Language, outcome: string | null): string {
  return outcome ? (OUTCOMES[lang][outcome] ?? '') : '';
}
