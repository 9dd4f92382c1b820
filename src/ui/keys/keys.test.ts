import { beforeEach, describe, expect, it } from 'vitest';
import { ariaKeys, comboOf, keyCaps, type MatchOptions, matches, parseCombo } from './combo.rules.ts';
import { Keyboard, type KeyboardSettings, type Press } from './keyboard.ts';
import { ActionRegistry, type Binding } from './registry.ts';

const on: MatchOptions = { mac: false, mode: 'on' };
const mac: MatchOptions = { mac: true, mode: 'on' };

function press(key: string, held: Partial<Press> & { altGraph?: boolean } = {}): Press {
  const { altGraph = false, ...rest } = held;
  return {
    key,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    repeat: false,
    timeStamp: 0,
    getModifierState: (modifier) => modifier === 'AltGraph' && altGraph,
    ...rest,
  };
}
const hits = (combo: string, event: Press, options: MatchOptions = on): boolean => {
  const [chord] = parseCombo(combo);
  return chord !== undefined && matches(chord, event, options);
};

describe('matching by character', () => {
  it.each([
    ['r', press('r'), true],
    ['r', press('R'), true], // Caps Lock
    ['r', press('R', { shiftKey: true }), false],
    ['shift+m', press('M', { shiftKey: true }), true],
    ['shift+m', press('M'), false],
    ['?', press('?', { shiftKey: true }), true],
    ['/', press('/', { shiftKey: true }), true], // Spanish layout: Shift 7
    ['1', press('1', { shiftKey: true }), true], // French layout
    ['ctrl+k', press('k', { ctrlKey: true }), true],
    ['r', press('r', { ctrlKey: true }), false],
    ['ctrl+enter', press('Enter', { ctrlKey: true }), true],
    ['ctrl+enter', press('Enter', { ctrlKey: true, shiftKey: true }), false],
    ['ctrl+shift+enter', press('Enter', { ctrlKey: true, shiftKey: true }), true],
    ['alt+enter', press('Enter', { altKey: true }), true],
    ['f6', press('F6'), true],
    ['shift+f6', press('F6', { shiftKey: true }), true],
    ['f6', press('F6', { shiftKey: true }), false],
  ])('%s', (combo, event, expected) => {
    expect(hits(combo, event)).toBe(expected);
  });
  it('never with AltGr, nor with the Ctrl+Alt that Windows makes of it', () => {
    expect(hits('e', press('e', { altGraph: true }))).toBe(false);
    expect(hits('ctrl+e', press('e', { ctrlKey: true, altKey: true }))).toBe(false);
  });
  it('takes ⌘ for Ctrl on a Mac', () => {
    expect(hits('ctrl+k', press('k', { metaKey: true }), mac)).toBe(true);
    expect(hits('ctrl+k', press('k', { ctrlKey: true }), mac)).toBe(false);
  });
});

describe('single keys can be held back (2.1.4)', () => {
  it('works only with Alt, or with ⌃ on a Mac', () => {
    expect(hits('r', press('r'), { mac: false, mode: 'alt' })).toBe(false);
    expect(hits('r', press('r', { altKey: true }), { mac: false, mode: 'alt' })).toBe(true);
    expect(hits('r', press('r', { ctrlKey: true }), { mac: true, mode: 'alt' })).toBe(true);
  });
  it('can be off, while combinations go on working', () => {
    const off: MatchOptions = { mac: false, mode: 'off' };
    expect(hits('r', press('r'), off)).toBe(false);
    expect(hits('ctrl+k', press('k', { ctrlKey: true }), off)).toBe(true);
    expect(hits('f6', press('F6'), off)).toBe(true);
  });
  it('shows what has to be pressed, or nothing', () => {
    expect(keyCaps('r', { mac: false, mode: 'alt' })).toEqual([[{ modifier: 'alt' }, { text: 'R' }]]);
    expect(keyCaps('r', { mac: false, mode: 'off' })).toEqual([]);
    expect(keyCaps('ctrl+enter', mac)).toEqual([[{ text: '⌘' }, { icon: 'enter' }]]);
    expect(keyCaps('g b', on)).toEqual([[{ text: 'G' }], [{ text: 'B' }]]);
  });
  it('tells assistive technology the same', () => {
    expect(ariaKeys(['ctrl+shift+enter'], on)).toBe('Control+Shift+Enter');
    expect(ariaKeys(['r'], { mac: false, mode: 'alt' })).toBe('Alt+R');
    expect(ariaKeys(['r'], { mac: false, mode: 'off' })).toBeUndefined();
    expect(ariaKeys(['g b'], on)).toBeUndefined();
  });
});

