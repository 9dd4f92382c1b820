import { useEffect, useRef, useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { Form } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { casesApi } from '../../contract.ts';
import { useDesk } from '../case/desk.ts';
import { useVerb } from '../data/use-verb.ts';
import styles from './pick.module.css';

/** Up to the Director in one line; whoever has the case keeps it. */
export function DirectorPick({ onDone }: { onDone(): void }) {
  const t = useText();
  const { it } = useDesk();
  const pass = useVerb(casesApi.passUp);
  const [reason, setReason] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // It may come after the popover has looked for where to put the focus.
  useEffect(() => field.current?.focus(), []);
  const submit = (): void => {
    if (!reason.trim()) return;
    onDone();
    pass.run(
      { params: { reference: it.reference }, body: { reason } },
      { onDone: () => toast(t('cases.director.done', { reference: it.reference })) },
    );
  };
  return (
    <div className={styles.foot}>
      <Form onSubmit={submit}>
        <TextField
          ref={field}
          label={t('cases.director.reason')}
          hint={t('cases.director.hint')}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button variant="primary" onClick={submit}>
          {t('cases.director.confirm')}
        </Button>
      </Form>
    </div>
  );
}
