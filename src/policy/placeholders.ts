/** What the placeholders of a convention stand for in one pair: `{ name: 'churn' }`. A Map, since names come from a file. */
export type Binding = ReadonlyMap<string, string>;

const placeholder = /\{([A-Za-z_][\w-]*)\}/g;

/** The names of the placeholders in a text, each once, in the order of their first use. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name))];
}

/** The text with its placeholders filled in; one that is not bound stays as it is. */
export function fillIn(text: string, binding: Binding): string {
  return text.replace(placeholder, (whole, name: string) => binding.get(name) ?? whole);
}

/** A JSONPath's string, a member with a placeholder in it (`..{name}_v2`), or a bare placeholder (`[{name}]`). */
const jsonPathPart =
  /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|(\.{1,2})([\w-]*\{[A-Za-z_][\w-]*\}[\w{}-]*)|\{[A-Za-z_][\w-]*\}/gs;

/**
 * A JSONPath with its placeholders filled in. What they stand for comes from the names of files, so it is only ever a
 * key: quoted where a bare key could not hold it, escaped inside of quotes.
 */
export function fillInJsonPath(selector: string, binding: Binding): string {
  if (binding.size === 0) return selector;
  return selector.replace(
    jsonPathPart,
    (part: string, dots: string | undefined, member: string | undefined) => {
      if (dots !== undefined && member !== undefined) {
        const key = fillIn(member, binding);
        if (/^[A-Za-z_]\w*$/.test(key)) return `${dots}${key}`;
        return `${dots === '..' ? '..' : ''}[${quoted(key, "'")}]`;
      }
      const quote = part.charAt(0);
      if (quote === '{')
        return placeholdersOf(part).some((name) => binding.has(name))
          ? quoted(fillIn(part, binding), "'")
          : part;
      return part.replace(placeholder, (whole, name: string) => {
        const text = binding.get(name);
        return text === undefined ? whole : quoted(text, quote).slice(1, -1);
      });
    },
  );
}

/** A string of RFC 9535 in the given quotes. */
function quoted(text: string, quote: string): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  return quote === '"' ? `"${escaped}"` : `'${escaped.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
