/** Shown by our own viewer; everything else is only downloaded (T35). SVG runs scripts, so it is no image here. */
const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']);

export function previewOf(type: string): 'image' | 'pdf' | 'none' {
  if (IMAGES.has(type)) return 'image';
  return type === 'application/pdf' ? 'pdf' : 'none';
}
