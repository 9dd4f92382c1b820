/** The seven kinds of refusal; each maps to one HTTP status. Anything else is a fault of ours (500). */
export const ERROR_KINDS = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  expired: 410,
  limited: 429,
} as const;
export type ErrorKind = keyof typeof ERROR_KINDS;

/** One thing wrong in the input. `path` is dotted; `code` is translated under `issue.<code>` or shown as `message`. */
export interface Issue {
  path: string;
  code: string;
  message: string;
}

export type ErrorDetails = Record<string, string | number | boolean | null>;

/** A refusal in the language of the business: `code` is `area.reason`, declared in a contract, translated in every language. */
export class DomainError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly details: ErrorDetails;
  readonly issues: Issue[];
  constructor(kind: ErrorKind, code: string, details: ErrorDetails = {}, issues: Issue[] = []) {
    super(code);
    this.name = 'DomainError';
    this.kind = kind;
    this.code = code;
    this.details = details;
    this.issues = issues;
  }
}

/** Not found and not yours look the same (invariant 5). */
export function missing(code: string, details?: ErrorDetails): DomainError {
  return new DomainError('missing', code, details);
}
export function forbidden(code: string, details?: ErrorDetails): DomainError {
  return new DomainError('forbidden', code, details);
}
export function conflict(code: string, details?: ErrorDetails): DomainError {
  return new DomainError('conflict', code, details);
}
export function invalid(code: string, details?: ErrorDetails, issues?: Issue[]): DomainError {
  return new DomainError('invalid', code, details, issues);
}

/** A permission's answer: yes, or no with the reason a screen can show beside the disabled control. */
export type Verdict = { ok: true } | { ok: false; reason: string };
export const YES: Verdict = { ok: true };
export function no(reason: string): Verdict {
  return { ok: false, reason };
}
export function demand(verdict: Verdict): void {
  if (!verdict.ok) throw forbidden(verdict.reason);
}
