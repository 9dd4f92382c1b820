/** What others use of proposals, authorisations and what is carried out. */
export { applyApproved, boundTo, takeBackApplied } from '../proposals/apply.ts';
export { appliedWith, type AppliedWith } from '../proposals/area-answer.ts';
export { answerWhileTyping } from '../proposals/answer.ts';
export { changeProposal, withdrawProposal } from '../proposals/change.ts';
export { mayDecideAsDirector } from '../director.ts';
export { decideAsDirector } from '../proposals/decide-as-director.ts';
export { propose, type Proposed, type ProposalSubject } from '../proposals/propose.ts';
export { markTold } from '../proposals/proposal.store.ts';
export { viewProposals } from '../proposals/view.ts';
export { takeAuthorisationMail, type MailForAuthorisation } from './by-mail.ts';
export { remindRequests, sayAbout } from './converse.ts';
export { decideRequest, SECOND_THOUGHTS_MS, type Outcome } from './decide.ts';
export { demandSignedIn, needsSignIn, setSignInLimit } from './signing/sign-in-above.ts';
export { sweepAuthorisations } from './asking/sweep.ts';
export { sweepExecutions } from '../executions/sweep.ts';
export { viewForLink } from './reading/view.ts';
export { moneyWords, momentWords } from './asking/request-words.ts';
