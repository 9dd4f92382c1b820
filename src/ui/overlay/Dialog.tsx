import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { later } from '../later.ts';
import { useFocusBack } from './use-focus-back.ts';

// No screen begins with one: it comes right after the first screen.
const DialogSheet = later(async () => (await import('./DialogSheet.tsx')).DialogSheet);

export interface DialogProps {
  open: boolean;
  onClose(): void;
  title: string;
  /** The buttons, the primary one last. */
  actions?: ReactNode;
  size?: 'small' | 'medium' | 'large';
  /** False when leaving would lose work: then only its buttons close it. */
  dismissible?: boolean;
  children: ReactNode;
}

/** Asks for one thing. Focus goes in (to `data-autofocus`, else the first control) and comes back to where it was. */
export function Dialog(props: DialogProps) {
  // Once opened it stays, so that it can close by itself.
  const [opened, setOpened] = useState(props.open);
  if (props.open && !opened) setOpened(true);
  useFocusBack(props.open);
  useEffect(() => DialogSheet.fetch(), []);
  return <Suspense>{opened && <DialogSheet {...props} />}</Suspense>;
}
