import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { addressOf } from '#platform/http/client.ts';
import { ActionButton, Button } from '#ui/controls/Button.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { useText } from '#ui/text.ts';
import { casesApi, type CaseView } from '../../contract.ts';
import { newCase } from '../inbox/actions.ts';
import styles from './counter.module.css';

/** It is open: the key, large, to be read aloud or copied onto paper. */
export function CaseCreated({ it, onAgain }: { it: CaseView; onAgain(): void }) {
  const t = useText();
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const again = useAction(newCase, { run: onAgain });
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.created}>
      <h2 ref={heading} tabIndex={-1} className={styles.done}>
        {t('cases.new.done', { reference: it.reference })}
      </h2>
      <p className={styles.keyLabel}>{t('cases.new.key')}</p>
      <p className={styles.key}>{it.key}</p>
      <p className={styles.keyHelp}>{t('cases.new.keyHelp')}</p>
      {!it.participants.some(({ role }) => role === 'requester') && (
        <p className={styles.keyHelp}>{t('cases.new.receiptByHand')}</p>
      )}
      <div className={styles.tools}>
        <Button
          variant="primary"
          onClick={() => void navigate({ to: '/bandeja/$reference', params: { reference: it.reference } })}
        >
          {t('cases.new.show')}
        </Button>
        <a
          className={styles.receipt}
          href={addressOf(casesApi.casePdf, { params: { reference: it.reference }, query: {} })}
          target="_blank"
          rel="noreferrer"
        >
          {t('cases.new.receipt')}
        </a>
        <ActionButton action={again} />
      </div>
    </div>
  );
}
