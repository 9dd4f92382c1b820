/* Keys are matched by the character they write, never by their place on the keyboard. */

/** One press: a character or a named key (`enter`, `f6`, `arrowdown`), in lower case, with its modifiers. */
export interface Chord {
  key: string;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
}

/** What a chord needs of a `KeyboardEvent`. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
  getModifierState?(modifier: string): boolean;
}

export interface MatchOptions {
  /** On a Mac ⌘ stands for Ctrl, and ⌃ for the Alt of the «with Alt» setting (⌥ writes other characters there). */
  mac: boolean;
  mode: 'on' | 'alt' | 'off';
}

/** `"ctrl+shift+enter"` is one chord; `"g b"` is a sequence of two. */
export function parseCombo(combo: string): Chord[] {
  return combo.split(' ').map((press) => {
    const parts = press.toLowerCase().split('+');
    const key = parts.pop() || '+';
    return { key, ctrl: parts.includes('ctrl'), alt: parts.includes('alt'), shift: parts.includes('shift') };
  });
}

export function sameChord(a: Chord, b: Chord): boolean {
  return a.key === b.key && a.ctrl === b.ctrl && a.alt === b.alt && a.shift === b.shift;
}

/** A single character without Ctrl or Alt: what WCAG 2.1.4 lets a person switch off. */
export function isCharacter(chord: Chord): boolean {
  return chord.key.length === 1 && !chord.ctrl && !chord.alt;
}

export function matches(chord: Chord, press: KeyPress, { mac, mode }: MatchOptions): boolean {
  if (press.key.toLowerCase() !== chord.key) return false;
  if (writesWithAltGr(press, mac)) return false;
  const character = isCharacter(chord);
  if (character && mode === 'off') return false;

  const withAlt = character && mode === 'alt';
  const ctrl = mac ? press.metaKey : press.ctrlKey;
  const otherMeta = mac ? press.ctrlKey && !withAlt : press.metaKey;
  const alt = mac && withAlt ? press.ctrlKey : press.altKey;
  if (otherMeta || ctrl !== chord.ctrl || alt !== (chord.alt || withAlt)) return false;
  return !shiftMatters(chord.key) || press.shiftKey === chord.shift;
}

/** Where "/" or "1" needs Shift is the layout's business; only letters and named keys have a shifted twin. */
function shiftMatters(key: string): boolean {
  return key.length > 1 || key.toLowerCase() !== key.toUpperCase();
}

function writesWithAltGr(press: KeyPress, mac: boolean): boolean {
  return press.getModifierState?.('AltGraph') === true || (!mac && press.ctrlKey && press.altKey);
}

const NOT_KEYS = new Set([
  'shift',
  'control',
  'alt',
  'altgraph',
  'meta',
  'capslock',
  'dead',
  'tab',
  'escape',
  'unidentified',
]);

/** What somebody has pressed to be an action's key, as `parseCombo` reads it; nothing while only modifiers are held. */
export function comboOf(press: KeyPress, mac: boolean): string | undefined {
  const key = press.key.toLowerCase();
  if (NOT_KEYS.has(key) || key === ' ' || writesWithAltGr(press, mac)) return undefined;
  const ctrl = mac ? press.metaKey : press.ctrlKey;
  const shift = press.shiftKey && shiftMatters(key);
  return [ctrl && 'ctrl', press.altKey && 'alt', shift && 'shift', key].filter(Boolean).join('+');
}

/** `aria-keyshortcuts` has no sequences: those are told by the visible hint and the palette. */
export function ariaKeys(combos: readonly string[], { mac, mode }: MatchOptions): string | undefined {
  const single = combos.map(parseCombo).filter((chords) => chords.length === 1);
  const named = single.flatMap(([chord]) => {
    if (!chord || (isCharacter(chord) && mode === 'off')) return [];
    const withAlt = isCharacter(chord) && mode === 'alt';
    const parts = [
      chord.ctrl && (mac ? 'Meta' : 'Control'),
      (chord.alt || withAlt) && (mac && withAlt ? 'Control' : 'Alt'),
      chord.shift && 'Shift',
      ARIA_NAMES[chord.key] ?? chord.key.toUpperCase(),
    ];
    return parts.filter(Boolean).join('+');
  });
  return named.length > 0 ? named.join(' ') : undefined;
}

const ARIA_NAMES: Record<string, string> = {
  enter: 'Enter',
  escape: 'Escape',
  arrowdown: 'ArrowDown',
  arrowup: 'ArrowUp',
  arrowleft: 'ArrowLeft',
  arrowright: 'ArrowRight',
};

export type KeyCap = { text: string } | { modifier: 'ctrl' | 'alt' | 'shift' } | { icon: 'enter' | 'up' | 'down' };

/** What to draw for a combination, one inner list per press. Empty when the person has switched it off. */
export function keyCaps(combo: string, { mac, mode }: MatchOptions): KeyCap[][] {
  const chords = parseCombo(combo);
  const first = chords[0];
  if (!first || (isCharacter(first) && mode === 'off')) return [];
  return chords.map((chord, index) => {
    const caps: KeyCap[] = [];
    const withAlt = index === 0 && isCharacter(chord) && mode === 'alt';
    if (chord.ctrl) caps.push(mac ? { text: '⌘' } : { modifier: 'ctrl' });
    if (chord.alt || withAlt) caps.push(mac ? { text: withAlt ? '⌃' : '⌥' } : { modifier: 'alt' });
    if (chord.shift) caps.push(mac ? { text: '⇧' } : { modifier: 'shift' });
    caps.push(keyCap(chord.key));
    return caps;
  });
}

function keyCap(key: string): KeyCap {
  if (key === 'enter') return { icon: 'enter' };
  if (key === 'arrowup') return { icon: 'up' };
  if (key === 'arrowdown') return { icon: 'down' };
  if (key === 'escape') return { text: 'Esc' };
  return { text: key.toUpperCase() };
}
