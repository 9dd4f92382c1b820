import { lazyRouteComponent } from '@tanstack/react-router';

export { cleanInboxSearch } from './data/inbox-address.rules.ts';
export { useCasesInPalette } from './data/palette.ts';
export { useInboxWaiting } from './data/use-waiting.ts';
export const InboxPage = lazyRouteComponent(async () => import('./inbox/InboxPage.tsx'), 'InboxPage');
export const NewCasePage = lazyRouteComponent(async () => import('./counter/NewCasePage.tsx'), 'NewCasePage');
/** What one has begun and not sent, of *Mi día*. */
export const DraftsPart = lazyRouteComponent(async () => import('./compose/drafts/DraftsPart.tsx'), 'DraftsPart');
/** A few cases among other things, each a link. */
export const CaseLines = lazyRouteComponent(async () => import('./lines/CaseLines.tsx'), 'CaseLines');
export const IncidentsPage = lazyRouteComponent(async () => import('./incidents/IncidentsPage.tsx'), 'IncidentsPage');
export const IncidentPage = lazyRouteComponent(async () => import('./incidents/IncidentPage.tsx'), 'IncidentPage');
export const CallsPage = lazyRouteComponent(async () => import('./law/CallsPage.tsx'), 'CallsPage');
/** What the law would say of an answer in any case, while it is written. */
export const ReplyWarnings = lazyRouteComponent(async () => import('./law/ReplyWarnings.tsx'), 'WarningsOf');
