/* One record of this program in the browser's own database: what is too much for localStorage. Without it everything works but this. */

const NAME = 'cauce';
const STORE = 'kept';
const KEY = 'last';

export async function readRecord(): Promise<unknown> {
  return asked('readonly', (store) => store.get(KEY));
}

export async function writeRecord(value: unknown): Promise<void> {
  await asked('readwrite', (store) => store.put(value, KEY));
}

export async function dropRecord(): Promise<void> {
  await asked('readwrite', (store) => store.delete(KEY));
}

async function asked(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const database = await opened();
  try {
    return await answerOf(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

async function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
  return (await answerOf(request)) as IDBDatabase;
}

function answerOf(request: IDBRequest): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  request.addEventListener('success', () => resolve(request.result));
  request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  return promise;
}
