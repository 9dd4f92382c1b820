import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { useText } from '#ui/text.ts';
import type { EffortView, LoadView } from '../../contract.ts';
import styles from '../day/day.module.css';

/** «Cómo se calcula»: the formula, and each of its figures with where it comes from. */
export function HowLoad({ open, efforts }: { open: LoadView['open']; efforts: readonly EffortView[] }) {
  const t = useText();
  const formats = useFormats();
  return (
    <details className={styles.how}>
      <summary>{t('load.how')}</summary>
      <Quiet as="p">{t('load.formula')}</Quiet>
      <ul>
        {open.map(({ type, cases, minutes }) => {
          const effort = efforts.find((one) => one.type === type);
          const product = {
            type: t(`cases.type.${type}`),
            n: cases,
            minutes,
            total: formats.duration(cases * minutes),
          };
          return (
            <li key={type}>
              {t('load.product', product)}{' '}
              {effort && <Quiet>· {t(`load.basis.${effort.basis}`, { n: effort.n })}</Quiet>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
