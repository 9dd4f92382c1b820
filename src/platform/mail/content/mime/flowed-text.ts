/** RFC 3676: joins the soft-broken lines of `format=flowed` text. Quote depth is respected, signatures are not joined. */
export function unflow(text: string, deleteSpace: boolean): string {
  const out: string[] = [];
  let paragraph: { depth: number; pieces: string[] } | null = null;
  const flush = () => {
    if (paragraph !== null) out.push(quoteMark(paragraph.depth) + paragraph.pieces.join(''));
    paragraph = null;
  };
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)![0].length;
    const content = line.slice(depth).replace(/^ /, '');
    if (paragraph !== null && paragraph.depth !== depth) flush();
    const soft = content.endsWith(' ') && content !== '-- ';
    if (content === '-- ') flush();
    paragraph ??= { depth, pieces: [] };
    paragraph.pieces.push(soft && deleteSpace ? content.slice(0, -1) : content);
    if (!soft) flush();
  }
  flush();
  return out.join('\n');
}

function quoteMark(depth: number): string {
  return depth === 0 ? '' : `${'>'.repeat(depth)} `;
}
