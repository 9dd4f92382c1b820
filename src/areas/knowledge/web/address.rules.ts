/* Conocimiento in the address bar: each search and shelf is a place one can come back to, also from an article. */
import type { Shelf } from '../contract.ts';

export const SHELF_WORDS = {
  published: undefined,
  drafts: 'borradores',
  review: 'por-revisar',
  gaps: 'lo-que-falta',
  archived: 'archivados',
} as const;
export type Side = Shelf | 'gaps';
export const SIDES = Object.keys(SHELF_WORDS) as Side[];

export interface KnowledgeSearch {
  q?: string;
  estante?: string;
  seccion?: string;
  /** The open article is being written. */
  editar?: boolean;
  /** A new one: what it translates, what it closes, what it is called. */
  traduce?: string;
  hueco?: string;
  titulo?: string;
}

export function cleanKnowledgeSearch(given: Record<string, unknown>): KnowledgeSearch {
  const text = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : '';
  const kept: KnowledgeSearch = {};
  for (const name of ['q', 'seccion', 'traduce', 'hueco', 'titulo'] as const)
    if (text(given[name]) !== '') kept[name] = text(given[name]);
  if (sideOf({ estante: text(given['estante']) }) !== 'published') kept.estante = text(given['estante']);
  if (given['editar'] === true || given['editar'] === 'true') kept.editar = true;
  return kept;
}

/** Words nobody knows fall back to what is published, so that an old link still opens something. */
export function sideOf({ estante }: KnowledgeSearch): Side {
  return SIDES.find((side) => SHELF_WORDS[side] !== undefined && SHELF_WORDS[side] === estante) ?? 'published';
}
