import { wilson } from '#areas/authority/index.ts';
import type { LegalPack } from '#areas/clocks/index.ts';
import type { Parameter } from './contract.ts';
import { CASE_DEFINITIONS, REQUEST_DEFINITIONS, TERM_WORDS, type Definition } from './definitions.rules.ts';
import type { CaseCounts, ClockCount, Counted, RequestCounts } from './figures.store.ts';
import { NOT_FOLLOWED, UNMEASURED, WHY_NOT_FOLLOWED } from './not-yet.rules.ts';

/** Every parameter of the law, in its order: terms, cases, and what can't be measured with its reason. Pure: figures in, figures out. */
export function parametersOf(
  packs: readonly LegalPack[],
  followed: LegalPack | null,
  clocks: readonly ClockCount[],
  cases: CaseCounts,
  requests: RequestCounts,
): Parameter[] {
  const ids = new Set([
    ...(followed?.clocks ?? []).filter(({ whose }) => whose === 'company').map(({ id }) => id),
    ...clocks.map(({ clock }) => clock),
  ]);
  const terms = [...ids].map((id) =>
    term(
      packs,
      id,
      clocks.find(({ clock }) => clock === id),
    ),
  );
  const ofCases = Object.entries(CASE_DEFINITIONS).map(([id, definition]) =>
    counted(id, definition, cases[id as keyof CaseCounts]),
  );
  const aside = NOT_FOLLOWED.filter(({ clock }) => !ids.has(clock)).map(({ clock: _, ...one }) => ({
    ...one,
    ...EMPTY,
    state: 'not_applicable' as const,
    why: WHY_NOT_FOLLOWED,
  }));
  const unmeasured = UNMEASURED.map((one) => ({ ...one, ...EMPTY, state: 'not_yet' as const, why: one.why }));
  return [...terms, ...ofCases, ...ofRequests(requests), ...aside, ...unmeasured];
}

function ofRequests({ supervisor, person }: RequestCounts): Parameter[] {
  const { wait_human_a: a, wait_human_b: b } = REQUEST_DEFINITIONS;
  return [
    { ...counted('supervisor', REQUEST_DEFINITIONS.supervisor, supervisor), pending: supervisor.pending },
    { ...counted('wait_human', a, person), reading: 'A' },
    { ...counted('wait_human', b, person), reading: 'B', k: null, result: person.meanOfBest },
  ];
}

const EMPTY = { n: null, k: null, pending: null, result: null, low: null, high: null } as const;

function term(packs: readonly LegalPack[], id: string, found: ClockCount | undefined): Parameter {
  const rule = packs.flatMap(({ clocks }) => clocks).find((one) => one.id === id);
  const { met = 0, missed = 0, pending = 0 } = found ?? {};
  const definition: Definition = {
    ...TERM_WORDS,
    article: rule?.article ?? '',
    name: rule?.name ?? { es: id, en: id },
    kind: 'share',
    target: 1,
  };
  return { ...counted(`clock.${id}`, definition, { n: met + missed, k: met }), pending };
}

function counted(id: string, definition: Definition, { n, k }: Counted): Parameter {
  const share = definition.kind === 'share';
  const measured = n > 0;
  const { low, high } = measured && share ? wilson(k, n) : { low: null, high: null };
  return {
    id,
    reading: null,
    ...definition,
    state: measured ? 'measured' : 'no_cases',
    n,
    k,
    pending: null,
    result: measured ? (share ? k / n : k) : null,
    low,
    high,
    why: null,
  };
}
