/**
 * Whether the bytes are an ONNX model. A protocol buffer has no magic, so the beginning must be one of a ModelProto, to
 * the letter: `ir_version` first (every writer puts fields in order), then only fields that a ModelProto has, of their
 * own kinds, up to a graph whose own beginning is one of a GraphProto.
 * Source: onnx/onnx.proto, messages ModelProto and GraphProto.
 */
export function looksLikeOnnx(bytes: Uint8Array): boolean {
  if (bytes[0] !== IR_VERSION) return false;
  const version = bytes[1] ?? 0;
  if (version < 1 || version > MAX_IR_VERSION) return false;
  let at = 2;
  for (let count = 0; count < MAX_FIELDS && at < bytes.length; count++) {
    const tag = small(bytes, at);
    if (tag === null || !MODEL_TAGS.has(tag.value)) return false;
    const length = small(bytes, tag.end);
    if (length === null) return false;
    if (tag.value === GRAPH) return length.value === 0 || GRAPH_TAGS.has(bytes[length.end] ?? 0x0a);
    at = tag.value === MODEL_VERSION ? length.end : length.end + length.value;
  }
  return false;
}

const IR_VERSION = 0x08;

/** The newest of 2026 is 13. */
const MAX_IR_VERSION = 63;

/** Functions and metadata may stand before the graph. */
const MAX_FIELDS = 4096;

const [MODEL_VERSION, GRAPH] = [0x28, 0x3a];

/** producer_name, producer_version, domain, doc_string, opset_import, metadata_props, training_info, functions, configuration. */
const MODEL_TAGS = new Set([
  MODEL_VERSION,
  GRAPH,
  ...[2, 3, 4, 6, 8, 14, 20, 25, 26].map((field) => field * 8 + 2),
]);

/** node, name, initializer, doc_string, input, output, value_info, and what is the first byte of those from field 14 on. */
const GRAPH_TAGS = new Set([0x0a, 0x12, 0x2a, 0x52, 0x5a, 0x62, 0x6a, 0x72, 0x7a, 0x82]);

/** A varint below 2^35 and where it ends. */
function small(bytes: Uint8Array, start: number): { value: number; end: number } | null {
  let value = 0;
  for (let index = 0; index < 5; index++) {
    const byte = bytes[start + index];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: start + index + 1 };
  }
  return null;
}
