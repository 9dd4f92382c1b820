import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { oneKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { consultationsApi } from '../../consultations/contract.ts';

/** A word in the thread of the consultation, by either side. */
export function SayForm({ id }: { id: string }) {
  const t = useText();
  const [text, setText] = useState('');
  const say = useChange(async () => call(consultationsApi.sayInConsultation, { params: { id }, body: { text } }), {
    reads: [oneKey('consultation', id)],
    said: t('consultations.saidDone'),
    inForm: true,
    onDone: () => setText(''),
  });
  const submit = (): void => {
    if (text.trim() !== '') say.run(undefined);
  };
  return (
    <Form onSubmit={submit} refusal={say.refusal}>
      <TextArea
        label={t('consultations.say')}
        hint={t('consultations.say.hint')}
        optional
        minRows={1}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" busy={say.busy}>
          {t('consultations.send')}
        </Button>
      </div>
    </Form>
  );
}
