import { type Chord, type KeyPress, matches, type MatchOptions, parseCombo, sameChord } from './combo.rules.ts';
import { keysOf, type Remapped } from './choice.rules.ts';
import type { Binding } from './registry.ts';

export interface KeyboardSettings extends MatchOptions {
  remapped: Remapped;
}

export interface Press extends KeyPress {
  repeat: boolean;
  timeStamp: number;
}

/** How long «G» waits for its letter, in milliseconds. */
const SEQUENCE_MS = 1_500;

/** Turns presses into actions, remembering the first half of a sequence such as «G B». */
export class Keyboard {
  #pending: { chord: Chord; at: number } | undefined;

  /**
   * The binding this press runs, `'wait'` when it may begin a sequence, or nothing.
   * A press that does not finish a sequence is swallowed: «G», then a stray «E», must not resolve a case.
   */
  find(
    press: Press,
    bindings: readonly Binding[],
    settings: KeyboardSettings,
    writing: boolean,
  ): Binding | 'wait' | undefined {
    const pending = this.#takePending(press);
    let waits = false;
    for (const binding of bindings) {
      if (writing && !binding.def.whileWriting) continue;
      if (press.repeat && !binding.def.repeats) continue;
      for (const combo of keysOf(binding.def, settings.remapped)) {
        const [first, second] = parseCombo(combo);
        if (!first) continue;
        if (pending) {
          if (second && sameChord(first, pending) && matches(second, press, followUp(settings, press))) return binding;
        } else if (matches(first, press, settings)) {
          if (!second) return binding;
          this.#pending = { chord: first, at: press.timeStamp };
          waits = true;
        }
      }
    }
    return waits || pending ? 'wait' : undefined;
  }

  #takePending(press: Press): Chord | undefined {
    const pending = this.#pending;
    this.#pending = undefined;
    return pending && press.timeStamp - pending.at <= SEQUENCE_MS ? pending.chord : undefined;
  }
}

/** With «only with Alt», the second letter counts whether or not Alt is still held. */
function followUp(settings: KeyboardSettings, press: Press): KeyboardSettings {
  if (settings.mode !== 'alt') return settings;
  const held = settings.mac ? press.ctrlKey : press.altKey;
  return { ...settings, mode: held ? 'alt' : 'on' };
}
