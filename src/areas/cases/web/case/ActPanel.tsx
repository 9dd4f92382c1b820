import { ConsultPanel } from '../consult/ConsultPanel.tsx';
import { ResolvePanel } from '../panel/ResolvePanel.tsx';
import { ApplyPanel } from '../propose/ApplyPanel.tsx';
import { ProposePanel } from '../propose/ProposePanel.tsx';
import type { Desk } from './desk.ts';

/** What stands where one writes while a case is resolved, consulted or given a solution. */
export function ActPanel({ desk }: { desk: Desk }) {
  const { reference } = desk.it;
  if (desk.resolving) return <ResolvePanel key={`resolve ${reference}`} onClose={() => desk.resolve(false)} />;
  if (desk.consulting) return <ConsultPanel key={`consult ${reference}`} onClose={() => desk.consult(false)} />;
  if (desk.proposing) return <Proposal key={`propose ${reference} ${JSON.stringify(desk.proposing)}`} desk={desk} />;
  return null;
}

/** A solution: proposed, changed, tried again with less, or applied once it is allowed. */
function Proposal({ desk }: { desk: Desk }) {
  const what = desk.proposing;
  const close = (): void => desk.propose(undefined);
  if (what?.kind === 'apply') return <ApplyPanel id={what.id} onClose={close} />;
  const from =
    what && what.kind !== 'new'
      ? {
          id: what.id,
          change: what.kind === 'change',
          amountMinor: what.kind === 'again' ? what.amountMinor : undefined,
        }
      : undefined;
  return <ProposePanel from={from} direct={what?.kind === 'new' && what.direct === true} onClose={close} />;
}
