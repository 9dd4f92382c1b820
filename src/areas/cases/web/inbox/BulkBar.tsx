import { ListChecks } from 'lucide-react';
import { Suspense, useState } from 'react';
import { ActionBar } from '#ui/controls/ActionBar.tsx';
import { Button } from '#ui/controls/Button.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { later } from '#ui/later.ts';
import { SelectionBar } from '#ui/list/SelectionBar.tsx';
import { useText } from '#ui/text.ts';
import type { CaseRow } from '../../contract.ts';
import { bulkPriority, chooseAll } from '../bulk/actions.ts';
import {
  assignAction,
  discardAction,
  followAction,
  snoozeAction,
  tagsAction,
  takeAction,
  typeAction,
} from '../case/actions.ts';
import { attachChosenAction } from '../incidents/actions.ts';

const AttachChosen = later(async () => (await import('../incidents/AttachChosen.tsx')).AttachChosen);
const BulkDialog = later(async () => (await import('../bulk/BulkDialog.tsx')).BulkDialog);

interface BulkBarProps {
  /** The chosen ones that have been read. */
  rows: readonly CaseRow[];
  /** All of them: more than the rows once the whole view is chosen. */
  references: readonly string[];
  /** Said instead of how many, when not all of the view are. */
  said?: string | undefined;
  /** The view has more than what is chosen: how many, as far as it is known, and how to choose them too. */
  all?: { n: number | undefined; choose(): void } | undefined;
  onClear(): void;
}

type Open = 'take' | 'assign' | 'tags' | 'type' | 'snooze' | 'follow' | 'discard' | 'priority' | 'attach';

/** At the foot of the list, while rows are chosen: how many, and what may be done with all of them. */
export function BulkBar({ rows, references, said, all, onClear }: BulkBarProps) {
  const t = useText();
  const [open, setOpen] = useState<Open>();
  const chosenOnly = references.length === rows.length;
  const attach = useAction(attachChosenAction, {
    run: () => setOpen('attach'),
    reason: chosenOnly ? undefined : t('cases.bulk.attachFewer'),
  });
  const actions = useBulkActions(setOpen);
  useAction(chooseAll, { when: all !== undefined, run: () => all?.choose() });
  const close = (): void => setOpen(undefined);
  const done = (): void => {
    close();
    onClear();
  };
  return (
    <SelectionBar said={said ?? t('cases.chosen', { n: references.length })} onClear={onClear}>
      {all && (
        <Button icon={ListChecks} onClick={all.choose}>
          {all.n === undefined ? t('cases.bulk.all.unknown') : t('cases.bulk.all', { n: all.n })}
        </Button>
      )}
      <ActionBar label={t('cases.bulk.toolbar')} actions={actions} more={[attach]} />
      <Suspense>
        {open === 'attach' && <AttachChosen rows={rows} onClose={close} onDone={done} />}
        {open && open !== 'attach' && (
          <BulkDialog
            wanted={open}
            title={t(`cases.bulk.title.${open}`, { n: references.length })}
            references={references}
            onClose={close}
            onDone={done}
          />
        )}
      </Suspense>
    </SelectionBar>
  );
}

/** While rows are chosen these keys are theirs, not the open case’s. */
function useBulkActions(open: (wanted: Exclude<Open, 'attach'>) => void) {
  const take = useAction(takeAction, { first: true, run: () => open('take') });
  const assign = useAction(assignAction, { first: true, run: () => open('assign') });
  const tags = useAction(tagsAction, { first: true, run: () => open('tags') });
  const type = useAction(typeAction, { first: true, run: () => open('type') });
  const snooze = useAction(snoozeAction, { first: true, run: () => open('snooze') });
  const priority = useAction(bulkPriority, { first: true, run: () => open('priority') });
  const follow = useAction(followAction, { first: true, run: () => open('follow') });
  const discard = useAction(discardAction, { first: true, run: () => open('discard') });
  return [assign, take, snooze, tags, type, priority, follow, discard];
}
