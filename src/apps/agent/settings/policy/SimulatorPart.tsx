import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { simulationApi, type OpenPolicy } from '#areas/authority/contract.ts';
import { call } from '#platform/http/client.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { Block, Read } from '../Block.tsx';
import { DecisionsTable } from './DecisionsTable.tsx';
import { Figure } from './Figure.tsx';
import styles from './policy.module.css';
import { simulationQuery } from './queries.ts';
import { moneyRange, type SimulationFigures } from './simulation-words.ts';
import { type Names, useNames } from './use-names.ts';

const MONTHS = ['3', '6', '12'] as const;
type Chosen = { from?: 0 | 1 | 2 | 3; to?: 0 | 1 | 2 | 3; solution?: string };

/** What the decisions of the last months would have been under this table. Each figure opens its cases. */
export function SimulatorPart({ policy }: { policy: OpenPolicy }) {
  const names = useNames();
  const { t } = names;
  const [months, setMonths] = useState<(typeof MONTHS)[number]>('3');
  const reading = useQuery(simulationQuery(policy.id, policy.revision, Number(months)));
  return (
    <Block
      plain
      title={t('policy.view.simulator')}
      about={t('policy.simulator.about')}
      tools={
        <SelectField
          label={t('policy.simulator.period')}
          hideLabel
          data={MONTHS.map((value) => ({ value, label: t('policy.simulator.months', { n: Number(value) }) }))}
          value={months}
          onChange={(next) => setMonths(MONTHS.find((one) => one === next) ?? '3')}
        />
      }
    >
      <Read from={reading}>
        {({ simulation, currency }) =>
          simulation.n === 0 ? (
            <EmptyState fact={t('policy.simulator.nothing')} />
          ) : (
            <Figures
              policy={policy}
              months={Number(months)}
              simulation={simulation}
              currency={currency}
              names={names}
            />
          )
        }
      </Read>
    </Block>
  );
}

interface FiguresProps {
  policy: OpenPolicy;
  months: number;
  simulation: SimulationFigures;
  currency: string;
  names: Names;
}

function Figures({ policy, months, simulation, currency, names }: FiguresProps) {
  const { t, formats } = names;
  const [open, setOpen] = useState<Chosen | undefined>(undefined);
  const { n, changed, moves, saved, exposure, kinds } = simulation;
  const list = useQuery({
    queryKey: ['simulation', policy.id, policy.revision, months, 'cases', open],
    queryFn: async ({ signal }): Promise<CallOutput<typeof simulationApi.listSimulated>> =>
      call(simulationApi.listSimulated, { params: { id: policy.id }, query: { months, ...open } }, { signal }),
    enabled: open !== undefined,
  });
  const level = (one: 0 | 1 | 2 | 3): string => t(`policy.levelName.${one}`);
  return (
    <>
      <p className={styles.lead}>
        {t('policy.simulator.finding', { n, changed, share: formats.percent(changed / n) })}
      </p>
      <div className={moves.length > 0 ? styles.figures : undefined}>
        {moves.map(({ from, to, n: count }) => (
          <Figure
            key={`${from} ${to}`}
            label={t('policy.simulator.move', { from: level(from), to: level(to) })}
            value={formats.number(count)}
            onOpen={() => setOpen({ from, to })}
          />
        ))}
        {saved.n > 0 && (
          <Figure
            label={t('policy.simulator.saved', { n: saved.n })}
            value={formats.duration(Math.round(saved.totalMinutes))}
            under={t('policy.simulator.median', { time: formats.duration(Math.round(saved.medianMinutes)) })}
            onOpen={() => setOpen({ to: 1 })}
          />
        )}
        {saved.n > 0 && (
          <Figure
            label={t('policy.simulator.exposure')}
            value={formats.money(exposure.base, currency)}
            under={moneyRange(names, exposure, currency)}
            onOpen={() => setOpen({ to: 1 })}
          />
        )}
      </div>
      {kinds.length > 0 && (
        <ul className={styles.kinds} aria-label={t('policy.simulator.kinds')}>
          {kinds.map(({ solution, from, to, n: count }) => (
            <li key={`${solution} ${from} ${to}`}>
              <button type="button" className={styles.kind} onClick={() => setOpen({ from, to, solution })}>
                {t('policy.simulator.kind', {
                  solution: names.solution(solution),
                  n: count,
                  from: level(from),
                  to: level(to),
                })}
              </button>
            </li>
          ))}
        </ul>
      )}
      {open && <Read from={list}>{(found) => <DecisionsTable found={found} names={names} />}</Read>}
    </>
  );
}
