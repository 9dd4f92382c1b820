import { storable } from '#platform/db/storable.rules.ts';
import { sha256Hex } from '#platform/ids/index.ts';

interface Content {
  text: string;
  rawSha256: string | null;
  attachments: readonly { sha256: string }[];
}

/**
 * What an event says of a message's content: SHA-256 (hex) of its visible text, of its bytes as they arrived, and of each file.
 * With them the chain proves the words themselves (invariant 3), and erasing the row leaves it whole.
 */
export function contentHashes({ text, rawSha256, attachments }: Content): {
  content: string;
  raw: string | null;
  attached: string[];
} {
  return { content: sha256Hex(storable(text)), raw: rawSha256, attached: attachments.map(({ sha256 }) => sha256) };
}
