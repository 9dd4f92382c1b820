import {
  Ban,
  CircleCheckBig,
  Clock,
  Copy,
  FileArchive,
  FileText,
  Gift,
  Handshake,
  History,
  Lightbulb,
  Link2,
  Mail,
  MailOpen,
  Merge,
  Network,
  MessageSquareText,
  PhoneCall,
  RotateCcw,
  Star,
  StickyNote,
  Tags,
  UserRound,
  UserRoundCheck,
} from 'lucide-react';
import { defineAction } from '#ui/keys/registry.ts';

/* What can be done with the case on screen: design.md §4, keyboard map. */

export const replyAction = defineAction({
  id: 'case.reply',
  label: 'cases.reply.action',
  group: 'here',
  keys: ['r'],
  icon: MessageSquareText,
});
export const noteAction = defineAction({
  id: 'case.note',
  label: 'cases.note.action',
  group: 'here',
  keys: ['n'],
  icon: StickyNote,
});
export const assignAction = defineAction({
  id: 'case.assign',
  label: 'cases.assign.action',
  group: 'here',
  keys: ['a'],
  icon: UserRound,
});
export const handOverAction = defineAction({
  id: 'case.handover',
  label: 'cases.handover.action',
  group: 'here',
  icon: Handshake,
});
export const takeAction = defineAction({
  id: 'case.take',
  label: 'cases.take.action',
  group: 'here',
  keys: ['y'],
  icon: UserRoundCheck,
});
export const snoozeAction = defineAction({
  id: 'case.snooze',
  label: 'cases.snooze.action',
  group: 'here',
  keys: ['z'],
  icon: Clock,
});
export const wakeAction = defineAction({ id: 'case.wake', label: 'cases.wake.action', group: 'here', icon: Clock });
export const resolveAction = defineAction({
  id: 'case.resolve',
  label: 'cases.resolve.action',
  group: 'here',
  keys: ['e'],
  icon: CircleCheckBig,
});
export const discardAction = defineAction({
  id: 'case.discard',
  label: 'cases.discard.action',
  group: 'here',
  keys: ['shift+x'],
  icon: Ban,
});
export const reopenAction = defineAction({
  id: 'case.reopen',
  label: 'cases.reopen.action',
  group: 'here',
  keys: ['shift+e'],
  icon: RotateCcw,
});
export const tagsAction = defineAction({
  id: 'case.tags',
  label: 'cases.tags.action',
  group: 'here',
  keys: ['l'],
  icon: Tags,
});
export const typeAction = defineAction({
  id: 'case.type',
  label: 'cases.type.action',
  group: 'here',
  keys: ['t'],
  icon: FileText,
});
export const linkAction = defineAction({ id: 'case.link', label: 'cases.link.action', group: 'here', icon: Link2 });
export const parentAction = defineAction({
  id: 'case.parent',
  label: 'cases.parent.action',
  group: 'here',
  icon: Network,
});
export const mergeAction = defineAction({
  id: 'case.merge',
  label: 'cases.merge.action',
  group: 'here',
  keys: ['shift+m'],
  icon: Merge,
});
export const surpriseAction = defineAction({
  id: 'case.surprise',
  label: 'cases.surprise.action',
  group: 'here',
  icon: Gift,
});
export const directorAction = defineAction({
  id: 'case.director',
  label: 'cases.director.action',
  group: 'here',
  keys: ['d'],
  icon: PhoneCall,
});
export const findingAction = defineAction({
  id: 'case.finding',
  label: 'cases.finding.action',
  group: 'here',
  icon: Lightbulb,
});
export const followAction = defineAction({
  id: 'case.follow',
  label: 'cases.follow.action',
  group: 'here',
  keys: ['s'],
  icon: Star,
});
export const unfollowAction = defineAction({
  id: 'case.unfollow',
  label: 'cases.unfollow.action',
  group: 'here',
  keys: ['s'],
  icon: Star,
});
export const unreadAction = defineAction({
  id: 'case.unread',
  label: 'cases.unread.action',
  group: 'here',
  keys: ['shift+u'],
  icon: Mail,
});
export const readAction = defineAction({ id: 'case.read', label: 'cases.read.action', group: 'here', icon: MailOpen });
export const customerAction = defineAction({
  id: 'case.customer',
  label: 'cases.customer.action',
  group: 'here',
  keys: ['u'],
  icon: UserRound,
});
export const copyAction = defineAction({
  id: 'case.copy',
  label: 'cases.copy.action',
  group: 'here',
  keys: ['shift+c'],
  icon: Copy,
});
export const historyAction = defineAction({
  id: 'case.history',
  label: 'cases.history.action',
  group: 'here',
  keys: ['h'],
  icon: History,
});
export const pdfAction = defineAction({ id: 'case.pdf', label: 'cases.pdf.action', group: 'here', icon: FileText });
export const dossierAction = defineAction({
  id: 'case.dossier',
  label: 'cases.dossier.action',
  group: 'here',
  icon: FileArchive,
});
export const internalPdfAction = defineAction({
  id: 'case.pdf-internal',
  label: 'cases.pdf.internalAction',
  group: 'here',
  icon: FileText,
});
