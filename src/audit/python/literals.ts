/** A number as Python writes it; null of a complex one. */
export function numberOf(written: string): number | null {
  const plain = written.replaceAll('_', '').toLowerCase();
  if (/j$/.test(plain)) return null;
  const value = Number(plain.replace(/l$/, ''));
  return Number.isNaN(value) ? null : value;
}

/** A string without expressions inside, quotes and all, as what it says. */
export function quotedText(written: string): string {
  const [, prefix = '', quote = ''] = /^([a-z]*)("{3}|'{3}|"|')/i.exec(written) ?? [];
  const start = prefix.length + quote.length;
  const end = written.endsWith(quote) ? written.length - quote.length : written.length;
  return textOf(written.slice(start, Math.max(start, end)), /r/i.test(prefix));
}

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

/** What stands between the quotes, its escapes read, as far as paths and names need them. */
export function textOf(written: string, isRaw: boolean): string {
  if (isRaw || !written.includes('\\')) return written;
  return written.replace(/\\(x[0-9a-f]{2}|u[0-9a-f]{4}|[\s\S])/gi, (whole, code: string) => {
    if (/^[xu]./i.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    if (/^['"\\]$/.test(code)) return code;
    return Object.hasOwn(SIMPLE, code) ? (SIMPLE[code] ?? '') : whole;
  });
}
