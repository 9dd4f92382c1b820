import { lazy, Suspense, useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { Buttons } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { consultationsApi, type ConsultationView } from '../../consultations/contract.ts';
import styles from './consultations.module.css';

const DateField = lazy(async () => ({ default: (await import('#ui/fields/DateField.tsx')).DateField }));

/** One press answers; words are welcome beside it. An order asks for its figures. */
export function AnswerForm({ c }: { c: ConsultationView }) {
  const t = useText();
  const [text, setText] = useState('');
  const [quantity, setQuantity] = useState<number | string>('');
  const [promisedOn, setPromisedOn] = useState<string | null>(null);
  const order = c.kind === 'order';
  const answer = useChange(
    async (code: string | null) =>
      call(consultationsApi.answerConsultation, {
        params: { id: c.id },
        body: { code, text, quantity: quantity === '' ? null : Number(quantity), promisedOn },
      }),
    {
      reads: [oneKey('consultation', c.id), manyKey('consultation')],
      said: t('consultations.done'),
      inForm: true,
    },
  );
  return (
    <Form onSubmit={() => undefined} refusal={answer.refusal}>
      {order && (
        <div className={styles.orderFields}>
          <NumberField
            label={t('consultations.quantity')}
            optional
            min={1}
            max={c.quantity ?? 1}
            allowDecimal={false}
            value={quantity}
            onChange={setQuantity}
          />
          <Suspense>
            <DateField label={t('consultations.date')} value={promisedOn} onChange={(value) => setPromisedOn(value)} />
          </Suspense>
        </div>
      )}
      <TextArea
        label={t('consultations.words')}
        optional
        minRows={2}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Buttons>
        {c.answers.map(({ code, label }, n) => (
          <Button
            key={code}
            variant={n === 0 ? 'primary' : 'secondary'}
            busy={answer.busy}
            onClick={() => answer.run(code)}
          >
            {label}
          </Button>
        ))}
        {!order && (
          <Button busy={answer.busy} onClick={() => answer.run(null)}>
            {t('consultations.onlyWords')}
          </Button>
        )}
      </Buttons>
    </Form>
  );
}
