import { PhoneCall, ShieldCheck } from 'lucide-react';
import { defineAction } from '#ui/keys/registry.ts';

export const supervisorAction = defineAction({
  id: 'case.supervisor',
  label: 'cases.law.supervisor',
  group: 'here',
  icon: PhoneCall,
});
export const holdAction = defineAction({ id: 'case.hold', label: 'cases.law.place', group: 'here', icon: ShieldCheck });
export const consentAction = defineAction({ id: 'case.consent', label: 'cases.law.consent', group: 'here' });
export const callsAction = defineAction({ id: 'cases.calls', label: 'cases.calls', group: 'go', icon: PhoneCall });
