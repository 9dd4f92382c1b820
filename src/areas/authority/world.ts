/** The sample company's door into authority. */
export { loadPolicies } from './policy/world.ts';
export { loadSurprises } from './policy/surprises/world.ts';
export { loadProposals, type SampleChance } from './proposals/world.ts';
export { sampleOpenCases, type SampleOpen } from './proposals/world.store.ts';
