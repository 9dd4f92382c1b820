import type { ReactNode } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';

interface FormDialogProps {
  title: string;
  /** On the primary button. */
  action: string;
  change: { busy: boolean; refusal: string | undefined };
  size?: 'small' | 'medium' | 'large';
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
}

/** A form in a dialog: ↵ in a field does the same as its button. */
export function FormDialog({ title, action, change, size = 'medium', onSubmit, onClose, children }: FormDialogProps) {
  const t = useText();
  return (
    <Dialog
      open
      onClose={onClose}
      size={size}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{t('settings.cancel')}</Button>
          <Button variant="primary" busy={change.busy} onClick={onSubmit}>
            {action}
          </Button>
        </>
      }
    >
      <Form onSubmit={onSubmit} refusal={change.refusal}>
        {children}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </Form>
    </Dialog>
  );
}
