import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.case.not_found': 'That case does not exist or you cannot see it. Nothing was changed; check the number.',
  'error.selector.value_missing': 'What to look for is missing after the colon. Write it, or remove the filter.',
  'error.selector.value_unknown': 'Nothing here is called “{value}”. Correct it or choose it under Filter.',
  'error.selector.value_single': 'Only one date fits there. Remove “{value}”.',
  'error.selector.day_unknown': '“{value}” is not a date. Write today, 7d or 2026-11-03.',
  'error.case.merged': 'That case was merged with {reference}. Nothing has changed: open that one and do it there.',
  'error.case.merge_self': 'A case can’t be merged with itself. Choose another one.',
  'error.case.merge_closed': 'Only open cases are merged. Nothing has changed; reopen the closed one or link them.',
  'error.case.merge_other_customer':
    'They belong to different people: merged, each would read the other’s. Nothing has changed; link them or, if they are one person, join their records first.',
  'error.case.merge_holds':
    'Other cases are merged into that one already. Nothing has changed; do it the other way round or part those first.',
  'error.case.merge_weaker_class':
    'A complaint can’t end inside a case of which the law asks less. Nothing has changed; do it the other way round.',
  'error.case.merge_other_law': 'Each case comes under another law. Nothing has changed; link them.',
  'error.case.merge_tied':
    'That case has {tie, select, proposal {proposals or solutions decided} consultation {questions to areas} promise {something promised to the customer} director {a contact with the Director} request {a call asked for} hold {a hold in force} recording {a recording kept} incident {a mass incident} book {a sheet of the Libro de Reclamaciones} other {a finding}}, which stays where it was made. Nothing has changed; do it the other way round or link them.',
  'error.case.merge_not_found': 'That merge does not exist or you cannot see it. Nothing has changed.',
  'error.case.merge_undone': 'Those cases stand apart already. Nothing has changed.',
  'error.export.too_many':
    'This list has more than {most, number} cases and none has been exported. Filter it (by dates, type or team) and export it in parts.',
  'error.view.not_found': 'That view is gone or is not your team’s. Choose another from the list.',
  'error.view.not_yours': 'That view is somebody else’s. Nothing was changed; save your own under another name.',
  'error.view.not_yours_to_share':
    'Only who leads shares views with everybody, and with a team, who is in it. Nothing was saved.',
  'error.view.empty': 'The view does not say which cases you want. Write a filter or some words and save it.',
  'error.case.reads_only': 'Your role can read cases, not change them. Nothing was saved.',
  'error.case.resolved': 'The case is resolved or discarded. Nothing was changed; reopen it first.',
  'error.case.already_resolved': 'The case is already resolved or discarded. Nothing was changed.',
  'error.case.not_resolved': 'The case is neither resolved nor discarded, so there is nothing to reopen.',
  'error.case.already_yours': 'The case is already yours.',
  'error.case.not_snoozed': 'The case is not snoozed.',
  'error.case.received_in_future': 'The date of receipt is later than now. Nothing was saved; correct the date.',
  'error.case.moved_meanwhile':
    'Something arrived while you were writing. Your text is safe: look at it and send again.',
  'error.case.no_recipient':
    'There is nobody to reply to: the case has no e-mail address. Your text is safe; add an address in To.',
  'error.case.recipient_invalid': '«{address}» cannot be written to. Nothing was sent; correct or remove that address.',
  'error.case.needs_hands': 'An open case needs an owner or a team. Nothing was changed; choose one.',
  'error.case.team_retired': 'That team is no longer in use. Nothing was changed; choose another one.',
  'error.case.assignee_cannot_see':
    'That person cannot take cases right now. Nothing was changed; choose somebody else.',
  'error.case.snooze_past': 'That date has passed. The case stays as it was; choose a later one.',
  'error.case.waits_for_nobody':
    'Nobody inside has to answer this case. It stays as it is; choose a date or ask first.',
  'error.case.nothing_to_wait_for': 'That can’t happen in this case any more. It stays as it is; choose a date.',
  'error.case.snooze_beyond_due': 'That date is too far away. The case stays as it was; choose one within a year.',
  'error.case.snooze_beyond_legal':
    'A case comes back the day before its legal term ends, at the latest. It stays as it was; choose an earlier date.',
  'error.case.no_completion':
    'The law of this case has no request for data with a term. Nothing was sent; ask for them in a reply.',
  'error.case.completion_asked': 'Data have been asked for and the customer still has time. Nothing was sent.',
  'error.case.survey_before_resolution':
    'The customer can’t be asked yet: their case is not resolved. Nothing was sent.',
  'error.case.survey_before_notice':
    'The customer can’t be asked yet: the answer that resolves their case has not reached them. Nothing was sent.',
  'error.case.completion_bad_day':
    'That day is not between the request and today. Choose the day the data came; nothing was changed.',
  'error.case.completion_not_asked': 'No data are awaited. Nothing was changed.',
  'error.case.completion_too_soon':
    'The customer is entitled to more time: until {date} at least. Nothing was sent; choose another date.',
  'error.case.no_remote_offer':
    'The law of this case does not suspend the term for an offer. Nothing was sent; offer it in a reply.',
  'error.case.offer_open': 'An offered solution awaits its answer. Nothing was sent.',
  'error.case.offer_late':
    'The legal term has passed and an offer does not suspend it. Nothing was sent: write it as a reply.',
  'error.case.offer_spent':
    'Earlier offers used up the days the law lets it wait. Nothing was sent: write it as a reply, and the term goes on.',
  'error.case.no_offer_open': 'No offered solution awaits an answer. Nothing was changed.',
  'mail.completion.until': 'You can send this until {date}, included.',
  'mail.completion.restarts': 'The term to resolve the case begins when we receive it.',
  'mail.completion.late': 'The term to resolve the case does not change with this request.',
  'mail.completion.pauses': 'Meanwhile the term to resolve the case is suspended.',
  'mail.completion.deemed': 'If it has not come by the end of that day, the case may be taken as resolved ({article}).',
  'error.case.resolve_needs_petitions':
    '{missing, plural, =1 {One petition still has to be decided, with its reason.} other {# petitions still have to be decided, with their reasons.}} The case stays open; complete it and resolve.',
  'error.case.resolve_needs_reply':
    'The customer does not have a reasoned answer yet. The case stays open; write it here or send it first.',
  'error.case.resolve_needs_fields': 'Fields needed to resolve are empty: {fields}. The case stays open; fill them in.',
  'error.case.link_self': 'A case cannot be linked or moved to itself. Choose another.',
  'error.case.move_only_message':
    'It is the only message of the case, so it has one of its own. Nothing was moved; choose another case.',
  'error.message.not_found': 'That message does not exist or you cannot see it.',
  'error.message.already_sent':
    'The message has left and cannot be taken back. If need be, write another that corrects it.',
  'error.message.not_yours': 'Only whoever wrote the reply can take it back.',
  'error.message.not_held': 'That message is not held.',
  'error.file.not_found': 'That file does not exist, you cannot see it, or it was used already. Attach it again.',
  'error.file.not_a_picture':
    '“{name}” is not a picture that can stand inside the text. Your text is safe; attach it as a file.',
  'error.case.nothing_written': 'Nothing is written. Nothing was saved.',
  'error.file.too_large': 'The file is over {limitMb} MB. Nothing was saved; send it smaller or in parts.',
  'error.petition.not_found': 'That petition is no longer in the case. Nothing was changed; open it again.',
  'error.petition.decided': 'A decided petition is not changed or removed. Nothing was saved; add another.',
  'error.field.not_found': 'The field «{field}» does not exist or is no longer used. Nothing was saved.',
  'error.field.wrong_value': 'The value of the field «{field}» is not one it takes. Nothing was saved; correct it.',
  'error.reason.not_found':
    'That contact reason does not exist or is no longer used. Nothing was saved; choose another.',
  'error.promise.not_found': 'That promise does not exist or is closed.',
  'error.consultation.answers_needed': 'Answers are missing: write two to four. Nothing has been asked.',
  'error.consultation.item_needed': 'Say what is asked for and how many. Nothing has been ordered.',
};
