import { useEffect, useMemo, useRef, useState } from 'react';
import { type TextValues, useText } from '../text.ts';
import { useDialogDepth, useKeyboardSettings, useRegistry } from './KeysProvider.tsx';
import { keysOf } from './choice.rules.ts';
import type { ActionDef } from './registry.ts';

export interface ActionOptions {
  run(): void;
  /** Why it can't be done now, in words for the person. */
  reason?: string | undefined;
  values?: TextValues | undefined;
  /** False: the action does not exist here (nothing open to act on, no permission to know of it). */
  when?: boolean | undefined;
  /** Before others of the same name, whichever came last. */
  first?: boolean | undefined;
}

/** An action ready to be shown: hand it to `ActionButton` or a menu. */
export interface Action {
  def: ActionDef;
  label: string;
  keys: readonly string[];
  reason: string | undefined;
  run(): void;
}

/** Makes an action exist while the component is on screen: its key, its palette entry and its line in «?». */
export function useAction(def: ActionDef, { run, reason, values, when = true, first }: ActionOptions): Action {
  const registry = useRegistry();
  const depth = useDialogDepth();
  const t = useText();
  const { remapped } = useKeyboardSettings();
  const latest = useRef(run);
  latest.current = run;
  const [key] = useState(() => Symbol(def.id));
  const fixedValues = useStable(values);

  useEffect(() => () => registry.unbind(key), [registry, key]);
  useEffect(() => {
    if (when) registry.bind(key, { def, depth, reason, first, values: fixedValues, run: () => latest.current() });
    else registry.unbind(key);
  }, [registry, key, def, depth, reason, first, fixedValues, when]);

  const label = t(def.label, values);
  return useMemo(
    () => ({ def, label, reason, keys: keysOf(def, remapped), run: () => latest.current() }),
    [def, label, reason, remapped],
  );
}

/** The same object as long as it says the same: callers write `values={{ n }}` in place. */
function useStable(values: TextValues | undefined): TextValues | undefined {
  const text = JSON.stringify(values);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- compared by what it says
  return useMemo(() => values, [text]);
}
