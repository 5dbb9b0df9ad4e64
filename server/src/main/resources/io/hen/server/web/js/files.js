// Files out of drops and file pickers, folders included, and the captions that lie beside pictures.

const PICTURE = /\.(png|jpe?g|gif|bmp|webp)$/i;

/**
 * All files of a drop, at any depth.
 *
 * @returns {Promise<{file: File, path: string}[]>} path with its folders, to tell two of one name apart
 */
export async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) {
    return picked(transfer.files);
  }
  const found = [];
  for (const entry of entries) {
    await walk(entry, found);
  }
  return found;
}

/** The files of a picker. */
export function picked(files) {
  return [...files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}

async function walk(entry, found) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    found.push({ file, path: entry.fullPath || file.name });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    // Chromium hands out a hundred at a time; an empty list is the end.
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) {
      return;
    }
    for (const inner of some) {
      await walk(inner, found);
    }
  }
}

/** Whether a file looks like a picture; the server has the last word. */
export function looksLikePicture(file) {
  return file.type.startsWith("image/") || PICTURE.test(file.name);
}

/**
 * Pictures with their captions: the lines of the text file of the same name beside it, as `hen remember` takes them, else the
 * file's name if that is wanted.
 *
 * @returns {Promise<{pictures: {file: File, captions: string[]}[], others: number}>} others: files that are neither
 */
export async function captioned(found, { stems }) {
  const texts = new Map(found.filter(({ path }) => /\.txt$/i.test(path)).map(({ file, path }) => [stem(path), file]));
  const pictures = [];
  const used = new Set();
  for (const { file, path } of found.filter(({ file }) => looksLikePicture(file))) {
    const beside = texts.get(stem(path));
    if (beside) {
      used.add(beside);
    }
    const captions = beside ? lines(await beside.text()) : stems ? [spoken(file.name)] : [];
    pictures.push({ file, captions });
  }
  return { pictures, others: found.length - pictures.length - used.size };
}

function stem(path) {
  return path.replace(/\.[^./]*$/, "");
}

function lines(text) {
  return text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
}

/** “red-bus_2.jpg” said as a caption. */
function spoken(name) {
  return stem(name).replace(/[-_]+/g, " ").trim() || name;
}
