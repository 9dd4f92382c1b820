import { useText } from '#ui/text.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { escaped } from '#platform/writing/tokens.rules.ts';
import { type Upload, useUploads } from '../../files/use-uploads.ts';
import { composerEditor } from '../focus-composer.ts';
import { kindOfPaste } from './paste.rules.ts';
import { pictureWidth } from './picture-width.ts';

/** What is pasted and is no text of a letter: pictures stand where the cursor is, other files and very long texts go beside it. */
export function usePaste(addFiles: (files: Iterable<File>) => void): {
  onPaste(data: DataTransfer): boolean;
  pictures: readonly Upload[];
} {
  const t = useText();
  const { uploads, add } = useUploads(async ({ id, name }, file) => {
    const width = await pictureWidth(file);
    composerEditor.current?.insertHtml(
      `<img src="cid:${id}" alt="${escaped(name).replaceAll('"', '')}"${width ? ` width="${width}"` : ''}>`,
    );
  });
  const onPaste = (data: DataTransfer): boolean => {
    const text = data.getData('text/plain');
    const files = [...data.files];
    const kind = kindOfPaste({ text, html: data.getData('text/html'), types: files.map(({ type }) => type) });
    if (kind === 'writing') return false;
    if (kind === 'pictures') add(files);
    else if (kind === 'files') addFiles(files);
    else {
      // Nobody reads so much in a letter, and a field that grows with it would stand still.
      addFiles([new File([text], t('cases.compose.pastedFile'), { type: 'text/plain' })]);
      toast(t('cases.compose.pasted'));
    }
    return true;
  };
  return { onPaste, pictures: uploads };
}
