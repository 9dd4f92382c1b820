/** The sample company's door into authority. */
export { loadPolicies } from './policy/world.ts';
export { loadSurprises } from './policy/surprises/world.ts';
