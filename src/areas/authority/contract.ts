/** What browsers and other areas may know of authority. Each circuit declares its own; events stand in theirs. */
export {
  approver,
  policyDefinition,
  policyRule,
  solutionCode,
  type Approver,
  type PolicyDefinition,
  type PolicyRule,
} from './policy/contract.ts';
