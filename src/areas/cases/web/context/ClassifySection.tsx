import { FoldSection } from '#ui/data/FoldSection.tsx';
import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { MultiSelectField, SelectField } from '#ui/fields/SelectField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { CASE_TYPES, casesApi, type CaseView, FLAGS, LEGAL_CLASSES } from '../../contract.ts';
import { useHouse } from '../data/organisation.ts';
import { useVerb } from '../data/use-verb.ts';
import { TypedField } from '../panel/OwnField.tsx';
import styles from './context.module.css';

type Flag = (typeof FLAGS)[number];

/** What kind of case it is; each change is kept at once. */
export function ClassifySection({ it }: { it: CaseView }) {
  const t = useText();
  const { locale } = useFormats();
  const { organisation } = useHouse();
  const { run } = useVerb(casesApi.classify);
  const tags = useVerb(casesApi.setTags);
  const params = { reference: it.reference };
  const disabled = it.can['classify'] !== undefined && it.can['classify'] !== true;
  const reasons = (organisation?.reasons ?? []).filter(({ code, active }) => active || code === it.reasonCode);
  const flag = (one: Flag, on: boolean): void => {
    const flags = on ? [...it.flags, one] : it.flags.filter((other) => other !== one);
    run({ params, body: { flags } }, { shows: { flags } });
  };
  return (
    <FoldSection id="cases.classify" title={t('cases.classify')}>
      <fieldset className={styles.fields} disabled={disabled}>
        <TypedField
          id="case-subject"
          label={t('cases.details.subject')}
          optional={false}
          error={undefined}
          value={it.subject}
          onDone={(subject) =>
            subject.trim() && run({ params, body: { subject: subject.trim() } }, { shows: { subject: subject.trim() } })
          }
        />
        <SelectField
          label={t('cases.classify.type')}
          data={CASE_TYPES.map((type) => ({ value: type, label: t(`cases.type.${type}`) }))}
          value={it.type}
          onChange={(type) =>
            type &&
            run({ params, body: { type: type as CaseView['type'] } }, { shows: { type: type as CaseView['type'] } })
          }
        />
        <SelectField
          label={t('cases.classify.legal')}
          optional
          clearable
          data={LEGAL_CLASSES.map((legal) => ({ value: legal, label: t(`cases.legal.${legal}`) }))}
          value={it.legalClass}
          onChange={(legal) => run({ params, body: { legalClass: legal as CaseView['legalClass'] } })}
        />
        <SelectField
          label={t('cases.classify.reason')}
          optional
          clearable
          searchable
          data={reasons.map(({ code, labelEs, labelEn }) => ({
            value: code,
            label: locale === 'es' ? labelEs : labelEn,
          }))}
          value={it.reasonCode}
          onChange={(reasonCode) => run({ params, body: { reasonCode } })}
        />
        <MultiSelectField
          label={t('cases.classify.tags')}
          optional
          searchable
          data={(organisation?.tags ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={it.tagIds}
          onChange={(tagIds) => tags.run({ params, body: { tagIds } }, { shows: { tagIds } })}
        />
        <CheckField
          label={t('cases.classify.high')}
          hint={t('cases.classify.highHint')}
          checked={it.priority === 'high'}
          onChange={(event) => setPriority(event.currentTarget.checked ? 'high' : 'normal')}
        />
        {FLAGS.map((one) => (
          <CheckField
            key={one}
            label={t(`cases.flag.${one}`)}
            checked={it.flags.includes(one)}
            onChange={(event) => flag(one, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
    </FoldSection>
  );

  function setPriority(priority: CaseView['priority']): void {
    run({ params, body: { priority } }, { shows: { priority } });
  }
}
