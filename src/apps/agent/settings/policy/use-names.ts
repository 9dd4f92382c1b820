import { useQuery } from '@tanstack/react-query';
import type { Role } from '#areas/identity/contract.ts';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import type { Formats } from '#ui/format/formats.rules.ts';
import { type Text, useText } from '#ui/text.ts';
import { organisationQuery } from '../queries.ts';
import { solutionsQuery } from './queries.ts';

export interface Option {
  value: string;
  label: string;
}

/** What the ids and codes of a policy are called, and what may be chosen of each. */
export interface Names {
  t: Text;
  formats: Formats;
  person(id: string): string;
  area(id: string): string;
  team(id: string): string;
  role(role: Role): string;
  solution(code: string): string;
  reason(code: string): string;
  segment(value: string): string;
  channel(value: string): string;
  people: Option[];
  areas: Option[];
  teams: Option[];
  solutions: Option[];
  reasons: Option[];
  segments: Option[];
  channels: Option[];
}

const CHANNELS = ['email', 'form', 'phone', 'counter', 'post', 'portal'] as const;

export function useNames(): Names {
  const t = useText();
  const formats = useFormats();
  const { data: organisation } = useQuery(organisationQuery);
  const { data: kinds } = useQuery(solutionsQuery);
  const said = (one: { labelEs: string; labelEn: string }): string =>
    formats.locale === 'es' ? one.labelEs : one.labelEn;
  const people = (organisation?.people ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const areas = (organisation?.areas ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const teams = (organisation?.teams ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const solutions = (kinds?.solutions ?? []).map((kind) => ({ value: kind.code, label: said(kind) }));
  const reasons = (organisation?.reasons ?? []).map((reason) => ({ value: reason.code, label: said(reason) }));
  const segments = [
    { value: 'person', label: t('policy.segment.person') },
    { value: 'company', label: t('policy.segment.company') },
    ...(organisation?.tags ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const channels = CHANNELS.map((value) => ({ value: value as string, label: t(`policy.channel.${value}`) }));
  const named = (options: readonly Option[]) => (value: string) =>
    options.find((option) => option.value === value)?.label ?? t('policy.gone');
  return {
    t,
    formats,
    people,
    areas,
    teams,
    solutions,
    reasons,
    segments,
    channels,
    person: named(people),
    area: named(areas),
    team: named(teams),
    role: (role) => t(`policy.role.${role}`),
    solution: named(solutions),
    reason: named(reasons),
    segment: named(segments),
    channel: named(channels),
  };
}
