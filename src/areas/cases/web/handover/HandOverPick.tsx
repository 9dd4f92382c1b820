import { useEffect, useRef, useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { useHouse } from '../data/organisation.ts';
import { people, teams } from '../pick/AssignPick.tsx';
import { PickList } from '../pick/PickList.tsx';
import styles from '../pick/pick.module.css';
import { type Handed, useHandOver } from './use-hand-over.ts';

/** To whom, and then what they should know: nobody gets a case from a colleague without a word. */
export function HandOverPick({ onDone }: { onDone(): void }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const me = useMe();
  const house = useHouse();
  const [to, setTo] = useState<string>();
  const items = [
    ...people(t, formats, now, house, me.id).filter(({ id }) => id !== `person:${me.id}`),
    ...teams(t, house),
  ];
  const chosen = items.find(({ id }) => id === to);
  if (!chosen)
    return (
      <PickList
        label={t('cases.pick.handover')}
        placeholder={t('cases.assign.placeholder')}
        items={items}
        onPick={setTo}
      />
    );
  return <Words to={{ id: chosen.id, name: chosen.label }} onDone={onDone} />;
}

function Words({ to, onDone }: { to: Handed['to']; onDone(): void }) {
  const t = useText();
  const { it } = useDesk();
  const me = useMe();
  const [note, setNote] = useState('');
  const [follows, setFollows] = useState(it.followers.some(({ id }) => id === me.id));
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const handOver = useHandOver();
  // The list that had the focus is gone.
  useEffect(() => field.current?.focus(), []);
  const submit = (): void => {
    setTried(true);
    if (!note.trim()) return field.current?.focus();
    onDone();
    handOver({ to, note: note.trim(), follows });
  };
  return (
    <div className={styles.foot}>
      <Form onSubmit={submit}>
        <TextArea
          ref={field}
          label={t('cases.handover.note', { name: to.name })}
          hint={t('cases.handover.hint')}
          error={tried && !note.trim() ? t('cases.handover.missing') : undefined}
          minRows={3}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <CheckField
          label={t('cases.handover.follow')}
          checked={follows}
          onChange={(event) => setFollows(event.currentTarget.checked)}
        />
        <Button variant="primary" onClick={submit}>
          {t('cases.handover.confirm', { name: to.name })}
        </Button>
      </Form>
    </div>
  );
}
