/** Characters and lines; what is longer goes as a file. */
const MOST_PASTED = 50_000;
const MOST_LINES = 1_000;

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/**
 * What to do with what was pasted. A spreadsheet brings its cells and a picture of them: the cells are what was meant. A picture copied
 * from a page brings its address too, which is nobody's to load.
 */
export function kindOfPaste(given: {
  text: string;
  html: string;
  types: readonly string[];
}): 'writing' | 'pictures' | 'files' | 'long' {
  if (given.text.length > MOST_PASTED || given.text.split('\n').length > MOST_LINES) return 'long';
  if (given.types.length === 0) return 'writing';
  if (given.text.trim() !== '' && given.html !== '') return 'writing';
  return given.types.every((type) => PICTURES.has(type)) ? 'pictures' : 'files';
}
