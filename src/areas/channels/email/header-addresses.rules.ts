const NAMED = /^(?:delivered-to|x-original-to|envelope-to|to|cc)$/i;
const MOST = 200;

/** Every address in the headers that say where a mail went, the most exact first (Delivered-To before To). */
export function addressesIn(head: string): string[] {
  const [block = ''] = head.split(/\r?\n\r?\n/, 1);
  const lines = block.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const found = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim();
    return colon > 0 && NAMED.test(name)
      ? [
          {
            exact: !/^(?:to|cc)$/i.test(name),
            addresses: line.slice(colon + 1).match(/[^\s<>(),:;"[\]\\]+@[^\s<>(),:;"[\]\\]+/g) ?? [],
          },
        ]
      : [];
  });
  const ordered = [...found.filter((one) => one.exact), ...found.filter((one) => !one.exact)];
  return [...new Set(ordered.flatMap((one) => one.addresses))].slice(0, MOST);
}
