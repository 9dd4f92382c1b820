import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Relative } from '../../family/family.contract.ts';
import { familyQuery } from './queries.ts';

export interface ChildAnswers {
  /** The open ones: none, and nothing is asked. */
  open: readonly Relative[];
  /** They end with this one; else each has to end before. */
  along: boolean;
  setAlong(along: boolean): void;
  textOf(reference: string): string;
  write(reference: string, text: string): void;
  /** What goes with the resolution. */
  given: { reference: string; text: string }[];
  /** There is one without words for it, or they are left open. */
  missing: boolean;
}

/** Of a parent that is being resolved: whether its children end with it, and what each customer is told. Starts from the answer to this one. */
export function useChildAnswers(reference: string, answer: string): ChildAnswers {
  const { data } = useQuery(familyQuery(reference));
  const [along, setAlong] = useState(false);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const open = (data?.children ?? []).filter(({ ball }) => ball !== 'resolved');
  const textOf = (one: string): string => texts[one] ?? answer;
  const given = along
    ? open.map((child) => ({ reference: child.reference, text: textOf(child.reference).trim() }))
    : [];
  return {
    open,
    along,
    setAlong,
    textOf,
    write: (one, text) => setTexts((now) => ({ ...now, [one]: text })),
    given,
    missing: open.length > 0 && (!along || given.some(({ text }) => text === '')),
  };
}
