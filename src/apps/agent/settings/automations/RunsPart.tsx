import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RunView } from '#areas/automation/contract.ts';
import { DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import settings from '../settings.module.css';
import { runsQuery } from './queries.ts';

const STATES = ['done', 'failed', 'stopped', 'waiting'] as const;
type State = (typeof STATES)[number];

/** What the rule did and could not do, case by case, with why. */
export function RunsPart({ id }: { id: string }) {
  const t = useText();
  const formats = useFormats();
  const [state, setState] = useState<State | undefined>(undefined);
  const reading = useQuery(runsQuery(id, state));
  return (
    <Block
      title={t('automation.runs')}
      about={t('automation.runs.about')}
      tools={
        <SelectField
          label={t('automation.runs.which')}
          hideLabel
          data={[
            { value: 'all', label: t('automation.runs.all') },
            ...STATES.map((value) => ({ value, label: t(`automation.run.${value}`) })),
          ]}
          value={state ?? 'all'}
          onChange={(value) => setState(STATES.find((one) => one === value))}
        />
      }
    >
      <Read from={reading}>
        {({ runs }) => (
          <DataTable
            caption={t('automation.runs')}
            rows={runs}
            idOf={({ id: run }) => run}
            empty={<EmptyState fact={t('automation.runs.none')} />}
            columns={[
              {
                id: 'case',
                label: t('automation.run.case'),
                cell: ({ reference, subject }) => (
                  <>
                    <Link to={`/bandeja/${reference}` as string}>{reference}</Link>
                    <span className={settings.under}>{subject}</span>
                  </>
                ),
              },
              {
                id: 'because',
                label: t('automation.run.because'),
                cell: ({ because }) => t(`cases.because.${because}` as MessageId),
              },
              { id: 'result', label: t('automation.run.result'), cell: (run) => <Result run={run} /> },
              {
                id: 'version',
                label: t('automation.run.version'),
                align: 'end',
                cell: ({ version }) => String(version),
              },
              { id: 'at', label: t('automation.run.at'), align: 'end', cell: ({ at }) => formats.exact(new Date(at)) },
            ]}
          />
        )}
      </Read>
    </Block>
  );
}

function Result({ run: { state, why, applied } }: { run: RunView }) {
  const t = useText();
  const nothing = state === 'done' && applied?.every((one) => one === 'already');
  return (
    <>
      {t(nothing ? 'automation.run.already' : `automation.run.${state}`)}
      {why && <span className={settings.failure}> {why}</span>}
    </>
  );
}
