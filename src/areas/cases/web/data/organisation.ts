import { useMemo } from 'react';
import { type Organisation, useOrganisation } from '#areas/organisation/web/index.ts';
import { useFormats } from '#ui/format/FormatsProvider.tsx';

export type Person = Organisation['people'][number];

const HANDS = ['administrator', 'director', 'lead', 'agent'];

export interface House {
  organisation: Organisation | undefined;
  /** «Ana Beltrán», or nothing when nobody has that id. */
  personName(id: string | null | undefined): string | undefined;
  teamName(id: string | null | undefined): string | undefined;
  tagName(id: string): string | undefined;
  reasonName(code: string | null): string | undefined;
  /** Who can work on a case. */
  hands: readonly Person[];
  /** Who can read a case, and so be mentioned in it. */
  readers: readonly Person[];
}

/** The company's people, teams, tags and reasons, by their ids. Empty until they have come. */
export function useHouse(): House {
  const organisation = useOrganisation();
  const { locale } = useFormats();
  return useMemo(() => {
    const people = byId(organisation?.people);
    const teams = byId(organisation?.teams);
    const tags = byId(organisation?.tags);
    const reasons = new Map(organisation?.reasons.map((reason) => [reason.code, reason]));
    const active = (organisation?.people ?? []).filter(({ status }) => status === 'active');
    return {
      organisation,
      personName: (id) => people.get(id ?? '')?.name,
      teamName: (id) => teams.get(id ?? '')?.name,
      tagName: (id) => tags.get(id)?.name,
      reasonName: (code) => reasons.get(code ?? '')?.[locale === 'es' ? 'labelEs' : 'labelEn'],
      hands: active.filter(({ roles }) => roles.some((role) => HANDS.includes(role))),
      readers: active.filter(({ roles }) => roles.some((role) => role === 'auditor' || HANDS.includes(role))),
    };
  }, [organisation, locale]);
}

function byId<Thing extends { id: string }>(things: readonly Thing[] | undefined): Map<string, Thing> {
  return new Map(things?.map((thing) => [thing.id, thing]));
}
