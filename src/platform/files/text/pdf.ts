import { getDocumentProxy } from 'unpdf';

/** Beyond these nobody finds a document by what it says, and a file made to keep us busy has thousands. */
const MOST_PAGES = 300;

/**
 * The text of a PDF, page after page, until there is `enough`; of a scan without a text layer, nothing.
 * Nothing outside the file is read: no fonts of the system, no network, no code of the document.
 *
 * @throws when it is broken or needs a password
 */
export async function textOfPdf(bytes: Uint8Array, enough: number): Promise<string> {
  const document = await getDocumentProxy(bytes, {
    disableFontFace: true,
    enableXfa: false,
    maxImageSize: 1,
    stopAtErrors: false,
    useSystemFonts: false,
    verbosity: 0,
  });
  try {
    let text = '';
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES) && text.length < enough; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
      text += '\n';
      page.cleanup();
    }
    return text;
  } finally {
    await document.loadingTask.destroy();
  }
}
