/** Authority's door: who may decide, who is consulted, who authorises. */
export { parts } from './parts.ts';
export type * from './policy/engine/decision.rules.ts';
export { decide } from './policy/engine/decide.rules.ts';
export { mayAuthorise, mayBeAsked, type AuthorisationAsked } from './policy/engine/may-authorise.rules.ts';
export { issueLink, readLink, revokeLinks, type LinkPurpose, type PersonalLink } from './links.ts';
export { highestCircuit, insideOf, openInside, type Inside, type WaitsFor } from './inside.store.ts';
export { gatherFacts, type FactsAsked } from './policy/facts/gather-facts.ts';
export { wilson } from './policy/simulation/wilson.rules.ts';
export { policyInForce } from './policy/versions/in-force.ts';
export * from './consultations/index.ts';
export * from './authorisations/index.ts';
export { giveSurprise } from './policy/surprises/surprises.ts';