describe('choosing a key', () => {
  it.each([
    [press('w'), 'w'],
    [press('W', { shiftKey: true }), 'shift+w'],
    [press('?', { shiftKey: true }), '?'],
    [press('Enter', { ctrlKey: true }), 'ctrl+enter'],
    [press('Shift', { shiftKey: true }), undefined],
    [press('Escape'), undefined],
    [press('€', { altGraph: true }), undefined],
  ])('%#', (event, expected) => {
    expect(comboOf(event, false)).toBe(expected);
  });
  it('reads back what it writes', () => {
    const event = press('M', { shiftKey: true });
    expect(hits(comboOf(event, false) ?? '', event)).toBe(true);
  });
});

const settings: KeyboardSettings = { ...on, remapped: {} };
const binding = (id: string, keys: string[], more: Partial<Binding['def']> = {}): Binding => ({
  def: { id, label: 'ui.close', group: 'here', keys, ...more },
  depth: 0,
  run: () => undefined,
});

describe('finding what a press does', () => {
  let keyboard: Keyboard;
  beforeEach(() => {
    keyboard = new Keyboard();
  });
  const bindings = [
    binding('resolve', ['e']),
    binding('next', ['j'], { repeats: true }),
    binding('send', ['ctrl+enter'], { whileWriting: true }),
    binding('inbox', ['g b']),
    binding('settings', ['g s']),
  ];
  const find = (event: Press, writing = false) => {
    const found = keyboard.find(event, bindings, settings, writing);
    return typeof found === 'object' ? found.def.id : found;
  };

  it('runs nothing with single keys while writing, and what is meant for writing', () => {
    expect(find(press('e'), true)).toBeUndefined();
    expect(find(press('Enter', { ctrlKey: true }), true)).toBe('send');
  });
  it('repeats only what may be repeated', () => {
    expect(find(press('j', { repeat: true }))).toBe('next');
    expect(find(press('e', { repeat: true }))).toBeUndefined();
  });
  it('follows a sequence', () => {
    expect(find(press('g', { timeStamp: 100 }))).toBe('wait');
    expect(find(press('s', { timeStamp: 400 }))).toBe('settings');
  });
  it('swallows a stray key after «G»: it must not resolve a case', () => {
    expect(find(press('g', { timeStamp: 100 }))).toBe('wait');
    expect(find(press('e', { timeStamp: 300 }))).toBe('wait');
    expect(find(press('e', { timeStamp: 500 }))).toBe('resolve');
  });
  it('forgets «G» after a while', () => {
    find(press('g', { timeStamp: 100 }));
    expect(find(press('e', { timeStamp: 2_000 }))).toBe('resolve');
  });
  it('obeys the keys a person has chosen instead', () => {
    const remapped = { resolve: ['w'] };
    expect(keyboard.find(press('e'), bindings, { ...settings, remapped }, false)).toBeUndefined();
    expect(keyboard.find(press('w'), bindings, { ...settings, remapped }, false)).toMatchObject({
      def: { id: 'resolve' },
    });
  });
});

describe('the registry', () => {
  it('answers with the newest of each id, and only inside the dialog that is open', () => {
    const registry = new ActionRegistry();
    const [page, screen, inside] = [Symbol('page'), Symbol('screen'), Symbol('inside')];
    registry.bind(page, binding('search', ['/']));
    const own = { ...binding('search', ['/']), reason: 'own' };
    registry.bind(screen, own);
    expect(registry.active()).toEqual([own]);

    const close = registry.openDialog();
    expect(registry.active()).toEqual([]);
    registry.bind(inside, { ...binding('confirm', ['ctrl+enter']), depth: 1 });
    expect(registry.active().map(({ def }) => def.id)).toEqual(['confirm']);

    close();
    registry.unbind(screen);
    expect(registry.active().map(({ def, reason }) => [def.id, reason])).toEqual([['search', undefined]]);
  });
});
