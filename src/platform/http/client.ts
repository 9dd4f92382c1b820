import { uuidv7 } from 'uuidv7';
import { type AnyEndpoint, type CallInput, type CallOutput, callPath, type Problem } from './contract.ts';

export type { CallInput, CallOutput } from './contract.ts';

/** Browser-safe: how screens call the contracts. */
export interface ClientSettings {
  /** Before the path; empty in the browser, which is on the same origin. */
  origin: string;
  /** The language in which refusals are told to whoever is not signed in. */
  language(): string;
  /** The session has ended: the app asks to sign in again, over the screen, so that nothing written is lost. */
  onSignedOut(): void;
}

const settings: ClientSettings = { origin: '', language: () => 'es', onSignedOut: () => undefined };

export function configureClient(change: Partial<ClientSettings>): void {
  Object.assign(settings, change);
}

/** A refusal, as the server words it (RFC 9457), or `client.unreachable` with status 0 when nothing came back. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  /** What happened, what is safe, what to do: ready to show. Empty when nothing came back. */
  readonly detail: string;
  readonly issues: { path: string; code: string; message: string }[];
  readonly requestId: string | undefined;
  /** What the refusal carries besides its text: the other's name, the new amount. */
  readonly values: Record<string, unknown>;

  constructor(problem: Partial<Problem> & { status: number; code: string }) {
    super(problem.code);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title ?? '';
    this.detail = problem.detail ?? '';
    this.issues = problem.issues ?? [];
    this.requestId = problem.requestId;
    this.values = problem;
  }

  /** Nothing came back: offline, or the server is away. */
  get unreachable(): boolean {
    return this.status === 0;
  }
}

export interface CallOptions {
  signal?: AbortSignal;
  /** Reuse it to repeat a write that may already have been done: it is done once. */
  idempotencyKey?: string;
  /** Sent as it is instead of a JSON body: a file, a form with files. */
  content?: Blob | FormData;
}

/**
 * Calls an endpoint and gives its answer.
 * @throws {ApiProblem} whatever is not a yes; `AbortError` when `signal` fires.
 */
export async function call<E extends AnyEndpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: CallOptions = {},
): Promise<CallOutput<E>> {
  const response = await send(endpoint, input, options);
  if (!response.ok) throw await refusal(endpoint, response);
  if (response.status === 204) return undefined as CallOutput<E>;
  return (endpoint.bytes ? await response.blob() : await response.json()) as CallOutput<E>;
}

/** Where a browser can fetch the bytes by itself: for links and images. */
export function addressOf<E extends AnyEndpoint>(endpoint: E, input: CallInput<E>): string {
  return settings.origin + callPath(endpoint, input as LooseInput);
}

type LooseInput = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };

async function send(endpoint: AnyEndpoint, input: LooseInput, options: CallOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': settings.language() };
  if (endpoint.method !== 'GET') headers['x-cauce'] = '1';
  if (endpoint.method === 'POST') headers['idempotency-key'] = options.idempotencyKey ?? uuidv7();
  if (endpoint.raw) headers['content-type'] = endpoint.raw;
  const json = options.content === undefined && input.body !== undefined;
  if (json) headers['content-type'] = 'application/json';
  try {
    return await fetch(settings.origin + callPath(endpoint, input), {
      method: endpoint.method,
      headers,
      credentials: 'same-origin',
      body: json ? JSON.stringify(input.body) : (options.content ?? null),
      signal: options.signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem({ status: 0, code: 'client.unreachable' });
  }
}

async function refusal(endpoint: AnyEndpoint, response: Response): Promise<ApiProblem> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  // A sign-in that fails also answers 401, but ends no session.
  if (response.status === 401 && endpoint.access === 'person') settings.onSignedOut();
  return new ApiProblem({ ...problem, status: response.status, code: problem.code ?? 'server.fault' });
}
