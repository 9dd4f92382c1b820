/** In pixels; what is wider would push the letter out of the page of whoever reads it. */
const WIDEST = 600;

/** How wide a picture is shown: mail programs draw it at its own size where nothing says so. Nothing: it cannot be told. */
export async function pictureWidth(file: Blob): Promise<number | undefined> {
  try {
    const picture = await createImageBitmap(file);
    const width = Math.min(WIDEST, picture.width);
    picture.close();
    return width;
  } catch {
    return undefined;
  }
}
