import { lazyRouteComponent } from '@tanstack/react-router';

export { actionWords } from './actions/action-words.ts';
export { useHouse } from './data/organisation.ts';
export { useSpeech } from './filter/use-vocabulary.ts';
export { NOTHING_SOUGHT } from '../selecting/fields.rules.ts';
export { parseSelector } from '../selecting/parse.rules.ts';
export { writeSelector } from '../selecting/write.rules.ts';
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
/** Which cases, as a form and as text, wherever they are chosen. */
export const FilterDialog = lazyRouteComponent(async () => import('./filter/FilterDialog.tsx'), 'FilterDialog');
export const SearchProblem = lazyRouteComponent(async () => import('./filter/SearchProblem.tsx'), 'SearchProblem');
export { ArticleUses } from './knowledge/ArticleUses.tsx';
