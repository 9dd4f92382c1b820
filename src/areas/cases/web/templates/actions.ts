import { Braces, BookText } from 'lucide-react';
import { defineAction } from '#ui/keys/registry.ts';

export const templateAction = defineAction({
  id: 'case.template',
  label: 'cases.templates.action',
  group: 'here',
  keys: ['m'],
  icon: BookText,
});
export const fieldAction = defineAction({
  id: 'case.field',
  label: 'cases.templates.fieldAction',
  group: 'here',
  icon: Braces,
});
