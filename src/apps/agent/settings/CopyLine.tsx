import { Copy } from 'lucide-react';
import { Button } from '#ui/controls/Button.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { useText } from '#ui/text.ts';
import styles from './settings.module.css';

/** Something to be taken elsewhere, letter by letter. */
export function CopyLine({ value }: { value: string }) {
  const t = useText();
  const copy = (): void => {
    navigator.clipboard.writeText(value).then(
      () => toast(t('settings.copied')),
      () => toast(t('settings.copyFailed')),
    );
  };
  return (
    <div className={styles.copyLine}>
      <code className={styles.secret}>{value}</code>
      <Button icon={Copy} onClick={copy}>
        {t('settings.copy')}
      </Button>
    </div>
  );
}
