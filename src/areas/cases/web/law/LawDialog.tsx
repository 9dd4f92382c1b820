import type { CaseLaw } from '../../law/law.contract.ts';
import { AttendDialog, ConsentDialog, HoldDialog, LiftDialog, SupervisorDialog } from './LawDialogs.tsx';

export type Asked = { what: 'supervisor' | 'hold' | 'consent' } | { what: 'attend' | 'lift'; id: string };

interface LawDialogProps {
  asked: Asked;
  reference: string;
  law: CaseLaw;
  phone: string;
  onClose(): void;
}

/** The dialog of the act that is asked for. */
export function LawDialog({ asked, reference, law, phone, onClose }: LawDialogProps) {
  switch (asked.what) {
    case 'supervisor':
      return <SupervisorDialog {...{ reference, law, phone, onClose }} />;
    case 'hold':
      return <HoldDialog {...{ reference, onClose }} />;
    case 'consent':
      return <ConsentDialog {...{ reference, onClose }} />;
    case 'attend':
      return <AttendDialog {...{ reference, onClose }} id={asked.id} />;
    case 'lift':
      return <LiftDialog {...{ reference, onClose }} id={asked.id} notified={law.notified} />;
  }
}
