import { liveTo } from '#platform/realtime/live-rules.ts';
import { correspondenceApi } from './contract.ts';

const READ_OUTBOX: readonly string[] = correspondenceApi.listOutbox.roles ?? [];

/** Mailboxes are read by everybody who works here; the mail that goes out, by whoever may list it. */
export const live = [
  liveTo(['mailbox'], 'settings:read', () => true),
  liveTo(['mail'], 'cases:read', (actor) => actor.roles.some((role) => READ_OUTBOX.includes(role))),
];
