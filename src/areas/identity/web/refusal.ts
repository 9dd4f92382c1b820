import { ApiProblem } from '#platform/http/client.ts';
import type { Text } from '#ui/text.ts';

/** What a refused call says to the person: the server's words, or ours when nothing came back. */
export function refusalOf(t: Text, error: unknown): string | undefined {
  if (!error) return undefined;
  if (error instanceof ApiProblem) return error.detail || t('app.failed.text');
  // The person closed the passkey's window, or the device has none for this site.
  return t('identity.passkey.cancelled');
}

/** The refusal's issues by field, as forms show them. */
export function problemsOf(error: unknown): { field: string; message: string }[] {
  return error instanceof ApiProblem ? error.issues.map(({ path, message }) => ({ field: path, message })) : [];
}
export function problemAt(error: unknown, field: string): string | undefined {
  return problemsOf(error).find((problem) => problem.field === field)?.message;
}
