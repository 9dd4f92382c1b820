import pg from 'pg';

/** Prepared on every connection of the pool, and each costs the server some 20 to 40 KB there. */
const MOST = 120;
const TIMES_BEFORE = 3;
/** A pattern or the words of a search choose the plan: planned once for all words, they would read whole tables. */
const PLANNED_EACH_TIME = /\blike\b|@@/i;

/** How often a statement was met; those met often have a name. Shared by the connections of one pool. */
export class Statements {
  private readonly met = new Map<string, number>();
  private readonly names = new Map<string, string>();

  nameOf(text: string): string | undefined {
    const name = this.names.get(text);
    if (name !== undefined || this.names.size >= MOST) return name;
    const times = (this.met.get(text) ?? 0) + 1;
    if (times < TIMES_BEFORE) {
      // Texts that come with every number of values (lists written out) must not fill the memory.
      if (this.met.size > 2_000) this.met.clear();
      this.met.set(text, times);
      return undefined;
    }
    this.met.delete(text);
    if (PLANNED_EACH_TIME.test(text)) {
      this.met.set(text, Number.NEGATIVE_INFINITY);
      return undefined;
    }
    this.names.set(text, `s${this.names.size}`);
    return this.names.get(text);
  }
}

/**
 * A connection that prepares what it is asked often: the server parses and plans a statement once, not at each request
 * (half the time of a short one). Statements without values go as they are, so that several may stand in one text.
 */
export function preparingClient(statements: Statements): typeof pg.Client {
  return class extends pg.Client {
    override query(...given: unknown[]): never {
      const [text, values, ...rest] = given;
      const name =
        typeof text === 'string' && Array.isArray(values) && values.length > 0 ? statements.nameOf(text) : null;
      const run = super.query.bind(this) as (...words: unknown[]) => never;
      return name ? run({ name, text, values }, ...rest) : run(...given);
    }
  };
}
