import { ArrowUp } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '../controls/Button.tsx';
import { announce } from '../feedback/announce.ts';
import { useAction } from '../keys/use-action.ts';
import { useText } from '../text.ts';
import { showFresh } from './actions.ts';
import styles from './list.module.css';

/** «3 nuevas»: what has come since, waiting to be asked for. Nothing when there is nothing. */
export function FreshPill({ n, onShow }: { n: number; onShow(): void }) {
  const t = useText();
  const action = useAction(showFresh, { when: n > 0, run: onShow });
  useEffect(() => {
    if (n > 0) announce(t('ui.list.fresh', { n }));
  }, [n, t]);
  if (n === 0) return null;
  return (
    <div className={styles.pill}>
      <Button variant="primary" icon={ArrowUp} onClick={action.run}>
        {t('ui.list.fresh', { n })}
      </Button>
    </div>
  );
}
