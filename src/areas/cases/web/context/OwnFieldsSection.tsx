import { FoldSection } from '#ui/data/FoldSection.tsx';
import { useText } from '#ui/text.ts';
import { casesApi, type CaseView } from '../../contract.ts';
import { useHouse } from '../data/organisation.ts';
import { useVerb } from '../data/use-verb.ts';
import { OwnField } from '../panel/OwnField.tsx';
import styles from './context.module.css';

/** The company's own fields, those in use. */
export function OwnFieldsSection({ it }: { it: CaseView }) {
  const t = useText();
  const { organisation } = useHouse();
  const { run } = useVerb(casesApi.classify);
  const fields = (organisation?.fields ?? [])
    .filter(({ active }) => active)
    .toSorted((a, b) => a.position - b.position);
  if (fields.length === 0) return null;
  const disabled = it.can['classify'] !== undefined && it.can['classify'] !== true;
  return (
    <FoldSection id="cases.fields" title={t('cases.ownFields')}>
      <fieldset className={styles.fields} disabled={disabled}>
        {fields.map((definition) => (
          <OwnField
            key={definition.key}
            id={`context-${definition.key}`}
            definition={definition}
            value={it.fields[definition.key] ?? null}
            onChange={(value) =>
              run({ params: { reference: it.reference }, body: { fields: { [definition.key]: value } } })
            }
          />
        ))}
      </fieldset>
    </FoldSection>
  );
}
