import type { AreaParts } from '#platform/area/index.ts';
import { parts as authorisations } from './authorisations/parts.ts';
import { parts as consultations } from './consultations/parts.ts';
import { reader as links } from './links.ts';
import { parts as policy } from './policy/parts.ts';

/** Each circuit brings its own parts; the area is their sum. */
const circuits: readonly AreaParts[] = [authorisations, consultations, policy];

export const parts: AreaParts = {
  routes: circuits.flatMap((circuit) => circuit.routes),
  jobs: circuits.flatMap((circuit) => circuit.jobs ?? []),
  readers: [links, ...circuits.flatMap((circuit) => circuit.readers ?? [])],
  events: circuits.flatMap((circuit) => circuit.events),
  live: circuits.flatMap((circuit) => circuit.live ?? []),
  texts: {
    es: Object.assign({}, ...circuits.map((circuit) => circuit.texts.es)) as AreaParts['texts']['es'],
    en: Object.assign({}, ...circuits.map((circuit) => circuit.texts.en)) as AreaParts['texts']['en'],
  },
};
