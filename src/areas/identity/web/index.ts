export { hasRole, sessionQuery, useMe, useSignOut, useUpdateMe } from './session.ts';
export { problemAt, problemsOf, refusalOf } from './refusal.ts';
export { Entrance } from './entrance/Entrance.tsx';
export { useEnter } from './entrance/use-enter.ts';
export { ForgottenPage, InvitationPage, ResetPage, SignInPage } from './pages.ts';
export { ConfirmGate, useFreshly } from './confirm/ConfirmGate.tsx';
export { useChange } from './confirm/use-change.ts';
export { addPasskey, canUsePasskeys } from './entrance/passkeys.ts';
