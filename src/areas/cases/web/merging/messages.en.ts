import type { es } from './messages.es.ts';

/** Two cases that become one, and part again. */
export const en: Record<keyof typeof es, string> = {
  'cases.merge.action': 'Merge with…',
  'cases.pick.merge': 'Merge this case with…',
  'cases.merge.why.order': 'Names the same order',
  'cases.merge.why.text': 'Says much the same: {share} of words in common',
  'cases.merge.why.customer': 'Of the same person',
  'cases.merge.none': 'No other open cases of this person. Type to search.',
  'cases.merge.kept': '{reference} goes on',
  'cases.merge.gone': '{reference} ends and leads to it',
  'cases.merge.moves':
    '{messages, plural, =0 {No messages} =1 {1 message} other {# messages}}, {notes, plural, =0 {no notes} =1 {1 note} other {# notes}}, {files, plural, =0 {no files} =1 {1 file} other {# files}} and {petitions, plural, =0 {no petitions} =1 {1 petition} other {# petitions}} move.',
  'cases.merge.due': 'The deadline that ends first counts: {date}. Each complaint keeps its own.',
  'cases.merge.leads': 'Both references and both keys go on working for the customer.',
  'cases.merge.undoable': 'They can be parted whenever you want, each with its own.',
  'cases.merge.no.merge_self': 'It is this very case.',
  'cases.merge.no.merge_closed': 'One of the two is closed: reopen it first, or link them.',
  'cases.merge.no.merge_other_customer':
    'They belong to different people: merged, each would read the other’s. Link them or, if they are one, join their records first.',
  'cases.merge.no.merge_holds': 'Other cases are merged into {other} already.',
  'cases.merge.no.merge_weaker_class': '{other} is a complaint and can’t end inside a case of which the law asks less.',
  'cases.merge.no.merge_other_law': 'Each comes under another law: link them.',
  'cases.merge.no.merge_tied':
    '{other} has {tie, select, proposal {proposals or solutions decided} consultation {questions to areas} promise {something promised to the customer} director {a contact with the Director} request {a call asked for} hold {a hold in force} recording {a recording kept} incident {a mass incident} book {a sheet of the Libro de Reclamaciones} other {a finding}}, which stays where it was made.',
  'cases.merge.swap': 'Let {reference} go on',
  'cases.merge.back': 'Choose another',
  'cases.merge.confirm': 'Merge into {reference}',
  'cases.merge.done': '{other} was merged into {reference}',
  'cases.merge.parted': '{other} is a case of its own again',
  'cases.ball.merged': 'Merged',
  'cases.turn.merged': 'Merged with {reference}',
  'cases.merged': 'Merged here',
  'cases.merged.when': 'on {date}',
  'cases.merged.by': 'by {name} on {date}',
  'cases.merged.part': 'Part {reference}',
  'cases.event.merged': '{by} merged another case into this one',
  'cases.event.merged_into': '{by} merged this case into another',
  'cases.event.merge_undone': '{by} parted the merged cases',
};
