import { liveTo } from '#platform/realtime/live-rules.ts';
import { COMPLIANCE_ROLES } from './contract.ts';

/** What is frozen or published is heard of by whoever reads Cumplimiento. */
export const live = [
  liveTo(['evaluation', 'sheet'], 'cases:read', (actor) =>
    actor.roles.some((role) => (COMPLIANCE_ROLES as readonly string[]).includes(role)),
  ),
  // Lists of settings are read by everybody who works here.
  liveTo(['adr'], 'settings:read', () => true),
];
