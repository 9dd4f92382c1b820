/** What the rest of authority's door says of consultations. */
export { askArea, areaAnswering, type AreaAnswering, type Asked, type NewConsultation } from './asking/ask.ts';
export { answerInWords } from './answering/answer.ts';
export { takeConsultationMail, type MailForConsultation, type MailTaken } from './answering/by-mail.ts';
export { closeConsultation, tellLateAnswer } from './follow-up.ts';
export { passOnLinked } from './answering/pass-on.ts';
export { answerLinked, openLinked, type LinkedConsultation } from './answering/page.ts';
export { sweepConsultations } from './sweep.ts';
export { usualAnswer } from './reading/thread.store.ts';
export { consultationsOf } from './reading/view.ts';
