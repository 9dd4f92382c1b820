export { personalLink, sendPersonalLink, visitorByKey, visitorByLink } from './access.ts';
export { portalHandler, submitPortalMessage } from './message.ts';
export { portalEvents } from './contract.ts';
export {
  publicCase,
  publicFile,
  publicMessages,
  publicPetitions,
  publicSteps,
  submissionState,
  type PublicCase,
  type PublicMessage,
  type PublicStep,
} from './store.ts';
