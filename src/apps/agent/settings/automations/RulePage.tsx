import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RuleDetail } from '#areas/automation/contract.ts';
import { automationApi } from '#areas/automation/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import styles from './automations.module.css';
import { ruleQuery, rulesQuery } from './queries.ts';
import { RuleDialog } from './RuleDialog.tsx';
import { RuleFigures } from './RuleList.tsx';
import { RuleSentence } from './RuleSentence.tsx';
import { RunsPart } from './RunsPart.tsx';
import { TrialPart } from './TrialPart.tsx';
import { VersionsPart } from './VersionsPart.tsx';

/** One rule: what it says, what it would have done, what it did, and how it came to be so. */
export function RulePage({ id, onBack }: { id: string; onBack(): void }) {
  const t = useText();
  const reading = useQuery(ruleQuery(id));
  const back = useRef<HTMLButtonElement>(null);
  // The button that opened it is gone.
  useEffect(() => back.current?.focus(), []);
  return (
    <>
      <div className={styles.back}>
        <Button ref={back} variant="quiet" icon={ArrowLeft} onClick={onBack}>
          {t('automation.back')}
        </Button>
      </div>
      <Read from={reading}>
        {(rule) => (
          <>
            <RulePart rule={rule} onGone={onBack} />
            <TrialPart rule={rule} />
            <RunsPart id={id} />
            <VersionsPart versions={rule.versions} inForce={rule.versionOn} />
          </>
        )}
      </Read>
    </>
  );
}

function RulePart({ rule, onGone }: { rule: RuleDetail; onGone(): void }) {
  const t = useText();
  const { id, name, state, version, versionOn, can } = rule;
  const [writing, setWriting] = useState(false);
  const reads = [rulesQuery.queryKey, ruleQuery(id).queryKey];
  const turn = useChange(
    async (on: boolean) => call(automationApi.switchAutomation, { params: { id }, body: { on } }),
    { reads, said: t('settings.saved') },
  );
  const retire = useChange(async () => call(automationApi.retireAutomation, { params: { id }, body: {} }), {
    reads: [rulesQuery.queryKey],
    said: t('automation.retired', { name }),
    onDone: onGone,
  });
  const newer = versionOn !== null && versionOn !== version;
  const may = can['keep'] === true;
  const whyNot = rule.triedAt ? undefined : t('automation.tryFirst');
  return (
    <Block
      title={name}
      about={[t(`automation.state.${state}.long`), newer && t('automation.newer', { version, on: versionOn })]
        .filter(Boolean)
        .join(' ')}
      tools={
        may && (
          <>
            <Button onClick={() => setWriting(true)}>{t('automation.change')}</Button>
            {(versionOn === null || newer || state === 'paused') && (
              <Button variant="primary" reason={whyNot} busy={turn.busy} onClick={() => turn.run(true)}>
                {t(newer ? 'automation.switchNewer' : 'automation.switchOn', { version })}
              </Button>
            )}
            {versionOn !== null && (
              <Button busy={turn.busy} onClick={() => turn.run(false)}>
                {t('automation.switchOff')}
              </Button>
            )}
            {versionOn === null && (
              <Button variant="quiet" busy={retire.busy} onClick={() => retire.run(undefined)}>
                {t('settings.remove')}
              </Button>
            )}
          </>
        )
      }
    >
      <RuleSentence rule={rule} />
      <RuleFigures rule={rule} />
      {writing && <RuleDialog rule={rule} onDone={() => setWriting(false)} onClose={() => setWriting(false)} />}
    </Block>
  );
}
