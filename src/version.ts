import manifest from '../package.json' with { type: 'json' };

/** The version of this Scalerlock. */
export const VERSION: string = manifest.version;

declare const SCALERLOCK_BUILD: string;

/** Names the sources that this is built from: what one build remembers, another does not take over. */
export const BUILD: string = typeof SCALERLOCK_BUILD === 'string' ? SCALERLOCK_BUILD : `${VERSION}-sources`;
