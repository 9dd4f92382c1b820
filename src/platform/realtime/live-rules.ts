import type { House, PersonActor } from '#platform/work/index.ts';
import type { Visibility } from './visibility.ts';

/** Who hears live of the streams of some kinds (`case` of `case:42`): the rule of the area they belong to, the same as for reading. */
export interface LiveRule<F = unknown> extends Visibility<F> {
  kinds: readonly string[];
  /** What a token needs to read them. */
  scope: string;
}

/** A rule that needs nothing but the person and the id. */
export function liveTo(
  kinds: readonly string[],
  scope: string,
  hears: (actor: PersonActor, id: string) => boolean,
): LiveRule {
  return {
    kinds,
    scope,
    facts: async () => new Map(),
    allows: (actor, stream) => hears(actor, stream.slice(stream.indexOf(':') + 1)),
  };
}

/** The areas' rules as one. Of a kind that nobody has a rule for, nobody hears. */
export function byKind(rules: readonly LiveRule[]): Visibility {
  const of = new Map(rules.flatMap((rule) => rule.kinds.map((kind) => [kind, rule] as const)));
  const ruleFor = (stream: string): LiveRule | undefined => of.get(stream.slice(0, stream.indexOf(':')));
  return {
    async facts(house: House, streams: readonly string[]) {
      const found = await Promise.all(
        rules.map(async (rule) => {
          const theirs = streams.filter((stream) => ruleFor(stream) === rule);
          return theirs.length > 0 ? [...(await rule.facts(house, theirs))] : [];
        }),
      );
      return new Map(found.flat());
    },
    allows(actor, stream, facts) {
      const rule = ruleFor(stream);
      if (!rule || (actor.via === 'token' && !mayRead(actor, rule.scope))) return false;
      return rule.allows(actor, stream, facts);
    },
  };
}

function mayRead(actor: PersonActor, scope: string): boolean {
  return actor.scopes?.some((given) => given === '*' || given === scope) ?? false;
}
