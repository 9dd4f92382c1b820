import type { House, PersonActor } from '#platform/work/index.ts';

/** Who may hear of what: facts are read once a batch, the answer is a pure function of actor and facts. */
export interface Visibility<F = unknown> {
  facts(house: House, streams: readonly string[]): Promise<Map<string, F>>;
  allows(actor: PersonActor, stream: string, facts: F | undefined): boolean;
}
