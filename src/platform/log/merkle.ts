import { createHash } from 'node:crypto';

/** Merkle tree as in RFC 6962 §2.1: leaves hashed with 0x00, inner nodes with 0x01, split at the largest power of two. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest();
  return rootOf(leaves.map((leaf) => hash(0, leaf)));
}

function rootOf(nodes: readonly Buffer[]): Buffer {
  if (nodes.length === 1) return nodes[0] as Buffer;
  const split = 2 ** Math.floor(Math.log2(nodes.length - 1));
  return hash(1, rootOf(nodes.slice(0, split)), rootOf(nodes.slice(split)));
}

function hash(prefix: number, ...parts: Buffer[]): Buffer {
  const digest = createHash('sha256').update(Buffer.of(prefix));
  for (const part of parts) digest.update(part);
  return digest.digest();
}

/** One step from a leaf up to the root: the neighbour's hash and on which side it stands. */
export interface PathStep {
  side: 'left' | 'right';
  hash: Buffer;
}

/** Audit path of the leaf at `index` (RFC 6962 §2.1.1), from the leaf upwards: with it an outsider gets the root from one leaf alone. */
export function auditPath(leaves: readonly Buffer[], index: number): PathStep[] {
  return pathOf(
    leaves.map((leaf) => hash(0, leaf)),
    index,
  );
}

function pathOf(nodes: readonly Buffer[], index: number): PathStep[] {
  if (nodes.length <= 1) return [];
  const split = 2 ** Math.floor(Math.log2(nodes.length - 1));
  const [left, right] = [nodes.slice(0, split), nodes.slice(split)];
  return index < split
    ? [...pathOf(left, index), { side: 'right', hash: rootOf(right) }]
    : [...pathOf(right, index - split), { side: 'left', hash: rootOf(left) }];
}
