import { SaxesParser } from 'saxes';
import { ArtifactError } from '../../error.ts';

/** An element that was kept. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  text: string;
}

/** What to do with a child: keep it and ask again for its own children, keep it with all below it, or leave it out. */
export type Keep = 'open' | 'whole' | 'skip';

const MAX_BYTES = 256 * 1024 * 1024;
const MAX_DEPTH = 10_000;
const MAX_KEPT_DEPTH = 128;
/** Some 800 bytes of memory each. */
const MAX_KEPT = 200_000;
const CHUNK = 64 * 1024;

/** From one `<` to the next: the parser puts texts, comments and attributes together in many times their length. */
const MAX_RUN = 2 * 1024 * 1024;

/**
 * The root of an XML document with those of its elements that `keep` wants; the others are only checked. Without
 * entities: a DOCTYPE is refused, so nothing is expanded and nothing outside is read. Throws an ArtifactError.
 */
export function parseXml(
  bytes: Uint8Array,
  keep: (child: string, parent: string | null) => Keep,
): XmlElement {
  if (bytes.length > MAX_BYTES) throw new ArtifactError('is too large for XML', { unsupported: true });
  checkRuns(bytes);
  const parser = new SaxesParser({ xmlns: false });
  const tree = treeBuilder(keep);
  parser.on('error', (error) => {
    throw new ArtifactError(`is not well-formed XML: ${error.message.slice(0, 200)}`, { cause: error });
  });
  parser.on('doctype', () => {
    throw new ArtifactError('has a DOCTYPE, which could define entities and is not read', {
      offset: parser.position,
    });
  });
  parser.on('opentag', ({ name, attributes }) => tree.open(name, attributes));
  parser.on('closetag', () => tree.close());
  parser.on('text', (text) => tree.text(text));
  parser.on('cdata', (text) => tree.text(text));
  feed(parser, bytes);
  if (tree.root === null) throw new ArtifactError('is XML without an element');
  return tree.root;
}

function checkRuns(bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length; ) {
    const next = bytes.indexOf(LESS_THAN, from + 1);
    const end = next < 0 ? bytes.length : next;
    if (end - from > MAX_RUN) {
      throw new ArtifactError(`holds ${end - from} bytes in one tag or text, at byte ${from}`, {
        offset: from,
        unsupported: true,
      });
    }
    from = end;
  }
}

const LESS_THAN = 0x3c;

function feed(parser: { write: (chunk: string) => unknown; close: () => unknown }, bytes: Uint8Array): void {
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  for (let at = 0; at < bytes.length; at += CHUNK) {
    parser.write(decoded(() => decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true })));
  }
  parser.write(decoded(() => decoder.decode()));
  parser.close();
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch (cause) {
    throw new ArtifactError('is not well-formed XML: its bytes do not fit its encoding', { cause });
  }
}

/** As the XML declaration says it, of those that begin like ASCII. */
function encodingOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const said = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  const encoding = said.toLowerCase();
  if (ENCODINGS.has(encoding)) return encoding;
  throw new ArtifactError(`is XML in ${said}, which is not read`, { unsupported: true });
}

const ENCODINGS = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii', 'iso-8859-1', 'latin1', 'windows-1252']);

function treeBuilder(keep: (child: string, parent: string | null) => Keep) {
  const stack: { element: XmlElement; keep: Keep }[] = [];
  // How many open elements are left out.
  let skipped = 0;
  let kept = 0;
  const tree = {
    root: null as XmlElement | null,
    open(name: string, attributes: Record<string, string>): void {
      const above = stack.at(-1);
      const wanted =
        skipped > 0 ? 'skip' : above?.keep === 'whole' ? 'whole' : keep(name, above?.element.name ?? null);
      if (stack.length + skipped >= MAX_DEPTH)
        throw new ArtifactError(`is nested deeper than ${MAX_DEPTH} elements`);
      if (wanted === 'skip') {
        skipped++;
        return;
      }
      if (stack.length >= MAX_KEPT_DEPTH || ++kept > MAX_KEPT) {
        throw new ArtifactError('has more, or more deeply nested, transformations than are read', {
          unsupported: true,
        });
      }
      const element = { name, attributes: new Map(Object.entries(attributes)), children: [], text: '' };
      if (above) above.element.children.push(element);
      else tree.root = element;
      stack.push({ element, keep: wanted });
    },
    close(): void {
      if (skipped > 0) skipped--;
      else stack.pop();
    },
    text(text: string): void {
      const above = stack.at(-1);
      if (above && skipped === 0 && above.keep === 'whole') above.element.text += text;
    },
  };
  return tree;
}

/** The children of a name. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}
