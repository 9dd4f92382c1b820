import { createContext, useContext } from 'react';
import type { CaseView } from '../../contract.ts';
import type { ComposeMode } from '../compose/draft.rules.ts';

/** What is being chosen in the panel under the bar. */
export type Picker =
  | 'assign'
  | 'handover'
  | 'snooze'
  | 'tags'
  | 'type'
  | 'link'
  | 'parent'
  | 'merge'
  | 'discard'
  | 'surprise'
  | 'director';

/** What the parts of an open case share. */
/** What the panel of proposals is open for: a new one, one to change, one to try again, or one to apply. */
export type Proposing =
  | { kind: 'new'; direct?: boolean }
  | { kind: 'change'; id: string }
  | { kind: 'again'; id: string; amountMinor?: number }
  | { kind: 'apply'; id: string };

export interface Desk {
  it: CaseView;
  /** Puts the cursor where one writes. */
  compose(mode: ComposeMode): void;
  picker: Picker | undefined;
  pick(picker: Picker | undefined): void;
  /** The panel that resolves is open instead of the composer. */
  resolving: boolean;
  resolve(open: boolean): void;
  /** The panel that asks an area is open instead of the composer. */
  consulting: boolean;
  consult(open: boolean): void;
  /** The panel that proposes is open instead of the composer. */
  proposing: Proposing | undefined;
  propose(what: Proposing | undefined): void;
  /** Dealt with: on to the next case, or stay. */
  leave(): void;
  /** Shows a case again, wherever one is by then. */
  show(reference: string): void;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('No case is open here');
  return desk;
}
