import type { DataRole } from '../../data.ts';
import { shortName } from '../../short-name.ts';
import type { Thing } from '../../thing.ts';

/** What people call a thing that is fitted: an encoder, an imputer, a PCA; a scaler where nothing says else. */
export function nounOf(thing: Thing | null): string {
  const name = thing?.class ? shortName(thing.class) : '';
  if (/(?:Encoder|Binarizer|Lookup|Tokenizer)$/.test(name)) return 'encoder';
  if (/Imputer$/.test(name)) return 'imputer';
  if (/Vectorizer$/.test(name)) return 'vectorizer';
  return thing?.family === 'encoder' && name !== '' ? name : 'scaler';
}

/** What is received, as people say it: a prompt is no service. */
export function receivedText({ evidence }: Pick<DataRole, 'evidence'>): string {
  return /`(?:builtins\.)?input`/.test(evidence) ? 'what a person types in' : 'what the service receives';
}
