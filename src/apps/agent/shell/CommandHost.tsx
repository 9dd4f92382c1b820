import { Keyboard, Search } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import type { Locale } from '#ui/format/formats.rules.ts';
import { DialogKeys, useRegistry } from '#ui/keys/KeysProvider.tsx';
import { type Binding, defineAction } from '#ui/keys/registry.ts';
import { useAction } from '#ui/keys/use-action.ts';
import { later } from '#ui/later.ts';
import { hearEarly, takeEarly } from '#ui/palette/early.ts';
import { nextPane, previousPane } from '#ui/panes/actions.ts';
import { walkPanes } from '#ui/panes/pane-walk.ts';
import { loadMessages, type Messages, otherLocale } from '../language.tsx';

const Palette = later(async () => (await import('#ui/palette/Palette.tsx')).Palette);
const ShortcutSheet = later(async () => (await import('#ui/keys/ShortcutSheet.tsx')).ShortcutSheet);

const openPalette = defineAction({
  id: 'app.palette',
  label: 'app.palette.action',
  group: 'general',
  keys: ['ctrl+k'],
  icon: Search,
  whileWriting: true,
});
const openSheet = defineAction({
  id: 'app.shortcuts',
  label: 'app.shortcuts.action',
  group: 'general',
  keys: ['?'],
  icon: Keyboard,
});
/** A screen with a search of its own binds this action again; elsewhere it opens the palette. */
const search = defineAction({
  id: 'app.search',
  label: 'app.search.action',
  group: 'general',
  keys: ['/', 'f'],
  icon: Search,
});

type Opened = { what: 'palette' | 'sheet'; bindings: readonly Binding[]; from: Element | null } | undefined;

/** What works on every screen: the palette, the sheet of keys, and walking the panes. */
export function useCommands(locale: Locale) {
  const registry = useRegistry();
  const [opened, setOpened] = useState<Opened>(undefined);
  const [other, setOther] = useState<Messages | undefined>(undefined);
  const open = (what: 'palette' | 'sheet'): void => {
    if (what === 'palette') hearEarly();
    // Both show what could be done at this moment, not what the dialog itself offers.
    setOpened({ what, bindings: registry.active(), from: document.activeElement });
    if (what === 'palette') void loadMessages(otherLocale(locale)).then(setOther);
  };

  const palette = useAction(openPalette, { run: () => open('palette') });
  const sheet = useAction(openSheet, { run: () => open('sheet') });
  useAction(search, { run: () => open('palette') });
  useAction(nextPane, { run: () => walkPanes(1) });
  useAction(previousPane, { run: () => walkPanes(-1) });
  useEffect(() => Palette.fetch(), []);
  const close = (): void => {
    takeEarly();
    const from = opened?.from;
    setOpened(undefined);
    setTimeout(() => from instanceof HTMLElement && from.focus());
  };
  return { palette, sheet, dialogs: <Dialogs opened={opened} other={other} onClose={close} /> };
}

function Dialogs({ opened, other, onClose }: { opened: Opened; other: Messages | undefined; onClose(): void }) {
  // Kept mounted while closing, so that the dialog can give the focus back.
  const [last, setLast] = useState<Opened>(undefined);
  if (opened && opened !== last) setLast(opened);
  if (!last) return null;
  return (
    // While it comes the screen's keys rest: what is typed right after Ctrl K is meant for it.
    <Suspense fallback={<DialogKeys>{null}</DialogKeys>}>
      {last.what === 'palette' ? (
        <Palette open={opened !== undefined} onClose={onClose} bindings={last.bindings} otherMessages={other ?? {}} />
      ) : (
        <ShortcutSheet open={opened !== undefined} onClose={onClose} bindings={last.bindings} />
      )}
    </Suspense>
  );
}
