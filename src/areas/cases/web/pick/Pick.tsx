import { later } from '#ui/later.ts';
import type { Picker } from '../case/desk.ts';
import { AssignPick } from './AssignPick.tsx';
import { DirectorPick } from './DirectorPick.tsx';
import { DiscardPick } from './DiscardPick.tsx';
import { LinkPick } from './LinkPick.tsx';
import { SnoozePick } from './SnoozePick.tsx';
import { TagsPick } from './TagsPick.tsx';
import { TypePick } from './TypePick.tsx';

// It brings fields for figures with it.
const SurprisePick = later(async () => (await import('../surprise/SurprisePick.tsx')).SurprisePick);

const PICKS = {
  assign: AssignPick,
  snooze: SnoozePick,
  tags: TagsPick,
  type: TypePick,
  link: LinkPick,
  discard: DiscardPick,
  surprise: SurprisePick,
  director: DirectorPick,
};

/** What is picked in the popover of the bar. */
export function Pick({ what, onDone }: { what: Picker; onDone(): void }) {
  const Chosen = PICKS[what];
  return <Chosen onDone={onDone} />;
}
