/** What browsers and other areas may know of authority. Each circuit declares its own; events stand in theirs. */
export {
  policyApi,
  type Approver,
  type OpenPolicy,
  type PolicyDefinition,
  type PolicyRule,
  type PolicyVersion,
  type SolutionKind,
  type SpendingWindow,
} from './policy/contract.ts';
export { aRule } from './policy/engine/a-rule.rules.ts';
export { simulationApi, type DecisionLine, type PolicyAdvice } from './policy/simulation/contract.ts';
export { surpriseApi, surpriseInput, type Surprise, type SurpriseInput } from './policy/surprises/contract.ts';
export {
  answerAsked,
  type Meaning,
  MEANINGS,
  CONSULTATION_KINDS,
  consultationAnswer,
  consultationsApi,
  consultationView,
  passingOn,
  SHARED_FACTS,
  type ConsultationView,
  type CustomerFact,
  type SharedFact,
} from './consultations/contract.ts';
export {
  CAUSES,
  OTHER_FAMILY,
  policyAnswer,
  proposalInput,
  proposalView,
  type ExecutionView,
  type PolicyAnswer,
  type ProposalInput,
  type ProposalView,
} from './proposals/contract.ts';
export { authorisationsApi, type AuthorisationListRow, type AuthorisationView } from './authorisations/contract.ts';
export { type ExecutionListRow } from './executions/contract.ts';
export { signingApi } from './authorisations/signing/contract.ts';
