import type { es } from './messages.es.ts';

export const en: Record<keyof typeof es, string> = {
  'cases.export.csv': 'Export to CSV',
  'cases.export.xlsx': 'Export to Excel',
  'cases.export.going': 'Preparing the file with every case of the list…',
  'cases.export.done': 'File downloaded.',
  'cases.export.file': 'cases',
};
