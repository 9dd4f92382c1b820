import { Stamp, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { SelectionBar } from '#ui/list/SelectionBar.tsx';
import { ShownList } from '#ui/list/ShownList.tsx';
import { keepPresent, NO_SELECTION } from '#ui/list/selection.rules.ts';
import { useText } from '#ui/text.ts';
import type { AuthorisationListRow } from '../../authorisations/contract.ts';
import { AuthorisationRow } from './AuthorisationRow.tsx';
import { DecideChosen } from './DecideChosen.tsx';

interface PendingListProps {
  items: readonly AuthorisationListRow[];
  current: string | undefined;
  onOpen(id: string): void;
  onEnd: (() => void) | undefined;
}

/** What waits for oneself: several can be chosen and decided in one go. */
export function PendingList({ items, current, onOpen, onEnd }: PendingListProps) {
  const t = useText();
  const [chosen, setChosen] = useState(NO_SELECTION);
  const [outcome, setOutcome] = useState<'approve' | 'refuse'>();
  const selection = keepPresent(
    chosen,
    items.map(({ id }) => id),
  );
  const rows = items.filter(({ id }) => selection.ids.has(id));
  return (
    <>
      <ShownList
        label={t('app.nav.authorisations')}
        items={items}
        idOf={(one) => one.id}
        render={(one, { selected }) => <AuthorisationRow it={one} selected={selected} />}
        current={current}
        onOpen={onOpen}
        onEnd={onEnd}
        selection={selection}
        onSelection={setChosen}
      />
      {rows.length > 0 && (
        <SelectionBar said={t('authorisations.chosen', { n: rows.length })} onClear={() => setChosen(NO_SELECTION)}>
          <Button icon={Stamp} onClick={() => setOutcome('approve')}>
            {t('authorisations.chosen.yes', { n: rows.length })}
          </Button>
          <Button icon={X} onClick={() => setOutcome('refuse')}>
            {t('authorisations.chosen.no', { n: rows.length })}
          </Button>
        </SelectionBar>
      )}
      {outcome && (
        <DecideChosen
          rows={rows}
          outcome={outcome}
          onClose={() => setOutcome(undefined)}
          onDone={(left) => setChosen({ ids: new Set(left), anchor: undefined })}
        />
      )}
    </>
  );
}
