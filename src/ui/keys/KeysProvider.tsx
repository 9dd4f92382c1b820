import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { announce } from '../feedback/announce.ts';
import { usePreferences } from '../preferences/preferences.ts';
import { type Binding, ActionRegistry } from './registry.ts';
import { Keyboard, type KeyboardSettings } from './keyboard.ts';

const registry = new ActionRegistry();
const Depth = createContext(0);

export const useRegistry = (): ActionRegistry => registry;
export const useDialogDepth = (): number => useContext(Depth);

/** Actions inside belong to the dialog that is open; those outside rest until it closes. */
export function DialogKeys({ children }: { children: ReactNode }) {
  const depth = useContext(Depth);
  useEffect(() => registry.openDialog(), []);
  return <Depth value={depth + 1}>{children}</Depth>;
}

export function useActiveActions(): readonly Binding[] {
  return useSyncExternalStore(registry.subscribe, registry.active);
}

const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function useKeyboardSettings(): KeyboardSettings {
  const { shortcuts, remapped } = usePreferences();
  return useMemo(() => ({ mac, mode: shortcuts, remapped }), [shortcuts, remapped]);
}

/** Listens once for the whole app and runs what the registry holds. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const settings = useKeyboardSettings();
  const latest = useRef(settings);
  latest.current = settings;

  useEffect(() => {
    const keyboard = new Keyboard();
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing || takesAllKeys(event.target) || pressesControl(event)) return;
      const found = keyboard.find(event, registry.active(), latest.current, isWriting(event.target));
      if (!found) return;
      event.preventDefault();
      if (found === 'wait') return;
      if (found.reason) announce(found.reason);
      else found.run();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  return children;
}

const TEXTLESS = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file', 'image']);

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !TEXTLESS.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/** A bare ↵ on a button or link presses it: it is not ours. */
function pressesControl(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false;
  return (
    event.target instanceof Element &&
    event.target.closest('a, button, input, select, summary, [role="button"], [role="tab"], [role="option"]') !== null
  );
}

/** An open menu reads letters itself (type-ahead). */
function takesAllKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="menu"], [data-keys="own"]') !== null;
}
