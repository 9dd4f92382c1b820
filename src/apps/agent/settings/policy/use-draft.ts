import { useQueryClient } from '@tanstack/react-query';
import { policyApi, type OpenPolicy, type PolicyDefinition, type PolicyRule } from '#areas/authority/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { policiesQuery, policyQuery } from './queries.ts';

/** Changes to a draft: each is saved at once, on the revision in front. */
export function useDraft(policy: OpenPolicy, onDone?: () => void) {
  const queries = useQueryClient();
  const { id, name, definition, revision } = policy;
  const save = useChange(
    async (change: { name?: string; definition?: PolicyDefinition }) =>
      call(policyApi.updatePolicy, { params: { id }, body: { name, definition, revision, ...change } }),
    {
      reads: [policiesQuery.queryKey],
      inForm: onDone !== undefined,
      onDone: (saved) => {
        queries.setQueryData(policyQuery(id).queryKey, saved);
        onDone?.();
      },
    },
  );
  const withRules = (rules: PolicyRule[]): void => save.run({ definition: { ...definition, rules } });
  return {
    save,
    rename: (next: string) => save.run({ name: next }),
    change: (part: Partial<PolicyDefinition>) => save.run({ definition: { ...definition, ...part } }),
    put: (rule: PolicyRule, at: number) =>
      withRules(definition.rules.toSpliced(at, at < definition.rules.length ? 1 : 0, rule)),
    remove: (at: number) => withRules(definition.rules.toSpliced(at, 1)),
    /** One place up (−1) or down (+1). */
    move: (at: number, by: -1 | 1) => {
      const rule = definition.rules[at];
      if (rule) withRules(definition.rules.toSpliced(at, 1).toSpliced(at + by, 0, rule));
    },
  };
}
