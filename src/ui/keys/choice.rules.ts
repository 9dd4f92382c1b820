import { type Chord, isCharacter, parseCombo, sameChord } from './combo.rules.ts';
import type { ActionDef } from './registry.ts';

/* Which key an action may have instead of its own. */

/** By the action’s id: its keys instead of those it comes with. */
export type Remapped = Readonly<Record<string, readonly string[]>>;

/** A person’s own keys, else those it comes with. */
export function keysOf(def: ActionDef, remapped: Remapped): readonly string[] {
  return remapped[def.id] ?? def.keys ?? [];
}

/** Those that are there whatever screen is open. */
const EVERYWHERE = new Set(['app', 'ui', 'pane', 'list', 'tab', 'go']);

/** `case.reply` and `cases.new` belong to one screen: `case`. */
export const screenOf = ({ id }: ActionDef): string => (id.split('.')[0] ?? '').replace(/s$/, '');

/** Whether both can answer on one screen; on screens of their own «B» may be a new case here and a new customer there. */
function mayMeet(one: ActionDef, other: ActionDef): boolean {
  const [here, there] = [screenOf(one), screenOf(other)];
  return here === there || EVERYWHERE.has(here) || EVERYWHERE.has(there);
}

/** What shares a key from the start is never there at once: «S» stars, and takes the star away. */
function sharesKey(one: ActionDef, other: ActionDef): boolean {
  return one.keys?.some((combo) => other.keys?.includes(combo)) ?? false;
}

const sameThing = (one: ActionDef, other: ActionDef): boolean => one.id.split('.')[0] === other.id.split('.')[0];

/** It and what changes its key with it, because it is the other side of the same key. */
export function withSame(def: ActionDef, defs: readonly ActionDef[]): ActionDef[] {
  const single = (def.keys ?? []).flatMap(parseCombo).every(isCharacter);
  const same = single ? defs.filter((one) => one.id !== def.id && sameThing(one, def) && sharesKey(one, def)) : [];
  return [def, ...same];
}

/** The action that has this key already where the other could be asked for, or the first half of a sequence such as «G B». */
export function holderOf(
  chosen: string,
  def: ActionDef,
  defs: readonly ActionDef[],
  remapped: Remapped,
): ActionDef | undefined {
  return defs.find(
    (other) =>
      other.id !== def.id &&
      mayMeet(def, other) &&
      !sharesKey(def, other) &&
      keysOf(other, remapped).some((combo) => beginsAlike(chosen, combo)),
  );
}

function beginsAlike(one: string, other: string): boolean {
  const [a, b] = [parseCombo(one), parseCombo(other)];
  return a.slice(0, b.length).every((chord, index) => sameChord(chord, b[index] as Chord));
}

/** What no page gets to see, or what whoever writes or reads cannot do without. */
const NOT_OURS = new Set([
  ...['t', 'n', 'w', 'r', 'l', 'c', 'x', 'v'].map((key) => `ctrl+${key}`),
  ...['t', 'n', 'w', 'r', 'i', 'j', 'p'].map((key) => `ctrl+shift+${key}`),
  ...'f1 f3 f5 f7 f11 f12 ctrl+f4 ctrl+f5 alt+f4 alt+arrowleft alt+arrowright enter shift+enter'.split(' '),
  ...'arrowup arrowdown arrowleft arrowright backspace delete home end pageup pagedown'.split(' '),
]);

/** Why it can't be the key of this action: the browser has it, or it writes and the action is for while one writes. */
export function unfit(chosen: string, def: ActionDef): 'browser' | 'writing' | undefined {
  if (NOT_OURS.has(chosen)) return 'browser';
  const [chord] = parseCombo(chosen);
  const writes = chord && !chord.ctrl && !chord.alt && !/^f\d+$/.test(chord.key);
  return def.whileWriting && writes ? 'writing' : undefined;
}
