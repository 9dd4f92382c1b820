import type { Kysely } from 'kysely';
import type { DB } from '#db/tables.ts';

type Db = Kysely<DB>;

const roots = new WeakMap<Db, Db>();

/** Says of which database a transaction is, so that from inside it what is kept for all is found. */
export function belongsTo(transaction: Db, database: Db): void {
  roots.set(transaction, database);
}

const FRESH_MS = 5_000;

/**
 * Settings that every mail and case asks for and nobody changes twice a day: read once in five seconds for the whole process,
 * at once again after `forget`. Read through whoever asks first, so that a transaction never waits for a second connection.
 */
export class Kept<T> {
  readonly #read: (db: Db) => Promise<T>;
  readonly #kept = new WeakMap<Db, { at: number; value: Promise<T> }>();

  constructor(read: (db: Db) => Promise<T>) {
    this.#read = read;
  }

  get(db: Db, noOlderMs: number = FRESH_MS): Promise<T> {
    const root = roots.get(db) ?? db;
    const now = performance.now();
    const last = this.#kept.get(root);
    if (last && now - last.at < noOlderMs) return last.value;
    const value = this.#read(db);
    this.#kept.set(root, { at: now, value });
    value.catch(() => this.#kept.delete(root));
    return value;
  }

  forget(db: Db): void {
    this.#kept.delete(roots.get(db) ?? db);
  }
}
