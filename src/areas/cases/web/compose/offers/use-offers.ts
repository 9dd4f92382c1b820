import { useMemo, useState } from 'react';
import { escaped } from '#platform/writing/tokens.rules.ts';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { fold } from '#ui/format/fold.rules.ts';
import { useHouse } from '../../data/organisation.ts';
import type { ComposeMode } from '../draft.rules.ts';
import { type Asked, askedIn, emojiNamed } from './emoji.rules.ts';

export interface Offer {
  id: string;
  shown: string;
  detail: string;
  /** What is written instead of what was typed. */
  html: string;
}

export type Offered = ReturnType<typeof useOffers>;

const OFFERED = 6;

/** What is offered while one writes: people after «@» in a note, emoji after «:» anywhere. */
export function useOffers(mode: ComposeMode) {
  const { readers } = useHouse();
  const { locale } = useFormats();
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  const [at, setAt] = useState(0);
  const offers = useMemo((): Offer[] => {
    if (!asked) return [];
    if (asked.sign === ':')
      return emojiNamed(asked.text, locale === 'es' ? 'es' : 'en')
        .slice(0, OFFERED)
        .map(({ character, name }) => ({
          id: name,
          shown: character,
          detail: name,
          html: character,
        }));
    const wanted = fold(asked.text);
    return readers
      .filter(({ name }) =>
        fold(name)
          .split(/\s+/)
          .some((_, index, words) => words.slice(index).join(' ').startsWith(wanted)),
      )
      .slice(0, OFFERED)
      .map(({ id, name, jobTitle }) => ({
        id,
        shown: name,
        detail: jobTitle,
        html: `<span data-person="${id}">@${escaped(name)}</span>`,
      }));
  }, [asked, readers, locale]);
  return {
    offers,
    sign: asked?.sign,
    at: Math.min(at, Math.max(0, offers.length - 1)),
    /** Characters typed so far, the sign too. */
    typed: asked ? asked.text.length + 1 : 0,
    step: (by: number) => setAt((now) => (now + by + offers.length) % offers.length),
    end: () => setAsked(undefined),
    read(before: string) {
      setAt(0);
      setAsked(askedIn(before, mode === 'note' ? '@:' : ':'));
    },
  };
}
