import { FileQuestion } from 'lucide-react';
import { defineAction } from '#ui/keys/registry.ts';

export const askCompletionAction = defineAction({
  id: 'case.askCompletion',
  label: 'cases.completion.action',
  group: 'here',
  icon: FileQuestion,
});
