import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import type { MessageId } from '#ui/text.ts';
import { useText } from '#ui/text.ts';
import { casesApi, type MessageView } from '../../../contract.ts';
import { reasonAgainst } from '../../data/reason.ts';
import { useVerb } from '../../data/use-verb.ts';
import { MoveDialog } from './MoveDialog.tsx';
import styles from '../thread.module.css';

const KNOWN = new Set(['colleague_unproven', 'own_mailbox', 'colleague_by_mail', 'stranger']);

/** A message that counts for nothing until a person has looked at it: here or elsewhere? */
export function HeldJudgement({ message }: { message: MessageView }) {
  const t = useText();
  const [moving, setMoving] = useState(false);
  const { run, busy } = useVerb(casesApi.releaseMessage);
  const why = message.heldReason !== null && KNOWN.has(message.heldReason) ? message.heldReason : 'other';
  return (
    <div className={styles.judgement}>
      <p>{t(`cases.held.${why}` as MessageId, { address: message.from.address })}</p>
      <div className={styles.tools}>
        <Button
          busy={busy}
          reason={reasonAgainst(t, message.can, 'release')}
          onClick={() => run({ params: { reference: message.reference, messageId: message.id }, body: {} })}
        >
          {t('cases.held.release')}
        </Button>
        <Button reason={reasonAgainst(t, message.can, 'move')} onClick={() => setMoving(true)}>
          {t('cases.message.move')}
        </Button>
      </div>
      <MoveDialog message={message} open={moving} onClose={() => setMoving(false)} />
    </div>
  );
}
