/** Compliance's door: what the law asks, shown and proved. */
export { dossierArchive, dossierOf } from './dossier/dossier.ts';
export { parts } from './parts.ts';
