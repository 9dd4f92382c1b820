import { useQuery } from '@tanstack/react-query';
import type { SharedFact } from '#areas/authority/contract.ts';
import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextArea, TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { AttachFiles } from '../files/AttachFiles.tsx';
import { Answering } from './Answering.tsx';
import styles from './consult.module.css';
import { type ConsultForm, type MissingPart, withTemplate } from './consult.rules.ts';
import { areaAnsweringQuery } from './queries.ts';

const SHARES: readonly SharedFact[] = ['first_name', 'full_name', 'phone', 'email'];

interface ConsultFieldsProps {
  form: ConsultForm;
  areas: readonly { id: string; name: string }[];
  errorOf(part: MissingPart): string | undefined;
  onChange(part: Partial<ConsultForm>): void;
}

/** Whom, what, how they may answer, and what they are shown. */
export function ConsultFields({ form, areas, errorOf, onChange }: ConsultFieldsProps) {
  const t = useText();
  const { it } = useDesk();
  const { data } = useQuery({ ...areaAnsweringQuery(it.reference, form.areaId ?? ''), enabled: form.areaId !== null });
  const templates = (data?.templates ?? []).map(({ question }, n) => ({ value: String(n), label: question }));
  const use = (n: string | null): void => {
    const template = data?.templates[Number(n)];
    if (n !== null && template) onChange(withTemplate(form, template));
  };
  return (
    <>
      <FieldRow>
        <SelectField
          id="consult-area"
          label={t('cases.consult.area')}
          searchable
          data={areas.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.areaId}
          onChange={(areaId) => onChange({ areaId })}
          error={errorOf('area')}
        />
        <SelectField
          label={t('cases.consult.kind')}
          allowDeselect={false}
          value={form.kind}
          data={(['question', 'order', 'handover'] as const).map((kind) => ({
            value: kind,
            label: t(`cases.consult.kind.${kind}`),
          }))}
          onChange={(kind) => kind && onChange({ kind: kind as ConsultForm['kind'] })}
        />
      </FieldRow>
      {data && <Answering answering={data} />}
      {form.kind === 'order' && (
        <FieldRow>
          <TextField
            id="consult-item"
            label={t('cases.consult.item')}
            value={form.item}
            onChange={(event) => onChange({ item: event.currentTarget.value })}
            error={errorOf('item')}
          />
          <NumberField
            id="consult-quantity"
            label={t('cases.consult.quantity')}
            min={1}
            allowDecimal={false}
            value={form.quantity}
            onChange={(quantity) => onChange({ quantity })}
            error={errorOf('quantity')}
          />
        </FieldRow>
      )}
      {form.kind === 'question' && templates.length > 0 && (
        <SelectField
          label={t('cases.consult.template')}
          optional
          searchable
          clearable
          placeholder={t('cases.consult.template.hint')}
          data={templates}
          value={null}
          onChange={use}
        />
      )}
      <TextArea
        id="consult-question"
        label={t(`cases.consult.words.${form.kind}`)}
        minRows={2}
        value={form.question}
        onChange={(event) => onChange({ question: event.currentTarget.value })}
        error={errorOf('question')}
      />
      {form.kind === 'question' && <Answers form={form} error={errorOf('answers')} onChange={onChange} />}
      <Shared form={form} onChange={onChange} />
    </>
  );
}

function Answers({
  form,
  error,
  onChange,
}: {
  form: ConsultForm;
  error: string | undefined;
  onChange: ConsultFieldsProps['onChange'];
}) {
  const t = useText();
  const write = (place: number, label: string): void =>
    onChange({ answers: form.answers.map((one, i) => (i === place ? label : one)) });
  return (
    <fieldset className={styles.answers}>
      <legend className={styles.legend}>{t('cases.consult.answers')}</legend>
      {form.answers.map((answer, n) => (
        <TextField
          key={n}
          id={n === 0 ? 'consult-answers' : `consult-answers-${n}`}
          label={t('cases.consult.answer', { n: n + 1 })}
          hideLabel
          optional={n > 1}
          maxLength={60}
          placeholder={t(n > 1 ? 'cases.consult.answer.more' : `cases.consult.answer.example${n as 0 | 1}`)}
          value={answer}
          onChange={(event) => write(n, event.currentTarget.value)}
          error={n === 0 ? error : undefined}
        />
      ))}
    </fieldset>
  );
}

/** The least that answers the question: by default the first name and the order. */
function Shared({ form, onChange }: { form: ConsultForm; onChange: ConsultFieldsProps['onChange'] }) {
  const t = useText();
  return (
    <>
      <fieldset className={styles.shareFields}>
        <legend className={styles.legend}>{t('cases.consult.share')}</legend>
        <div className={styles.shares}>
          {SHARES.map((code) => (
            <CheckField
              key={code}
              label={t(`cases.consult.share.${code}`)}
              checked={form.share.includes(code)}
              onChange={(event) =>
                onChange({
                  share: event.currentTarget.checked ? [...form.share, code] : form.share.filter((one) => one !== code),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <TextField
        label={t('cases.consult.order')}
        optional
        value={form.orderRef}
        onChange={(event) => onChange({ orderRef: event.currentTarget.value })}
      />
      <CheckField
        label={t('cases.consult.tell')}
        hint={t('cases.consult.tell.hint')}
        checked={form.tellCustomer}
        onChange={(event) => onChange({ tellCustomer: event.currentTarget.checked })}
      />
      <AttachFiles files={form.files} onChange={(files) => onChange({ files })} />
    </>
  );
}
