import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ActionButton } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { defineAction } from '../keys/registry.ts';
import { useAction } from '../keys/use-action.ts';
import { useText } from '../text.ts';
import styles from './feedback.module.css';
import { dismissToast, type Toast, useToasts } from './toasts.ts';

const undoLast = defineAction({ id: 'ui.undo', label: 'ui.undo', group: 'here', keys: ['ctrl+z'] });

/** Where toasts stand: at the foot, out of the way of the composer, without taking the focus. */
export function Toasts() {
  const t = useText();
  const toasts = useToasts();
  return (
    <section className={styles.toasts} aria-label={t('ui.toasts')}>
      <div role="status">
        {toasts.map((one) => (
          <ToastLine key={one.id} toast={one} />
        ))}
      </div>
    </section>
  );
}

function ToastLine({ toast: { id, text, undo, forMs } }: { toast: Toast }) {
  const t = useText();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => dismissToast(id), forMs);
    return () => clearTimeout(timer);
  }, [id, forMs, held]);

  const takeBack = useAction(undoLast, {
    when: undo !== undefined,
    run: () => {
      undo?.();
      dismissToast(id);
    },
  });

  return (
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.toastText}>{text}</span>
      {undo && <ActionButton action={takeBack} variant="quiet" />}
      <IconButton icon={X} label={t('ui.close')} onClick={() => dismissToast(id)} />
    </div>
  );
}
