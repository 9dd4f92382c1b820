import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { simulationApi, type PolicyAdvice } from '#areas/authority/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { Block, Read } from '../Block.tsx';
import { adviceName, adviceWords } from './advice-words.ts';
import { DecisionsTable } from './DecisionsTable.tsx';
import styles from './policy.module.css';
import { adviceQuery, policiesQuery } from './queries.ts';
import { type Names, useNames } from './use-names.ts';

/** Where a yes always comes, and where what was given is taken back. One press makes a draft of it. */
export function AdvicePart({ can, onDraft }: { can: Record<string, true | string>; onDraft(id: string): void }) {
  const names = useNames();
  const { t } = names;
  const reading = useQuery(adviceQuery);
  return (
    <Block plain title={t('policy.view.advice')} about={t('policy.advice.about')}>
      <Read from={reading}>
        {({ advice, decisions, currency }) =>
          advice.length === 0 ? (
            <EmptyState fact={t('policy.advice.none', { n: decisions })} />
          ) : (
            <ul className={styles.rules}>
              {advice.map((one) => (
                <AdviceLine
                  key={one.key}
                  advice={one}
                  currency={currency}
                  names={names}
                  may={can['draft'] === true}
                  onDraft={onDraft}
                />
              ))}
            </ul>
          )
        }
      </Read>
    </Block>
  );
}

interface AdviceLineProps {
  advice: PolicyAdvice;
  currency: string;
  names: Names;
  may: boolean;
  onDraft(id: string): void;
}

function AdviceLine({ advice, currency, names, may, onDraft }: AdviceLineProps) {
  const { t } = names;
  const [open, setOpen] = useState(false);
  const { key } = advice;
  const list = useQuery({
    queryKey: ['policy-advice', key],
    queryFn: async ({ signal }) => call(simulationApi.listAdvised, { query: { key } }, { signal }),
    enabled: open,
  });
  const draft = useChange(
    async () => call(simulationApi.draftAdvice, { body: { key, name: adviceName(names, advice, currency) } }),
    { reads: [policiesQuery.queryKey], said: t('policy.advice.drafted'), onDone: ({ id }) => onDraft(id) },
  );
  const { finding, doubt, effect } = adviceWords(names, advice, currency);
  return (
    <li className={styles.rule}>
      <p className={styles.sentence}>{finding}</p>
      <p className={styles.meta}>{doubt}</p>
      {effect && <p className={styles.outcome}>{effect}</p>}
      {advice.simulation && (
        <div className={styles.tools}>
          <Button variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('policy.advice.cases', { n: advice.simulation.changed })}
          </Button>
          <Button
            busy={draft.busy}
            reason={may ? undefined : t('policy.cannotDraft')}
            onClick={() => draft.run(undefined)}
          >
            {t('policy.makeDraft')}
          </Button>
        </div>
      )}
      {open && <Read from={list}>{(found) => <DecisionsTable found={found} names={names} />}</Read>}
    </li>
  );
}
