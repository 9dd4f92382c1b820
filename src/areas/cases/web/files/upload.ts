import { uuidv7 } from 'uuidv7';
import { identityApi } from '#areas/identity/contract.ts';
import { addressOf, ApiProblem, call } from '#platform/http/client.ts';
import type { Problem } from '#platform/http/contract.ts';
import { casesApi } from '../../contract.ts';
import type { DraftFile } from '../compose/draft.rules.ts';

/**
 * Hands one file in, telling how much has gone (0 to 1). `fetch` cannot tell that, so this speaks for itself.
 * @throws {ApiProblem} as `call` does; `AbortError` when `signal` fires.
 */
export async function uploadFile(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<DraftFile> {
  const { status, body } = await send(file, onProgress, signal);
  if (status === 201) {
    const { id, name, size, type } = body as DraftFile;
    return { id, name, size, type };
  }
  // Asking who is signed in tells the app that nobody is, as any other refused call does.
  if (status === 401) await call(identityApi.getSession, {}).catch(() => undefined);
  const problem = body as Partial<Problem>;
  throw new ApiProblem({ ...problem, status, code: problem.code ?? 'client.unreachable' });
}

async function send(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<{ status: number; body: unknown }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: unknown }>();
  const request = new XMLHttpRequest();
  request.open('POST', addressOf(casesApi.uploadFile, { query: { name: file.name || 'archivo' } }));
  const headers = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
    'content-type': 'application/octet-stream',
    'idempotency-key': uuidv7(),
    'x-cauce': '1',
  };
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.upload.addEventListener('progress', ({ loaded, total }) => total > 0 && onProgress(loaded / total));
  request.addEventListener('load', () => resolve({ status: request.status, body: readJson(request.responseText) }));
  request.addEventListener('error', () => resolve({ status: 0, body: {} }));
  request.addEventListener('abort', () => reject(new DOMException('The upload was taken back', 'AbortError')));
  signal.addEventListener('abort', () => request.abort());
  request.send(file);
  return promise;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
