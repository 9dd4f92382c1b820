import { describe, expect, it } from 'vitest';
import { holderOf, unfit, withSame } from './choice.rules.ts';
import { comboOf, type KeyPress, type MatchOptions, matches, parseCombo } from './combo.rules.ts';
import type { ActionDef } from './registry.ts';

const action = (id: string, keys: string[], more: Partial<ActionDef> = {}): ActionDef => ({
  id,
  label: 'ui.close',
  group: 'here',
  keys,
  ...more,
});
const reply = action('case.reply', ['r']);
const newCase = action('cases.new', ['b']);
const newCustomer = action('customers.new', ['b']);
const follow = action('case.follow', ['s']);
const unfollow = action('case.unfollow', ['s']);
const inbox = action('go.inbox', ['g b']);
const next = action('list.next', ['j']);
const send = action('case.send', ['ctrl+enter'], { whileWriting: true });
const confirm = action('case.resolve-confirm', ['ctrl+enter']);
const ALL = [reply, newCase, newCustomer, follow, unfollow, inbox, next, send, confirm];

describe('a key that another action has', () => {
  it.each([
    ['r', newCase, reply],
    ['r', newCustomer, undefined], // Another screen: they never meet.
    ['b', reply, newCase],
    ['b', newCustomer, undefined],
    ['j', newCustomer, next], // Lists are everywhere.
    ['g', reply, inbox], // It begins «G B».
    ['shift+r', newCase, undefined],
    ['ñ', reply, undefined],
  ])('%s', (chosen, def, holder) => {
    expect(holderOf(chosen, def, ALL, {})).toBe(holder);
  });
  it('is free once that one has another', () => {
    expect(holderOf('r', newCase, ALL, { 'case.reply': ['w'] })).toBeUndefined();
    expect(holderOf('w', newCase, ALL, { 'case.reply': ['w'] })).toBe(reply);
  });
});

it('both sides of a key go together; what confirms in different panels does not', () => {
  expect(withSame(follow, ALL)).toEqual([follow, unfollow]);
  expect(withSame(newCase, ALL)).toEqual([newCase]);
  expect(withSame(send, ALL)).toEqual([send]);
});

it.each([
  ['ctrl+w', reply, 'browser'],
  ['f5', reply, 'browser'],
  ['ctrl+c', reply, 'browser'],
  ['enter', reply, 'browser'],
  ['w', reply, undefined],
  ['w', send, 'writing'],
  ['shift+w', send, 'writing'],
  ['ctrl+shift+enter', send, undefined],
  ['f9', send, undefined],
  ['alt+w', send, undefined],
] as const)('%s may be refused', (chosen, def, why) => {
  expect(unfit(chosen, def)).toBe(why);
});

/** What a Spanish keyboard sends. `graph` is AltGr, which Windows also shows as Ctrl Alt. */
function sends(key: string, held = ''): KeyPress {
  const graph = held.includes('graph');
  return {
    key,
    shiftKey: held.includes('shift'),
    ctrlKey: held.includes('ctrl') || held.includes('windows'),
    altKey: held.includes('alt') || held.includes('windows'),
    metaKey: false,
    getModifierState: (name) => name === 'AltGraph' && graph,
  };
}

describe('on a Spanish keyboard', () => {
  const on: MatchOptions = { mac: false, mode: 'on' };
  it.each([
    ['/', sends('/', 'shift'), true], // Mayús 7
    ['?', sends('?', 'shift'), true], // Mayús '
    ['ñ', sends('ñ'), true],
    ['shift+ñ', sends('Ñ', 'shift'), true],
    ['ñ', sends('Ñ', 'shift'), false],
    ['n', sends('ñ'), false],
    ['ç', sends('ç'), true],
    ['¡', sends('¡'), true],
    ['e', sends('Dead'), false], // An accent waits for its vowel.
    ['a', sends('á'), false],
    ['2', sends('@', 'graph'), false],
    ['@', sends('@', 'graph windows'), false],
    ['{', sends('{', 'graph'), false],
    ['e', sends('€', 'graph'), false],
    ['ctrl+e', sends('e', 'windows'), false],
    ['1', sends('|', 'graph'), false],
    ['1', sends('!', 'shift'), false],
  ])('%s', (combo, press, fires) => {
    expect(matches(parseCombo(combo)[0]!, press, on)).toBe(fires);
  });
  it.each([
    [sends('ñ'), 'ñ'],
    [sends('Ñ', 'shift'), 'shift+ñ'],
    [sends('/', 'shift'), '/'],
    [sends('Dead'), undefined],
    [sends('@', 'graph'), undefined],
    [sends('#', 'graph windows'), undefined],
  ])('chooses %#', (press, combo) => {
    expect(comboOf(press, false)).toBe(combo);
  });
});
