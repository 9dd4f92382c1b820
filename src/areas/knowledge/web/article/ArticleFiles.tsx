import { useQueryClient } from '@tanstack/react-query';
import { Download, Paperclip, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { addressOf, ApiProblem, call } from '#platform/http/client.ts';
import type { Problem } from '#platform/http/contract.ts';
import { oneKey } from '#platform/http/query-keys.ts';
import { refusalOf } from '#areas/identity/web/index.ts';
import { Button, buttonClass } from '#ui/controls/Button.tsx';
import { Icon } from '#ui/controls/Icon.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { FileChooser } from '#ui/fields/FileChooser.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { useText } from '#ui/text.ts';
import { articlesApi, type ArticleView } from '../../contract.ts';
import styles from '../knowledge.module.css';
import { useArticleChange } from './use-article-change.ts';

const MEGABYTE = 1024 * 1024;

/** Files that go with it: a sheet, a form, a drawing. */
export function ArticleFiles({ article: { id, files, can } }: { article: ArticleView }) {
  const t = useText();
  const { number } = useFormats();
  const mayEdit = can['edit'] === true;
  const remove = useArticleChange(
    async (fileId: string) => call(articlesApi.removeArticleFile, { params: { id, fileId } }),
    { said: t('knowledge.files.removed') },
  );
  const add = useAddFile(id);
  const input = useRef<HTMLInputElement>(null);
  if (files.length === 0 && !mayEdit) return null;
  return (
    <section aria-label={t('knowledge.files')}>
      {files.length > 0 && (
        <ul className={styles.files}>
          {files.map((file) => (
            <li key={file.id} className={styles.file}>
              <Icon as={Paperclip} />
              <span className={styles.fileName}>{file.name}</span>
              <Quiet>{`${number(Math.max(0.1, file.size / MEGABYTE), 1)} MB`}</Quiet>
              <a
                href={addressOf(articlesApi.getArticleFile, { params: { id, fileId: file.id } })}
                download={file.name}
                className={buttonClass('quiet')}
                aria-label={t('knowledge.files.download', { name: file.name })}
              >
                <Icon as={Download} />
              </a>
              {mayEdit && (
                <IconButton
                  icon={X}
                  label={t('knowledge.files.remove', { name: file.name })}
                  onClick={() => remove.run(file.id)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <>
          <Button variant="quiet" icon={Paperclip} busy={add.busy} onClick={() => input.current?.click()}>
            {t('knowledge.files.add')}
          </Button>
          <FileChooser input={input} onFiles={(chosen) => add.run([...chosen])} />
        </>
      )}
    </section>
  );
}

function useAddFile(id: string) {
  const t = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const run = async (files: readonly File[]): Promise<void> => {
    setBusy(true);
    try {
      for (const file of files) await send(id, file);
    } catch (error) {
      toast(refusalOf(t, error) ?? '');
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: oneKey('article', id) });
  };
  return { busy, run: (files: readonly File[]) => void run(files) };
}

async function send(id: string, file: File): Promise<void> {
  const response = await fetch(
    addressOf(articlesApi.addArticleFile, { params: { id }, query: { name: file.name || 'archivo' } }),
    {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'accept-language': document.documentElement.lang,
        'content-type': 'application/octet-stream',
        'idempotency-key': uuidv7(),
        'x-cauce': '1',
      },
      body: file,
    },
  );
  if (response.ok) return;
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  throw new ApiProblem({ ...problem, status: response.status, code: problem.code ?? 'client.unreachable' });
}
