/** Identity's door: who works here and who is asking. */
export { authenticate, authenticateUpgrade } from './sessions/authenticate.ts';
export { actingPerson } from './sessions/acting.store.ts';
export { handOver, openSession, signIn } from './sessions/sessions.ts';
export { sweepIdentity } from './sessions/sweep.ts';
export { personWithChangedRights } from './rights.rules.ts';
export { personOf } from './sign-in/context.ts';
export { createPerson, type PersonDraft } from './people/create.ts';
export { ensureApiToken, ensureFirstAdministrator } from './people/first.ts';
export { lockPeople } from './people/list.store.ts';
export { activeAdministrators, activeEmails, anybodyExists, peopleByIds, type PersonBrief } from './people/store.ts';
export { demandStrong } from './passwords/demand-strong.ts';
export { createToken, type TokenDraft } from './tokens/create.ts';
export { ROLES, type Role } from './contract.ts';
export { parts } from './parts.ts';
