import { useEffect, useRef } from 'react';
import type { OpenPolicy, PolicyRule } from '#areas/authority/contract.ts';
import { Button } from '#ui/controls/Button.tsx';
import { LevelMark } from '#ui/course/LevelMark.tsx';
import styles from './policy.module.css';
import { ProblemLines } from './ProblemLines.tsx';
import { ruleWords } from './rule-words.ts';
import type { Names } from './use-names.ts';

interface RuleLineProps {
  rule: PolicyRule;
  names: Names;
  currency: string;
  problems: OpenPolicy['problems'];
  tools?: {
    busy: boolean;
    /** It was moved just now: the focus goes with it. */
    moved: -1 | 1 | undefined;
    isFirst: boolean;
    isLast: boolean;
    onEdit(): void;
    onMove(by: -1 | 1): void;
    onRemove(): void;
  };
}

/** «AB-01 Agentes: abono hasta 150,00 € por caso. 1 Propia: decide quien atiende.» */
export function RuleLine({ rule, names, currency, problems, tools }: RuleLineProps) {
  const { t } = names;
  const { subject, outcome } = ruleWords(names, rule, currency);
  const { id, level } = rule;
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  const moved = tools?.moved;
  useEffect(() => (moved === -1 ? up : moved === 1 ? down : undefined)?.current?.focus(), [moved]);
  return (
    <li className={`${styles.rule} ${tools ? styles.editable : ''}`}>
      <p className={styles.sentence}>
        <span className={styles.id}>{id}</span> {subject}
      </p>
      <p className={styles.outcome}>
        <LevelMark level={level}>{t(`policy.level.${level}`)}:</LevelMark> {outcome}
      </p>
      <ProblemLines problems={problems} names={names} />
      {tools && (
        <div className={styles.tools}>
          <Button
            ref={up}
            variant="quiet"
            aria-label={t('policy.moveUp', { id })}
            reason={tools.isFirst ? t('policy.isFirst') : undefined}
            onClick={() => tools.onMove(-1)}
          >
            {t('policy.up')}
          </Button>
          <Button
            ref={down}
            variant="quiet"
            aria-label={t('policy.moveDown', { id })}
            reason={tools.isLast ? t('policy.isLast') : undefined}
            onClick={() => tools.onMove(1)}
          >
            {t('policy.down')}
          </Button>
          <Button variant="quiet" aria-label={t('policy.editRule', { id })} onClick={tools.onEdit}>
            {t('settings.edit')}
          </Button>
          <Button
            variant="quiet"
            aria-label={t('policy.removeRule', { id })}
            busy={tools.busy}
            onClick={tools.onRemove}
          >
            {t('settings.remove')}
          </Button>
        </div>
      )}
    </li>
  );
}
