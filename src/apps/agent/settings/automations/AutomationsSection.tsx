import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RuleDetail } from '#areas/automation/contract.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { rulesQuery } from './queries.ts';
import { RuleDialog } from './RuleDialog.tsx';
import { RuleList } from './RuleList.tsx';
import { RulePage } from './RulePage.tsx';

/** What is done with cases without anybody choosing each time: the rules in their order, then one of them. */
export function AutomationsSection() {
  const t = useText();
  const reading = useQuery(rulesQuery);
  const [open, setOpen] = useState<string | undefined>(undefined);
  const [left, setLeft] = useState<string | undefined>(undefined);
  const [writing, setWriting] = useState(false);
  if (open)
    return (
      <RulePage
        id={open}
        onBack={() => {
          setLeft(open);
          setOpen(undefined);
        }}
      />
    );
  const may = reading.data?.can['keep'] === true;
  return (
    <Block
      plain
      title={t('settings.section.automations')}
      about={t('automation.about')}
      tools={may && <Button onClick={() => setWriting(true)}>{t('automation.new')}</Button>}
    >
      <Read from={reading}>
        {({ rules }) =>
          rules.length === 0 ? (
            <EmptyState fact={t('automation.none')} />
          ) : (
            <RuleList rules={rules} may={may} left={left} onOpen={setOpen} />
          )
        }
      </Read>
      {writing && (
        <RuleDialog
          rule={undefined}
          onDone={({ id }: RuleDetail) => {
            setWriting(false);
            setOpen(id);
          }}
          onClose={() => setWriting(false)}
        />
      )}
    </Block>
  );
}
