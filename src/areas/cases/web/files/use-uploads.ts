import { useRef, useState } from 'react';
import { ApiProblem } from '#platform/http/client.ts';
import { useText } from '#ui/text.ts';
import type { DraftFile } from '../compose/draft.rules.ts';
import { problemText } from '../data/use-verb.ts';
import { uploadFile } from './upload.ts';

export interface Upload {
  key: number;
  name: string;
  /** From 0 to 1. */
  share: number;
  /** Why it did not arrive. */
  problem?: string;
  retry(): void;
  cancel(): void;
}

/** Files on their way to the server; each goes to `onFile` when it has arrived. */
export function useUploads(onFile: (done: DraftFile, file: File) => unknown): {
  uploads: readonly Upload[];
  add(files: Iterable<File>): void;
} {
  const t = useText();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const last = useRef(0);
  const arrived = useRef(onFile);
  arrived.current = onFile;

  async function start(file: File): Promise<void> {
    const key = (last.current += 1);
    const abort = new AbortController();
    const drop = (): void => setUploads((all) => all.filter((one) => one.key !== key));
    const change = (part: Partial<Upload>): void =>
      setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
    const cancel = (): void => {
      abort.abort();
      drop();
    };
    const retry = (): void => {
      drop();
      void start(file);
    };
    setUploads((all) => [...all, { key, name: file.name, share: 0, retry, cancel }]);
    try {
      const done = await uploadFile(file, (share) => change({ share }), abort.signal);
      drop();
      arrived.current(done, file);
    } catch (error) {
      if (abort.signal.aborted) return;
      change({ problem: error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown') });
    }
  }

  return { uploads, add: (files) => [...files].forEach((file) => void start(file)) };
}
