import { later } from '#ui/later.ts';
import type { Picker } from './desk.ts';
import { AssignPick } from '../pick/AssignPick.tsx';
import { DirectorPick } from '../pick/DirectorPick.tsx';
import { DiscardPick } from '../pick/DiscardPick.tsx';
import { LinkPick } from '../pick/LinkPick.tsx';
import { HandOverPick } from '../handover/HandOverPick.tsx';
import { ParentPick } from '../family/ParentPick.tsx';
import { MergePick } from '../merging/MergePick.tsx';
import { SnoozePick } from '../pick/SnoozePick.tsx';
import { TagsPick } from '../pick/TagsPick.tsx';
import { TypePick } from '../pick/TypePick.tsx';

// It brings fields for figures with it.
const SurprisePick = later(async () => (await import('../surprise/SurprisePick.tsx')).SurprisePick);

const PICKS = {
  assign: AssignPick,
  handover: HandOverPick,
  snooze: SnoozePick,
  tags: TagsPick,
  type: TypePick,
  link: LinkPick,
  parent: ParentPick,
  merge: MergePick,
  discard: DiscardPick,
  surprise: SurprisePick,
  director: DirectorPick,
};

/** What is picked in the popover of the bar. */
export function Pick({ what, onDone }: { what: Picker; onDone(): void }) {
  const Chosen = PICKS[what];
  return <Chosen onDone={onDone} />;
}
