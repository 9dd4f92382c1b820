/** Identity's door: who works here and who is asking. */
export { authenticate, authenticateUpgrade } from './sessions/authenticate.ts';
export { createPerson, type PersonDraft } from './people/create.ts';
export { activeAdministrators, anybodyExists, peopleByIds, type PersonBrief } from './people/store.ts';
export { createToken, type TokenDraft } from './tokens/create.ts';
export { handOver, openSession } from './sessions/sessions.ts';
export { ROLES, type Role } from './contract.ts';
