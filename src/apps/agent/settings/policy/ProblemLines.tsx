import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { OpenPolicy } from '#areas/authority/contract.ts';
import { Icon } from '#ui/controls/Icon.tsx';
import styles from './policy.module.css';
import type { Names } from './use-names.ts';

interface ProblemLinesProps {
  problems: OpenPolicy['problems'];
  names: Names;
  /** Said of a whole table only when it has rows: an empty one is all gaps. */
  rules?: number;
}

/** What is wrong with a row, or with the table: what keeps it from being published first. */
export function ProblemLines({ problems, names, rules = 1 }: ProblemLinesProps) {
  const { t } = names;
  const said = problems.filter(({ code }) => code !== 'gap' || rules > 0);
  const gaps = said.filter(({ code }) => code === 'gap');
  const others = said.filter(({ code }) => code !== 'gap');
  if (said.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {others.map(({ code, severity, params }) => (
        <li key={`${code} ${JSON.stringify(params)}`} className={severity === 'error' ? styles.error : styles.warning}>
          <Icon as={severity === 'error' ? CircleAlert : TriangleAlert} />
          <span>{t(`policy.problem.${code}` as 'policy.problem.nobody', params)}</span>
        </li>
      ))}
      {gaps.length > 0 && (
        <li className={styles.warning}>
          <Icon as={TriangleAlert} />
          <span>
            {t('policy.problem.gap', {
              list: names.formats.list(gaps.map(({ params }) => names.solution(String(params['solution'])))),
            })}
          </span>
        </li>
      )}
    </ul>
  );
}
