import { completionApi } from './legal/completion.contract.ts';
import { caseKnowledgeApi, caseKnowledgeEvents } from './knowledge/knowledge.contract.ts';
import { draftingApi } from './drafting/drafting.contract.ts';
import { mergingApi, mergingEvents } from './merging/merge.contract.ts';
import { messagesApi } from './message.contract.ts';
import { openingApi } from './opening/opening.contract.ts';
import { exportingApi, exportingEvents } from './exporting/export.contract.ts';
import { readingApi } from './reading/reading.contract.ts';
import { replyingApi } from './replying/replying.contract.ts';
import { resolvingApi } from './resolving/resolving.contract.ts';
import { signatureEvents, signaturesApi } from './signatures/signatures.contract.ts';
import { templateEvents, templatesApi } from './templates/templates.contract.ts';
import { verbsApi } from './verbs.contract.ts';
import { savedViewEvents, savedViewsApi } from './views/saved-views.contract.ts';

export { reasons as replyReasons } from './case-endpoint.contract.ts';
export * from './reading/views.contract.ts';
export * from './actions/actions.contract.ts';
export { SORTS, selectorView, type SavedView } from './views/saved-views.contract.ts';
export type {
  OfferedTemplate,
  TemplateField,
  TemplateVersion,
  TemplateView,
  WrittenWith,
} from './templates/templates.contract.ts';
export * from './words.contract.ts';
export type { DraftContent, DraftKind, KeptDraft } from './drafting/drafting.contract.ts';

/** What can be asked of a case and done with it, each part beside what does it. */
export const casesApi = {
  ...readingApi,
  ...exportingApi,
  ...savedViewsApi,
  ...templatesApi,
  ...signaturesApi,
  ...openingApi,
  ...verbsApi,
  ...replyingApi,
  ...draftingApi,
  ...resolvingApi,
  ...completionApi,
  ...messagesApi,
  ...mergingApi,
  ...caseKnowledgeApi,
} as const;

export const casesEvents = [
  'case.passed_up',
  'case.opened',
  'case.classified',
  'case.assigned',
  'case.taken',
  'case.handed_over',
  'case.message_received',
  'case.message_held',
  'case.message_released',
  'case.message_moved',
  'case.message_read_again',
  'case.reply_written',
  'case.reply_undone',
  'case.reply_sent',
  'case.reply_failed',
  'case.reply_late',
  'case.acknowledged',
  'case.noted',
  'case.snoozed',
  'case.woken',
  'case.petitions_set',
  'case.resolved',
  'case.discarded',
  'case.reopened',
  'case.tagged',
  'case.linked',
  'case.unlinked',
  ...mergingEvents,
  'case.followed',
  'case.unfollowed',
  'case.participant_added',
  'case.target_started',
  'case.target_met',
  'case.target_missed',
  'case.key_issued',
  'case.clocks_moved',
  'case.notified',
  'case.completion_asked',
  'case.completion_received',
  'case.offer_made',
  'case.offer_ended',
  'clock.started',
  'clock.moved',
  'clock.paused',
  'clock.resumed',
  'clock.met',
  'clock.missed',
  'clock.lapsed',
  ...caseKnowledgeEvents,
  ...savedViewEvents,
  ...exportingEvents,
  ...templateEvents,
  ...signatureEvents,
] as const;
