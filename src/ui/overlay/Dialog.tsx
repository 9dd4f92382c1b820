import { Suspense, useEffect, useState } from 'react';
import { later } from '../later.ts';
import type { DialogProps } from './dialog-props.ts';
import { useFocusBack } from './use-focus-back.ts';

// No screen begins with one: it comes right after the first screen.
const DialogSheet = later(async () => (await import('./DialogSheet.tsx')).DialogSheet);

/** Asks for one thing. Focus goes in (to `data-autofocus`, else the first control) and comes back to where it was. */
export function Dialog(props: DialogProps) {
  // Once opened it stays, so that it can close by itself.
  const [opened, setOpened] = useState(props.open);
  if (props.open && !opened) setOpened(true);
  useFocusBack(props.open);
  useEffect(() => DialogSheet.fetch(), []);
  return <Suspense>{opened && <DialogSheet {...props} />}</Suspense>;
}
