import { Users } from 'lucide-react';
import { useState } from 'react';
import { ActionButton } from '#ui/controls/Button.tsx';
import { defineAction } from '#ui/keys/registry.ts';
import { useAction } from '#ui/keys/use-action.ts';
import { ReliefDialog } from './ReliefDialog.tsx';

const askForHand = defineAction({ id: 'relief.ask', label: 'relief.ask', group: 'here', icon: Users });

/** «No puedo con todo», on the page and in the palette. */
export function HandButton() {
  const [open, setOpen] = useState(false);
  const ask = useAction(askForHand, { run: () => setOpen(true) });
  return (
    <>
      <ActionButton action={ask} />
      <ReliefDialog open={open} onClose={() => setOpen(false)} />
    </>
  );
}
