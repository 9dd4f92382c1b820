import { FileQuestion, HandHelping } from 'lucide-react';
import { defineAction } from '#ui/keys/registry.ts';

export const askCompletionAction = defineAction({
  id: 'case.askCompletion',
  label: 'cases.completion.action',
  group: 'here',
  icon: FileQuestion,
});
export const offerRemotelyAction = defineAction({
  id: 'case.offerRemotely',
  label: 'cases.offer.action',
  group: 'here',
  icon: HandHelping,
});
