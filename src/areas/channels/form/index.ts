export { formHandler } from './process.ts';
export { sentWords, submitForm, uploaded, type Submission, type Uploaded } from './submission.ts';
export { subjectOf } from './subject.rules.ts';
