/** One try: whether it is over, sent or refused; false while nothing can be reached. */
type Try = () => Promise<boolean>;

const RETRY_MS = 5_000;

/** What somebody asked to send as soon as the connection is back: one answer a case, tried until it is over or called off. */
class WhenBack {
  readonly #waiting = new Map<string, Try>();
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #trying = false;

  has = (reference: string): boolean => this.#waiting.has(reference);

  add(reference: string, attempt: Try): void {
    if (this.#waiting.size === 0) window.addEventListener('online', this.#tryNow);
    this.#waiting.set(reference, attempt);
    this.#later();
    this.#tell();
  }

  drop(reference: string): void {
    if (!this.#waiting.delete(reference)) return;
    if (this.#waiting.size === 0) {
      window.removeEventListener('online', this.#tryNow);
      clearTimeout(this.#timer);
    }
    this.#tell();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #tryNow = (): void => void this.#tryAll();

  async #tryAll(): Promise<void> {
    if (this.#trying) return;
    this.#trying = true;
    clearTimeout(this.#timer);
    for (const [reference, attempt] of this.#waiting) if (await attempt().catch(() => false)) this.drop(reference);
    this.#trying = false;
    if (this.#waiting.size > 0) this.#later();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#tryNow, RETRY_MS);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const whenBack = new WhenBack();
