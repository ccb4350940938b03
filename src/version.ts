import manifest from '../package.json' with { type: 'json' };

/** The version of this Scalerlock. */
export const VERSION: string = manifest.version;
