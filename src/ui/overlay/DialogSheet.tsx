import { Modal } from '@mantine/core';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import { X } from 'lucide-react';
import { IconButton } from '../controls/IconButton.tsx';
import { DialogKeys } from '../keys/KeysProvider.tsx';
import { useText } from '../text.ts';
import type { DialogProps } from './dialog-props.ts';
import styles from './overlay.module.css';

const WIDTHS = { small: '26rem', medium: '36rem', large: '48rem' };

/** The dialog as it is drawn; `Dialog` brings it when it is first needed. */
export function DialogSheet({
  open,
  onClose,
  title,
  actions,
  size = 'small',
  dismissible = true,
  children,
}: DialogProps) {
  const t = useText();
  return (
    <Modal.Root
      opened={open}
      onClose={onClose}
      size={WIDTHS[size]}
      closeOnEscape={dismissible}
      closeOnClickOutside={dismissible}
      centered
      classNames={{ content: styles.dialog ?? '', overlay: styles.scrim ?? '' }}
    >
      <Modal.Overlay />
      <Modal.Content radius={0}>
        <DialogKeys>
          <div className={styles.sheet}>
            <Modal.Title className={styles.title ?? ''}>{title}</Modal.Title>
            <Modal.Body className={styles.body ?? ''}>{children}</Modal.Body>
            {actions && <footer className={styles.foot}>{actions}</footer>}
            {dismissible && (
              // Last in the page, so that the focus starts with what is asked.
              <div className={styles.close}>
                <IconButton icon={X} label={t('ui.close')} onClick={onClose} />
              </div>
            )}
          </div>
        </DialogKeys>
      </Modal.Content>
    </Modal.Root>
  );
}
