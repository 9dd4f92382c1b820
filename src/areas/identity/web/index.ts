export { hasRole, sessionQuery, useMe, useSignOut, useUpdateMe } from './session.ts';
