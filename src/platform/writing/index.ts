/* What people of the house write with its shape (answers, notes, templates, articles): cleaned, read and sent in one place. */
export { cleanWriting } from './clean-writing.ts';
export { mailOfWriting } from './mail-writing.ts';
export { pageOfWriting } from './page-writing.ts';
export {
  imagesIn,
  isBlankWriting,
  isPlainWriting,
  missingIn,
  peopleIn,
  textOfWriting,
  withImages,
  withoutMarks,
  writingOfText,
} from './writing.rules.ts';
