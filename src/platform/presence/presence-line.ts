import type { Here, Place } from './presence.rules.ts';

type People = Here[number][1];
const NOBODY: People = [];

/** Browser-safe: where this screen is, and who else is where. The live connection carries it. */
export class PresenceLine {
  #place: Place | null = null;
  #send: ((text: string) => void) | undefined;
  #here: ReadonlyMap<string, People> = new Map();
  readonly #listeners = new Set<() => void>();

  /** What this screen does; null: nothing that anybody would tread on. */
  say(place: Place | null): void {
    if (place?.at === this.#place?.at && place?.as === this.#place?.as) return;
    this.#place = place;
    this.#tell();
  }

  opened(send: (text: string) => void): void {
    this.#send = send;
    this.#tell();
  }

  /** Nobody is known to be anywhere while nothing can be heard. */
  lost(): void {
    this.#send = undefined;
    this.#become(new Map());
  }

  /** What changed; with nobody, the last one has left. */
  heard(news: Here): void {
    const here = new Map(this.#here);
    for (const [stream, people] of news) {
      if (people.length > 0) here.set(stream, people);
      else here.delete(stream);
    }
    this.#become(here);
  }

  /** The others on a thing. */
  on = (stream: string): People => this.#here.get(stream) ?? NOBODY;
  all = (): ReadonlyMap<string, People> => this.#here;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #become(here: ReadonlyMap<string, People>): void {
    this.#here = here;
    for (const listener of this.#listeners) listener();
  }

  #tell(): void {
    this.#send?.(JSON.stringify(this.#place ?? { at: null }));
  }
}

/** The one of this app. */
export const presence = new PresenceLine();
