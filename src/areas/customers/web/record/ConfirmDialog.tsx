import type { ReactNode } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';

interface ConfirmDialogProps {
  title: string;
  /** What will happen. */
  children: ReactNode;
  /** What the button does, in its words. */
  action: string;
  danger?: boolean;
  busy: boolean;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before what can't be taken back just as it was. */
export function ConfirmDialog({
  title,
  children,
  action,
  danger = false,
  busy,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const t = useText();
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{t('customers.cancel')}</Button>
          <Button data-autofocus variant={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  );
}
