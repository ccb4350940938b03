// `npm run bench`: every measurement, one after the other.
await import('./hook.mjs');
