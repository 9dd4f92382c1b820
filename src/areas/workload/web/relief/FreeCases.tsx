import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import type { FreeCase } from '../../contract.ts';
import styles from './relief.module.css';

interface FreeCasesProps {
  free: readonly FreeCase[];
  helpers: readonly { id: string; name: string }[];
  /** Who takes each of those that are ticked. */
  chosen: ReadonlyMap<string, string>;
  onChange(chosen: ReadonlyMap<string, string>): void;
}

/** The cases that may go: those that do not fit are ticked already, each with who has room and knows of it. */
export function FreeCases({ free, helpers, chosen, onChange }: FreeCasesProps) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const set = (reference: string, toId: string | undefined): void => {
    const next = new Map(chosen);
    if (toId) next.set(reference, toId);
    else next.delete(reference);
    onChange(next);
  };
  const facts = ({ type, minutes, dueAt, to, why }: FreeCase): string =>
    [
      t(`cases.type.${type}`),
      formats.duration(minutes),
      dueAt && t('relief.due', { when: formats.date(new Date(dueAt), now) }),
      !to && why && t(`relief.nobody.${why}`),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <ul className={styles.cases}>
      {free.map((one) => {
        const { reference, customer, subject, to } = one;
        const taker = to?.id ?? helpers[0]?.id;
        return (
          <li key={reference} className={styles.case}>
            <CheckField
              label={`${reference} · ${[customer, subject].filter(Boolean).join(' · ')}`}
              hint={facts(one)}
              checked={chosen.has(reference)}
              disabled={!taker}
              onChange={(event) => set(reference, event.currentTarget.checked ? taker : undefined)}
            />
            {chosen.has(reference) && (
              <SelectField
                label={t('relief.to', { reference })}
                hideLabel
                data={helpers.map(({ id, name }) => ({ value: id, label: name }))}
                value={chosen.get(reference) ?? null}
                onChange={(id) => id && set(reference, id)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
