/** What browsers and other areas may know of authority. Each circuit declares its own; events stand in theirs. */
export {
  approver,
  policyApi,
  policyDefinition,
  policyRule,
  solutionCode,
  solutionKind,
  type Approver,
  type PolicyDefinition,
  type PolicyRule,
  type SolutionKind,
} from './policy/contract.ts';
export * from './consultations/contract.ts';
export {
  CAUSES,
  executionView,
  policyAnswer,
  proposalInput,
  proposalView,
  type ExecutionView,
  type PolicyAnswer,
  type ProposalInput,
  type ProposalView,
} from './proposals/contract.ts';
export {
  authorisationsApi,
  authorisationView,
  type AuthorisationListRow,
  type AuthorisationView,
  type ExecutionListRow,
} from './authorisations/contract.ts';
