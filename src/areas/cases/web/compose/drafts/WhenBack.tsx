import { Button } from '#ui/controls/Button.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { useText } from '#ui/text.ts';
import styles from '../compose.module.css';
import type { Sending } from '../use-send.ts';

/** Why it was not sent, and, when nothing can be reached, the offer to send it once it can. */
export function WhenBack({ sending: { problem, back } }: { sending: Sending }) {
  const t = useText();
  if (back.waits)
    return (
      <div role="status" className={styles.moved}>
        <p>
          {t('cases.back.waits')}{' '}
          <Button variant="quiet" onClick={back.stop}>
            {t('cases.back.stop')}
          </Button>
        </p>
      </div>
    );
  if (!problem) return null;
  return (
    <ErrorState compact text={problem}>
      {back.offer && <Button onClick={back.offer}>{t('cases.back.send')}</Button>}
    </ErrorState>
  );
}
