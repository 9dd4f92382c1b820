import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { ariaKeys } from '../keys/combo.rules.ts';
import { keysOf } from '../keys/choice.rules.ts';
import { useKeyboardSettings } from '../keys/KeysProvider.tsx';
import { defineAction } from '../keys/registry.ts';
import { useAction } from '../keys/use-action.ts';
import { Counter } from '../status/Counter.tsx';
import styles from './tabs.module.css';

export interface Tab<Id extends string = string> {
  id: Id;
  label: string;
  /** Said instead of the label where it is too short alone: «Esperan dentro». */
  name?: string;
  count?: number | undefined;
  /** The count was cut there: «1.000+». */
  atLeast?: boolean;
}

interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly Tab<Id>[];
  value: Id;
  onChange(id: Id): void;
  /** The id of what they change. */
  panelId: string;
  /** Keys 1–4 change tab: for the main tabs of a screen. */
  numbered?: boolean;
}

const NUMBERED = ['1', '2', '3', '4'].map((key) =>
  defineAction({ id: `tabs.${key}`, label: 'ui.tabs.go', group: 'list', keys: [key], sample: { tab: key } }),
);

/** Tabs with what each one holds. Arrows move among them; choosing is at once. */
export function Tabs<Id extends string>({ label, tabs, value, onChange, panelId, numbered = false }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const settings = useKeyboardSettings();
  const keysOfTab = (index: number): string | undefined => {
    const def = NUMBERED[index];
    return def && ariaKeys(keysOf(def, settings.remapped), settings);
  };
  // Where they don't all fit, the chosen one is in sight; the page itself does not move.
  useLayoutEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>(`[data-tab="${value}"]`);
    if (!list.current || !tab) return;
    const [from, to] = [tab.offsetLeft - list.current.offsetLeft, list.current.clientWidth - tab.offsetWidth];
    if (from < list.current.scrollLeft) list.current.scrollLeft = from;
    else if (from - to > list.current.scrollLeft) list.current.scrollLeft = from - to;
  }, [value]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const index = tabs.findIndex(({ id }) => id === value);
    const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = next === undefined ? undefined : tabs[(next + tabs.length) % tabs.length];
    if (!tab) return;
    event.preventDefault();
    onChange(tab.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${tab.id}"]`)?.focus();
  };

  return (
    <div ref={list} role="tablist" aria-label={label} className={styles.tabs} onKeyDown={onKeyDown}>
      {tabs.map((tab, index) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${panelId}-${tab.id}`}
          data-tab={tab.id}
          aria-selected={tab.id === value}
          aria-controls={panelId}
          aria-keyshortcuts={numbered ? keysOfTab(index) : undefined}
          tabIndex={tab.id === value ? 0 : -1}
          className={styles.tab}
          onClick={() => onChange(tab.id)}
        >
          {tab.name && <span className="visually-hidden">{tab.name} </span>}
          <span data-text={`${tab.label} ${tab.count || ''}`} className={styles.label}>
            <span className={styles.words}>
              <span aria-hidden={tab.name ? true : undefined}>{tab.label}</span>
              {tab.count !== undefined && <Counter n={tab.count} atLeast={tab.atLeast ?? false} />}
            </span>
          </span>
        </button>
      ))}
      {numbered &&
        NUMBERED.map((def, index) => <TabKey key={def.id} def={def} tab={tabs[index]} onChange={onChange} />)}
    </div>
  );
}

function TabKey<Id extends string>({
  def,
  tab,
  onChange,
}: {
  def: (typeof NUMBERED)[number];
  tab: Tab<Id> | undefined;
  onChange(id: Id): void;
}) {
  useAction(def, {
    when: tab !== undefined,
    values: { tab: tab?.name ?? tab?.label ?? '' },
    run: () => tab && onChange(tab.id),
  });
  return null;
}
