// What the filter in front of us thought. It only keeps back automatic answers and shows a note; nobody is dropped for it.
export function isCalledSpam(headers: readonly { name: string; value: string }[]): boolean {
  return headers.some(
    ({ name, value }) => (name === 'x-spam-flag' || name === 'x-spam-status') && /^\s*yes\b/i.test(value),
  );
}
