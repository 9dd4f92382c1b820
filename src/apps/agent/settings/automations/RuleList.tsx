import { useEffect, useRef, useState } from 'react';
import type { RuleSummary } from '#areas/automation/contract.ts';
import { automationApi } from '#areas/automation/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import styles from './automations.module.css';
import { rulesQuery } from './queries.ts';
import { RuleSentence } from './RuleSentence.tsx';

interface RuleListProps {
  rules: readonly RuleSummary[];
  may: boolean;
  /** Whose page was left just now: the focus comes back to it. */
  left: string | undefined;
  onOpen(id: string): void;
}

type Move = { id: string; to: 'earlier' | 'later' };

/** In the order in which they act. */
export function RuleList({ rules, may, left, onOpen }: RuleListProps) {
  const t = useText();
  const [moved, setMoved] = useState<(Move & { at: number }) | undefined>(undefined);
  const move = useChange(
    async ({ id, to }: Move) => call(automationApi.moveAutomation, { params: { id }, body: { to } }),
    { reads: [rulesQuery.queryKey] },
  );
  return (
    <ol className={styles.rules} aria-label={t('settings.section.automations')}>
      {rules.map((rule, at) => (
        <RuleLine
          key={rule.id}
          rule={rule}
          first={at === 0}
          last={at === rules.length - 1}
          moved={moved?.id === rule.id && moved.at !== at ? moved.to : undefined}
          left={left === rule.id}
          onOpen={() => onOpen(rule.id)}
          onMove={
            may
              ? (to) => {
                  setMoved({ id: rule.id, to, at });
                  move.run({ id: rule.id, to });
                }
              : undefined
          }
        />
      ))}
    </ol>
  );
}

interface RuleLineProps {
  rule: RuleSummary;
  first: boolean;
  last: boolean;
  moved: 'earlier' | 'later' | undefined;
  left: boolean;
  onOpen(): void;
  onMove: ((to: 'earlier' | 'later') => void) | undefined;
}

function RuleLine({ rule, first, last, moved, left, onOpen, onMove }: RuleLineProps) {
  const t = useText();
  const { name } = rule;
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  // It stands elsewhere now: the focus goes with it.
  useEffect(() => (moved === 'earlier' ? up : moved === 'later' ? down : undefined)?.current?.focus(), [moved]);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => (left ? opener : undefined)?.current?.focus(), [left]);
  return (
    <li className={styles.rule}>
      <p className={styles.head}>
        <span className={styles.name}>{name}</span> · {t(`automation.state.${rule.state}`)}
      </p>
      <RuleSentence rule={rule} />
      <RuleFigures rule={rule} />
      <div className={styles.tools}>
        {onMove && (
          <>
            <Button
              ref={up}
              variant="quiet"
              aria-label={t('automation.moveUp', { name })}
              reason={first ? t('automation.isFirst') : undefined}
              onClick={() => onMove('earlier')}
            >
              {t('automation.up')}
            </Button>
            <Button
              ref={down}
              variant="quiet"
              aria-label={t('automation.moveDown', { name })}
              reason={last ? t('automation.isLast') : undefined}
              onClick={() => onMove('later')}
            >
              {t('automation.down')}
            </Button>
          </>
        )}
        <Button ref={opener} variant="quiet" aria-label={t('automation.openIt', { name })} onClick={onOpen}>
          {t('automation.open')}
        </Button>
      </div>
    </li>
  );
}

/** What it did lately, and what waits or failed. */
export function RuleFigures({ rule: { runs, state } }: { rule: RuleSummary }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  if (state === 'draft') return <p className={styles.meta}>{t('automation.neverTried')}</p>;
  const parts = [
    t('automation.figures.done', { n: runs.done }),
    runs.failed > 0 && t('automation.figures.failed', { n: runs.failed }),
    runs.stopped > 0 && t('automation.figures.stopped', { n: runs.stopped }),
    runs.waiting > 0 && t('automation.figures.waiting', { n: runs.waiting }),
    runs.lastAt && t('automation.figures.last', { when: formats.date(new Date(runs.lastAt), now) }),
  ].filter(Boolean);
  return <p className={styles.meta}>{parts.join(' · ')}</p>;
}
