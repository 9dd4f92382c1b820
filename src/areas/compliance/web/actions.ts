import { FileArchive, Megaphone, Snowflake } from 'lucide-react';
import { defineAction } from '#ui/keys/registry.ts';

export const dossierAction = defineAction({
  id: 'compliance.dossier',
  label: 'compliance.dossier.action',
  group: 'here',
  keys: ['e'],
  icon: FileArchive,
});
export const freezeAction = defineAction({
  id: 'compliance.freeze',
  label: 'compliance.freeze.action',
  group: 'here',
  icon: Snowflake,
});
export const publishAction = defineAction({
  id: 'compliance.publish',
  label: 'compliance.sheet.publish',
  group: 'here',
  icon: Megaphone,
});
