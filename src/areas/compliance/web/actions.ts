import { FileArchive, Snowflake } from 'lucide-react';
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
