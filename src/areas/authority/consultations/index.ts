/** What the rest of authority's door says of consultations. */
export { askArea, areaAnswering, type AreaAnswering, type Asked, type NewConsultation } from './ask.ts';
export { answerInWords } from './answer.ts';
export { takeConsultationMail, type MailForConsultation, type MailTaken } from './by-mail.ts';
export { closeConsultation } from './follow-up.ts';
export { answerLinked, openLinked, type LinkedConsultation } from './page.ts';
export { sweepConsultations } from './sweep.ts';
export { usualAnswer } from './thread.store.ts';
export { consultationsOf } from './view.ts';
