import { CircleCheckBig, Clock, Hourglass, MessageSquareQuote, Paperclip, Send, StickyNote } from 'lucide-react';
import { defineAction } from '#ui/keys/registry.ts';

/* What can be done with what one is writing. */

export const sendAction = defineAction({
  id: 'case.send',
  label: 'cases.send.action',
  group: 'here',
  keys: ['ctrl+enter'],
  icon: Send,
  whileWriting: true,
});
export const sendWaitAction = defineAction({
  id: 'case.send-wait',
  label: 'cases.send.waitAction',
  group: 'here',
  keys: ['alt+enter'],
  icon: Hourglass,
  whileWriting: true,
});
export const sendResolveAction = defineAction({
  id: 'case.send-resolve',
  label: 'cases.send.resolveAction',
  group: 'here',
  keys: ['ctrl+shift+enter'],
  icon: CircleCheckBig,
  whileWriting: true,
});
export const sendLaterAction = defineAction({
  id: 'case.send-later',
  label: 'cases.send.laterAction',
  group: 'here',
  icon: Clock,
});
export const saveNoteAction = defineAction({
  id: 'case.save-note',
  label: 'cases.send.noteAction',
  group: 'here',
  keys: ['ctrl+enter'],
  icon: StickyNote,
  whileWriting: true,
});
export const quoteAction = defineAction({
  id: 'case.quote',
  label: 'cases.compose.quote',
  group: 'here',
  icon: MessageSquareQuote,
});
export const attachAction = defineAction({
  id: 'case.attach',
  label: 'cases.send.attachAction',
  group: 'here',
  icon: Paperclip,
});
