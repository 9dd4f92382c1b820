import { useMemo } from 'react';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { type Language, NO_NAMES, type Vocabulary } from '../../selecting/fields.rules.ts';
import { useHouse } from '../data/organisation.ts';

export interface Speech {
  names: Vocabulary;
  language: Language;
  /** The company's names have come; before, a name nobody knows may still be one. */
  ready: boolean;
}

/** What a selector is written and read with here: the company's names and the reader's language. */
export function useSpeech(): Speech {
  const { organisation } = useHouse();
  const { locale } = useFormats();
  return useMemo(() => {
    const language: Language = locale === 'es' ? 'es' : 'en';
    if (!organisation) return { names: NO_NAMES, language, ready: false };
    const named = (things: readonly { id: string; name: string }[]) =>
      things.map(({ id, name }) => ({ id, names: [name] }));
    const names: Vocabulary = {
      tag: named(organisation.tags),
      team: named(organisation.teams),
      owner: named(organisation.people),
      reason: organisation.reasons.map(({ code, labelEs, labelEn }) => ({
        id: code,
        names: language === 'es' ? [labelEs, labelEn] : [labelEn, labelEs],
      })),
    };
    return { names, language, ready: true };
  }, [organisation, locale]);
}
