export const es = {
  'cases.export.csv': 'Exportar a CSV',
  'cases.export.xlsx': 'Exportar a Excel',
  'cases.export.going': 'Preparando el archivo con todos los casos de la lista…',
  'cases.export.done': 'Archivo descargado.',
  'cases.export.file': 'casos',
} as const;
