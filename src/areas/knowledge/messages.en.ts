import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.article.not_found': 'There is no such article, or you may not see it.',
  'error.article.empty': 'The text is missing. Write it and save again.',
  'error.article.moved_on':
    'Somebody else saved a version while you were writing. Yours is still here: compare, and decide which one stays.',
  'error.article.archived': 'It is archived. Nothing has changed; bring it back to go on writing.',
  'error.article.translated': 'It exists in that language already. Open it and change it there.',
  'error.article.public_by_lead': 'What customers read is published by whoever leads. The draft is saved.',
  'error.article.file_large': 'The file is larger than {limitMb} MB. It has not been saved.',
  'error.article.files_many': 'An article carries {most} files at most. It has not been saved.',
  'error.article.internal_link': 'It is an internal article: the customer could not open it. Insert it as text.',
  'error.section.not_found': 'That section no longer exists. Nothing has changed.',
  'error.section.in_use': 'One of the sections you take away holds articles. Move them to another first.',
  'error.gap.not_found': 'That is no longer on the list. Nothing has changed.',
};
