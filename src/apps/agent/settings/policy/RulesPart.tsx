import { useRef, useState } from 'react';
import type { OpenPolicy, PolicyVersion } from '#areas/authority/contract.ts';
import { Button } from '#ui/controls/Button.tsx';
import { useText } from '#ui/text.ts';
import { Block } from '../Block.tsx';
import { DraftTools } from './DraftTools.tsx';
import { NewDraftButton } from './NewDraftButton.tsx';
import { OtherwiseDialog } from './OtherwiseDialog.tsx';
import styles from './policy.module.css';
import { ProblemLines } from './ProblemLines.tsx';
import { RuleDialog } from './RuleDialog.tsx';
import { RuleLine } from './RuleLine.tsx';
import { chainWords } from './rule-words.ts';
import { useDraft } from './use-draft.ts';
import { useNames } from './use-names.ts';

interface RulesPartProps {
  policy: OpenPolicy;
  versions: readonly PolicyVersion[];
  onDraft(id: string): void;
}

/** One sentence for each row, in the order in which they are asked. */
export function RulesPart({ policy, versions, onDraft }: RulesPartProps) {
  const t = useText();
  const names = useNames();
  const { formats } = names;
  const draft = useDraft(policy);
  const [editing, setEditing] = useState<number | 'otherwise' | undefined>(undefined);
  const [moved, setMoved] = useState<{ id: string; at: number; by: -1 | 1 } | undefined>(undefined);
  const list = useRef<HTMLOListElement>(null);
  const { definition, problems, can } = policy;
  const { rules, otherwise, surprise, currency } = definition;
  const isDraft = policy.state === 'draft' && can['draft'] === true;
  return (
    <Block
      title={t('policy.rules')}
      about={policy.reason ? t('policy.reasonWas', { reason: policy.reason }) : t('policy.rules.about')}
      tools={
        policy.state === 'draft' ? (
          <DraftTools policy={policy} versions={versions} onGone={onDraft} />
        ) : (
          <NewDraftButton from={policy} can={can} onMade={onDraft} />
        )
      }
    >
      <ProblemLines problems={problems.filter(({ ruleId }) => ruleId === null)} names={names} rules={rules.length} />
      <ol ref={list} tabIndex={-1} aria-label={t('policy.rules')} className={styles.rules}>
        {rules.map((rule, at) => (
          <RuleLine
            key={`${rule.id} ${at}`}
            rule={rule}
            names={names}
            currency={currency}
            problems={problems.filter(({ ruleId }) => ruleId === rule.id)}
            {...(isDraft
              ? {
                  tools: {
                    busy: draft.save.busy,
                    isFirst: at === 0,
                    isLast: at === rules.length - 1,
                    onEdit: () => setEditing(at),
                    moved: moved && moved.id === rule.id && moved.at === at ? moved.by : undefined,
                    onMove: (by: -1 | 1) => {
                      setMoved({ id: rule.id, at: at + by, by });
                      draft.move(at, by);
                    },
                    onRemove: () => {
                      draft.remove(at);
                      list.current?.focus();
                    },
                  },
                }
              : {})}
          />
        ))}
        <li className={`${styles.rule} ${isDraft ? styles.editable : ''}`}>
          <p className={styles.sentence}>
            <span>{t('policy.otherwise')}</span>{' '}
            {chainWords(names, otherwise.approvers, otherwise.fourEyesAbove, currency)}
          </p>
          <p className={styles.meta}>
            {surprise.yearly > 0
              ? t('policy.surprise', {
                  yearly: formats.money(surprise.yearly, currency),
                  each: formats.money(surprise.each, currency),
                })
              : t('policy.surprise.none')}
          </p>
          {isDraft && (
            <div className={styles.tools}>
              <Button variant="quiet" onClick={() => setEditing('otherwise')}>
                {t('settings.edit')}
              </Button>
            </div>
          )}
        </li>
      </ol>
      {isDraft && (
        <div>
          <Button onClick={() => setEditing(rules.length)}>{t('policy.addRule')}</Button>
        </div>
      )}
      {typeof editing === 'number' && (
        <RuleDialog policy={policy} at={editing} names={names} onClose={() => setEditing(undefined)} />
      )}
      {editing === 'otherwise' && (
        <OtherwiseDialog policy={policy} names={names} onClose={() => setEditing(undefined)} />
      )}
    </Block>
  );
}
