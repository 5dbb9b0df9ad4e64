// Puts numbers and items into words.

/** What an item is called: its caption, else its file, else its number. */
export function nameOf(item) {
  return item.caption || item.file || `item ${item.id}`;
}

/** “1 item”, “2 items”. */
export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** A share as a percentage with as many digits as say something; never rounded up to 100 % or down to 0 %. */
export function percent(share) {
  const value = share * 100;
  if (value === 0 || value === 100) {
    return `${value} %`;
  }
  if (value > 99.9) {
    return "> 99.9 %";
  }
  if (value < 0.1) {
    return "< 0.1 %";
  }
  return `${value < 10 || value > 99 ? value.toFixed(1) : Math.round(value)} %`;
}

/** A number with three digits that count; infinities and NaN come as words. */
export function number(value) {
  const parsed = Number(value);
  if (!Number.isFinite(parsed)) {
    return Number.isNaN(parsed) ? "unknown" : parsed > 0 ? "∞" : "-∞";
  }
  const size = Math.abs(parsed);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) {
    return parsed.toExponential(2);
  }
  return String(Number(parsed.toPrecision(3)));
}

/** A time in milliseconds. */
export function time(milliseconds) {
  return milliseconds < 1000 ? `${number(milliseconds)} ms` : `${number(milliseconds / 1000)} s`;
}

/** A length in bytes. */
export function bytes(length) {
  if (length < 1024) {
    return `${length} bytes`;
  }
  return length < 1 << 20 ? `${number(length / 1024)} KB` : `${number(length / (1 << 20))} MB`;
}

/** What went wrong and what to do, as two sentences. */
export function trouble(error) {
  return [error.message, error.remedy].filter(Boolean).map(sentence).join(" ");
}

/** A sentence with a capital letter and a full stop; a file name that it begins with stays as it is. */
export function sentence(words) {
  const text = words.trim();
  const begun = /^[\p{L}\p{M}]+(\s|$)/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return begun + (/[.!?]$/.test(text) ? "" : ".");
}
