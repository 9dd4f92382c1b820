import { newId } from '#platform/ids/index.ts';
import type { House, PersonActor } from '#platform/work/index.ts';
import type { Visibility } from './visibility.ts';
import { keepPlaces, readPlaces, sayPlace } from './presence.ts';
import { readPlace, type Here, type Place } from '#platform/presence/presence.rules.ts';

/** A screen as presence knows it. */
export interface Screen {
  actor: PersonActor;
  tell(text: string): void;
}

interface Told {
  id: string;
  /** It has said where it is at least once: one that does not know of presence hears nothing of it. */
  speaks: boolean;
  next: Place | null | undefined;
  /** Things of which it has heard that somebody is there. */
  knows: Set<string>;
  /** It has heard of all there was; from then on of what changes. */
  heard: boolean;
}

const TOPIC = 'presence';
const GATHER_MS = 60;

/** Tells each screen who else is on what it may see. What a screen says of a thing its person may not see is not kept. */
export class PresenceHub {
  readonly #house: House;
  readonly #visibility: Visibility;
  readonly #screens = new Map<Screen, Told>();
  readonly #stop: () => void;
  #telling: NodeJS.Timeout | undefined;
  #busy = false;
  #again = false;
  /** Who was where at the last telling, thing by thing. */
  #last = new Map<string, string>();
  #saying: NodeJS.Timeout | undefined;

  constructor(house: House, visibility: Visibility) {
    this.#house = house;
    this.#visibility = visibility;
    this.#stop = house.bus.on(TOPIC, () => this.#tellSoon());
  }

  join(screen: Screen): void {
    this.#screens.set(screen, { id: newId(), speaks: false, next: undefined, knows: new Set(), heard: false });
  }

  /** However much a screen says, its last word of a moment counts. */
  hear(screen: Screen, said: string): void {
    const told = this.#screens.get(screen);
    const place = readPlace(said);
    if (!told || place === undefined) return;
    told.next = place;
    this.#saying ??= setTimeout(() => void this.#say(), GATHER_MS);
  }

  leave(screen: Screen): void {
    const told = this.#screens.get(screen);
    this.#screens.delete(screen);
    if (!told?.speaks) return;
    sayPlace(this.#house, told.id, screen.actor.id, null).then(
      () => this.#house.bus.poke(TOPIC),
      () => undefined,
    );
  }

  /** With each heartbeat. */
  async beat(): Promise<void> {
    const speaking = [...this.#screens.values()].filter(({ speaks }) => speaks).map(({ id }) => id);
    if (speaking.length > 0) await keepPlaces(this.#house, speaking).catch(() => undefined);
    this.#tellSoon();
  }

  close(): void {
    this.#stop();
    clearTimeout(this.#telling);
    clearTimeout(this.#saying);
  }

  async #say(): Promise<void> {
    this.#saying = undefined;
    const said = [...this.#screens].flatMap(([screen, told]) => {
      const { next } = told;
      told.next = undefined;
      return next === undefined ? [] : [{ screen, told, place: next }];
    });
    const streams = [...new Set(said.flatMap(({ place }) => place?.at ?? []))];
    try {
      const facts = await this.#visibility.facts(this.#house, streams);
      for (const { screen, told, place } of said) {
        // Gone meanwhile.
        if (!this.#screens.has(screen)) continue;
        const may = place && this.#visibility.allows(screen.actor, place.at, facts.get(place.at));
        told.speaks = true;
        await sayPlace(this.#house, told.id, screen.actor.id, may ? place : null);
      }
      this.#house.bus.poke(TOPIC);
    } catch (error) {
      this.#house.log.warn({ part: 'presence', err: error }, 'who is where was not kept');
    }
  }

  #tellSoon(): void {
    if (this.#busy) this.#again = true;
    else this.#telling ??= setTimeout(() => void this.#tell(), GATHER_MS);
  }

  async #tell(): Promise<void> {
    this.#telling = undefined;
    this.#busy = true;
    this.#again = false;
    await this.#tellAll().catch((error: unknown) => {
      this.#house.log.warn({ part: 'presence', err: error }, 'who is where was not told; at the next heartbeat');
    });
    this.#busy = false;
    if (this.#again) this.#tellSoon();
  }

  /** Only what changed since the last time, and everything to who comes new: a thousand screens move without telling each other all of it. */
  async #tellAll(): Promise<void> {
    const listening = [...this.#screens].filter(([, { speaks }]) => speaks);
    if (listening.length === 0) return this.#last.clear();
    const here = new Map(await readPlaces(this.#house));
    const now = new Map([...here].map(([stream, people]) => [stream, JSON.stringify(people)]));
    const changed = [...new Set([...now.keys(), ...this.#last.keys()])].filter(
      (stream) => now.get(stream) !== this.#last.get(stream),
    );
    const asked = listening.every(([, { heard }]) => heard) ? changed : [...now.keys(), ...changed];
    const facts = await this.#visibility.facts(this.#house, asked);
    for (const [screen, told] of listening) {
      const news = (told.heard ? changed : [...now.keys()]).flatMap((stream): Here => {
        const people = (here.get(stream) ?? []).filter(([personId]) => personId !== screen.actor.id);
        const may = people.length > 0 && this.#visibility.allows(screen.actor, stream, facts.get(stream));
        if (may) told.knows.add(stream);
        else if (!told.knows.delete(stream)) return [];
        return [[stream, may ? people : []]];
      });
      told.heard = true;
      if (news.length > 0) screen.tell(JSON.stringify({ h: news }));
    }
    this.#last = now;
  }
}
