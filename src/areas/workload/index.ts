/** Who does what, and how much waits for whom: a person's own day, the load of a team, and a hand when it is too much. */
export { measureEffort } from './load/effort.ts';
export { parts } from './parts.ts';
