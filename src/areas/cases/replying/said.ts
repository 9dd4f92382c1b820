import { invalid } from '#platform/errors/index.ts';
import {
  cleanWriting,
  imagesIn,
  isBlankWriting,
  isPlainWriting,
  missingIn,
  textOfWriting,
  withImages,
  withoutMarks,
} from '#platform/writing/index.ts';
import type { Work } from '#platform/work/index.ts';
import { previewOf } from '../messages/preview.rules.ts';
import { takeUploads } from '../messages/uploads.ts';
import type { FileRef } from '../opening/new-case.ts';

/** What was written: its words, and its shape where the words alone would lose it. */
export interface Said {
  text: string;
  /** Clean writing; '' where the text says it all. Its pictures are uploads, by their id. */
  html: string;
}

/** As plain text or as writing, whichever came; of writing nothing is believed but what is left of it once it is clean. */
export function saidIn(given: { text?: string | undefined; html?: string | undefined }): Said {
  if (given.html === undefined || given.html === '') {
    if (given.text === undefined) throw invalid('case.nothing_written');
    return { text: given.text, html: '' };
  }
  const html = cleanWriting(given.html);
  if (isBlankWriting(html)) throw invalid('case.nothing_written');
  return { text: textOfWriting(html).trim(), html: isPlainWriting(html) ? '' : html };
}

/** The same for an answer: with no gap in it, and without the marks that are only for us. */
export function answerIn(given: { text?: string | undefined; html?: string | undefined }): Said {
  const said = saidIn(given);
  const [gap] = missingIn(said.html);
  if (gap !== undefined) throw invalid('template.value_missing', { field: gap });
  const html = withoutMarks(said.html);
  return { text: said.text, html: isPlainWriting(html) ? '' : html };
}

/** Files and pictures spent on a message or note, and its shape naming each picture by its content, as those of a mail that came in. */
export async function takeFiles(
  work: Work,
  { html, fileIds }: { html: string; fileIds: readonly string[] },
  usedBy: string,
): Promise<{ html: string; files: FileRef[] }> {
  const pictures = imagesIn(html);
  const names = new Map<string, string>();
  const shown = (await takeUploads(work, pictures, usedBy)).map((file, index): FileRef => {
    if (previewOf(file.type) !== 'image') throw invalid('file.not_a_picture', { name: file.name });
    names.set(pictures[index] ?? '', file.sha256);
    return { ...file, inline: true, contentId: pictureId(file.sha256) };
  });
  const others = await takeUploads(
    work,
    fileIds.filter((id) => !names.has(id)),
    usedBy,
  );
  return { html: withImages(html, (id) => names.get(id)), files: [...others, ...shown] };
}

/** The name of a picture inside a mail of ours (RFC 2392): the same picture has the same one. */
export function pictureId(sha256: string): string {
  return `${sha256.slice(0, 40)}@cauce`;
}
