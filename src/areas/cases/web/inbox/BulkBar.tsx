import { TriangleAlert } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { later } from '#ui/later.ts';
import { SelectionBar } from '#ui/list/SelectionBar.tsx';
import { useText } from '#ui/text.ts';
import type { CaseRow } from '../../contract.ts';
import { attachChosenAction } from '../incidents/actions.ts';

const AttachChosen = later(async () => (await import('../incidents/AttachChosen.tsx')).AttachChosen);

/** At the foot of the list, while rows are chosen: how many, and what may be done with all of them. */
export function BulkBar({ rows, onClear }: { rows: readonly CaseRow[]; onClear(): void }) {
  const t = useText();
  const [attaching, setAttaching] = useState(false);
  const attach = useAction(attachChosenAction, { run: () => setAttaching(true) });
  return (
    <SelectionBar said={t('cases.chosen', { n: rows.length })} onClear={onClear}>
      <Button icon={TriangleAlert} onClick={attach.run}>
        {t('cases.chosen.attach')}
      </Button>
      {attaching && (
        <Suspense>
          <AttachChosen rows={rows} onClose={() => setAttaching(false)} onDone={onClear} />
        </Suspense>
      )}
    </SelectionBar>
  );
}
