import type { LucideIcon } from 'lucide-react';
import type { MessageId, TextValues } from '../text.ts';

/** Where an action belongs: with the thing in front, with the list, going somewhere, or everywhere. */
export type ActionGroup = 'here' | 'list' | 'go' | 'general';

export const GROUP_HEADINGS: Record<ActionGroup, MessageId> = {
  here: 'ui.keys.group.here',
  list: 'ui.keys.group.list',
  go: 'ui.keys.group.go',
  general: 'ui.keys.group.general',
};

/** What an action is, wherever it shows: its button, its key, the palette and the «?» sheet all read this. */
export interface ActionDef {
  /** `area.verb`; remapped keys are stored under it. */
  id: string;
  label: MessageId;
  group: ActionGroup;
  /** As in `parseCombo`; the first is the one shown. */
  keys?: readonly string[];
  icon?: LucideIcon;
  /** Works while a field has the focus too: Ctrl ↵, Ctrl K, F6. */
  whileWriting?: boolean;
  /** Holding the key repeats it: J, K. */
  repeats?: boolean;
  /** What its name says where nothing is open: «Pestaña «1»». */
  sample?: TextValues;
}

/** An action that can be done now, on this screen. */
export interface Binding {
  def: ActionDef;
  values?: TextValues | undefined;
  run(): void;
  /** Why it can't be done now; the button stays, and says it. */
  reason?: string | undefined;
  /** How many dialogs are open around it: only the innermost answers to keys. */
  depth: number;
  /** It stands before others of its name, whichever came last: what is done with a selection, before what is done with one. */
  first?: boolean | undefined;
}

/**
 * Those of a group as they are shown: with the thing in front, what came last comes first (the innermost); elsewhere they
 * keep the order in which the screen has them.
 */
export function inOrder<One extends { def: ActionDef }>(bindings: readonly One[], group: ActionGroup): One[] {
  const own = bindings.filter(({ def }) => def.group === group);
  return group === 'here' ? own : own.toReversed();
}

const defined = new Map<string, ActionDef>();

export function defineAction(def: ActionDef): ActionDef {
  if (!defined.has(def.id)) defined.set(def.id, def);
  return def;
}

/** Every action of the code that has come so far, in the order in which it was written. */
export function definedActions(): readonly ActionDef[] {
  return [...defined.values()];
}

/** The actions that exist at this moment. One per app: keys, hints, palette and sheet read it. */
export class ActionRegistry {
  readonly #bindings = new Map<symbol, Binding>();
  readonly #listeners = new Set<() => void>();
  #snapshot: readonly Binding[] = [];
  #openDialogs = 0;

  /** Adds or replaces under `key`; returns the undo. Replacing keeps the place in the order. */
  bind(key: symbol, binding: Binding): void {
    this.#bindings.set(key, binding);
    this.#changed();
  }

  unbind(key: symbol): void {
    this.#bindings.delete(key);
    this.#changed();
  }

  openDialog(): () => void {
    this.#openDialogs += 1;
    this.#changed();
    return () => {
      this.#openDialogs -= 1;
      this.#changed();
    };
  }

  /** Every action that answers now, newest first, one per id. */
  active = (): readonly Binding[] => this.#snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #changed(): void {
    const seen = new Set<string>();
    const newest = [...this.#bindings.values()].toReversed();
    const inTurn = [...newest.filter(({ first }) => first), ...newest.filter(({ first }) => !first)];
    this.#snapshot = inTurn.filter((binding) => {
      if (binding.depth !== this.#openDialogs || seen.has(binding.def.id)) return false;
      seen.add(binding.def.id);
      return true;
    });
    for (const listener of this.#listeners) listener();
  }
}
